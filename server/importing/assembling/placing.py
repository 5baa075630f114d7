"""What an amount counts in: by the entry's own post, its steering area, or what its function usually is."""

from __future__ import annotations

from domain.budget.accounts import Account
from domain.proposals.catalogue import Category
from server.importing.assembling.accounts import Accounts
from server.importing.tables import Entry
from server.importing.tables.conditions import Rules
from server.importing.templates import Template


class Placing:
    """Under one template."""

    def __init__(self, template: Template, accounts: Accounts) -> None:
        self.template = template
        self._accounts = accounts
        self._leaves = frozenset(line.id for line in template.report if line.kind == "leaf")

    def of(
        self, entry: Entry, committee: str, account: Account, category: Category | None = None
    ) -> tuple[str, str, str]:
        """(steering area, post, index). Told, and post "", where it counts nowhere."""
        area, post = entry.get("steering_area"), entry.get("post")
        if not area and not post and not _says_area(entry):
            area, post = self._typical(account)
        if post:
            if post not in self._leaves:
                entry.problem("post", "not_in_the_statement", post)
            index = entry.fields.get("index")
            return area, post, self.template.index_of(post) if index is None else index
        placed = self.template.place(area, committee, category) if area else None
        if placed is None:
            self._tell(entry, account, category)
            return area, "", ""
        return area, *placed

    def _typical(self, account: Account) -> tuple[str, str]:
        area, post = self.template.typical(account.function, account.kind) if self.template.typical else ("", "")
        return (area, post) if area or post else (self.template.default_steering_area, "")

    def _tell(self, entry: Entry, account: Account, category: Category | None) -> None:
        """At the column that says where the row counts; not again where that has been told of already."""
        if "steering_area" in entry.reader.places:
            if entry.get("steering_area") or "steering_area" not in entry.reader.table.words:
                entry.problem("steering_area", "not_one_of", ", ".join(self.template.areas(category)))
            return
        asked = Rules.words(entry.reader.table.rules)
        if asked is None:
            entry.problem("steering_area", "not_one_of", ", ".join(self.template.areas(category)))
        elif asked[0] != "function" or self._accounts.knows(account.function):
            entry.problem(asked[0], "not_one_of", ", ".join(asked[1]))


def _says_area(entry: Entry) -> bool:
    """Whether the table has a way to say where its rows count."""
    table = entry.reader.table
    return "steering_area" in entry.reader.places or "steering_area" in table.constants or bool(table.rules)
