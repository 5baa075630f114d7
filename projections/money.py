"""The rows of one table's money: effects, turned taxes, the statement, what is missing, limits. Never who chose what.

All of it is worked out from the ledger under one version of the documents; another version makes another Money.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import sub

from domain.table.state import TableBudget
from domain.workshop.state import Workshop
from projections import rows
from projections.board import WorkOut
from projections.drivers import Drivers
from projections.ledger import Ledger, proposal_of
from projections.targets import Statement, Targets, Weigher, headline, standing, targets_of
from projections.yardsticks import Yardsticks


class Money:
    """ledger: effects and statement. targets: what the table has to reach. weigher: what counts toward them."""

    __slots__ = (
        "_books",
        "_drivers",
        "_judged",
        "_limits",
        "_moved",
        "_number",
        "_reach",
        "_standings",
        "_unnamed",
        "_unsure",
        "kinds",
        "ledger",
        "targets",
        "weigher",
    )

    def __init__(self, number: int, workshop: Workshop, by: Yardsticks) -> None:
        self._number = number
        self._books, self._reach, self._limits = by.books, by.reach, by.limits
        self._moved: dict[str, tuple[str, ...]] = {}
        self._standings: dict[str, rows.StandingRow] = {}
        self._drivers = Drivers(by.limits.by_id, by.books.report)
        self._judged: tuple[Statement, list[rows.BreachRow]] | None = None
        self._unsure: dict[str, None] = {}
        self._unnamed: dict[str, None] = {}
        self.ledger = Ledger(by.books)
        self.targets: Targets = targets_of(workshop, number, by.books)
        self.weigher = Weigher(self.targets.lines, by.books.report)
        self.kinds: Mapping[str, WorkOut] = {
            "effect": self._effect_row,
            "turned": self._turned_row,
            "result": self._result_row,
            "standing": lambda rest: self._standings.get(rest),
            "headline": lambda _: headline(self._standings.values(), self.targets.line, self._books),
            "limit": self._limit_row,
        }

    def touch_all(self, table: TableBudget) -> None:
        """Everything the table chose and turned is to be worked out."""
        for proposal in table.choices:
            self.ledger.touch(proposal)
        for tax, _ in table.rates:
            self.ledger.touch_tax(tax)

    def keys(self, table: TableBudget) -> Iterator[str]:
        """Every row of money that the table may have now."""
        yield from ("headline", "law")
        yield from (f"result/{line.id}" for line in self._books.report.lines)
        yield from (f"limit/{id}" for id in self._limits.by_id)
        yield from self._standing_keys()
        yield from self._weighed(table)

    def retarget(self, workshop: Workshop) -> tuple[str, ...]:
        """The targets have changed, and with them what counts toward them. Keys of the rows that may move."""
        former = self._standing_keys()
        self.targets = targets_of(workshop, self._number, self._books)
        self.weigher = Weigher(self.targets.lines, self._books.report)
        self._moved.clear()
        return "headline", *former, *self._standing_keys(), *self._weighed(workshop.tables[self._number])

    def moved(self, table: TableBudget, proposal: str) -> tuple[str, ...]:
        """Keys of the rows that a choice of this proposal can move: the same ones till `forget`."""
        moved = self._moved.get(proposal)
        if moved is None:
            known = proposal_of(table, proposal, self._books)
            posts = [posting.post for posting in known.postings] if known else []
            moved = self._moved[proposal] = (f"effect/{proposal}", *self._moved_by(posts))
        return moved

    def forget(self, proposal: str) -> None:
        """It may count in another leaf from now on."""
        self._moved.pop(proposal, None)

    def moved_by_tax(self, tax: str) -> tuple[str, ...]:
        rated = self._books.report.taxes.get(tax)
        return (f"turned/{tax}", *self._moved_by([rated.post] if rated else []))

    def settle(self, table: TableBudget, *, standings: bool) -> None:
        """standings: some of them may have moved."""
        self.ledger.settle(table)
        if standings:
            self._standings = self._stand()

    def doubt(self, proposal: str) -> None:
        """It may name its appropriation now, or name it no more."""
        self._unsure[proposal] = None

    def law(self, table: TableBudget) -> rows.LawRow:
        """Whether this state of the table's budget can be handed in; the ledger has been settled to it."""
        self._follow()
        if self._unsure:
            for id in self._unsure:
                if id not in table.choices or self._is_named(table, id):
                    self._unnamed.pop(id, None)
                else:
                    self._unnamed[id] = None
            self._unsure = {}
        statement = self.ledger.statement
        if self._judged is None or self._judged[0] is not statement:
            self._judged = (statement, self._limits.breaches(statement))
        breaches = self._judged[1]
        unnamed = [id for id in table.choices if id in self._unnamed] if self._unnamed else []
        return {"deliverable": not (breaches or unnamed), "breaches": breaches, "unnamed": unnamed}

    def _follow(self) -> None:
        """Tells those who keep something by effect which effects are others than they know."""
        changed = self.ledger.take_changed()
        if changed:
            self._drivers.changed(changed)
            self._unsure.update(changed)

    def _is_named(self, table: TableBudget, id: str) -> bool:
        proposal, effect = proposal_of(table, id, self._books), self.ledger.effects.get(id)
        return proposal is None or effect is None or self._limits.names(proposal, effect)

    def _stand(self) -> dict[str, rows.StandingRow]:
        """How far every target is, by line and year: any move of money may move them all."""
        statement, report = self.ledger.statement, self._books.report
        return {
            f"{line}/{year}": standing(line, year, required, statement, report)
            for (line, year), required in self.targets.required.items()
        }

    def _standing_keys(self) -> list[str]:
        return [f"standing/{line}/{year}" for line, year in self.targets.required]

    def _weighed(self, table: TableBudget) -> Iterator[str]:
        """The rows that say what counts toward the target."""
        yield from (f"effect/{proposal}" for proposal in table.choices)
        yield from dict.fromkeys(f"turned/{tax}" for tax, _ in table.rates)

    def _moved_by(self, posts: Iterable[str]) -> tuple[str, ...]:
        lines = self._reach.of(posts)
        results = (f"result/{line}" for line in lines)
        limits = (f"limit/{id}" for id, bound in self._limits.by_id.items() if bound.limit.line in lines)
        return ("headline", "law", *self._standing_keys(), *results, *limits)

    def _effect_row(self, proposal: str) -> rows.EffectRow | None:
        effect = self.ledger.effects.get(proposal)
        if effect is None:
            return None
        return {
            "effect": list(effect.total),
            "toward": self.weigher.toward(effect.by_post),
            "passed": list(effect.passed),
        }

    def _turned_row(self, tax: str) -> rows.TurnedRow | None:
        effect = self.ledger.turned.get(tax)
        if effect is None:
            return None
        return {"tax": tax, "effect": list(effect.total), "toward": self.weigher.toward(effect.by_post)}

    def _result_row(self, line: str) -> rows.ResultRow | None:
        if line not in self.ledger.statement:
            return None
        amounts, base = self.ledger.statement[line], self._books.report.base[line]
        return {"line": line, "amounts": list(amounts), "change": list(map(sub, amounts, base))}

    def _limit_row(self, id: str) -> rows.LimitRow | None:
        if id not in self._limits.by_id:
            return None
        return self._limits.row(id, self.ledger.statement, self._driving)

    def _driving(self, limit: str, off: list[int]) -> list[rows.DriverRow]:
        self._follow()
        effects, turned = self.ledger.effects, self.ledger.turned
        return self._drivers.of(limit, off, effects | turned if turned else effects)
