"""Limits as states with an explanation (settled.md 23): what a budget has to keep to, and how far off it is.

A limit never refuses an edit. A law that is not kept marks the budget as one that cannot be handed in; frames and local
targets warn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from domain.books import Books
from domain.budget.documents import Amounts
from domain.budget.limits import BoundLimit
from domain.proposals.catalogue import Proposal
from domain.proposals.effect import Effect
from projections.rows import BreachRow, DriverRow, LimitRow

Statement = Mapping[str, Amounts]

_NONE: list[DriverRow] = []


class Limits:
    """A budget's limits, looked up once for all tables."""

    __slots__ = ("_areas", "_bounds", "_laws", "_report", "by_id")

    def __init__(self, books: Books) -> None:
        self._report = books.report
        self._areas = frozenset(area.id for area in books.budget.policy_areas)
        self.by_id: Mapping[str, BoundLimit] = books.report.limits
        self._bounds = {id: list(bound.bound) for id, bound in self.by_id.items()}
        self._laws = tuple(bound for bound in self.by_id.values() if bound.limit.kind == "law")

    def row(self, id: str, statement: Statement, driving: Callable[[str, list[int]], list[DriverRow]]) -> LimitRow:
        """driving: from a limit and how far it is off to what drives it; asked only where the limit is not kept."""
        bound = self.by_id[id]
        limit, value = bound.limit, statement[bound.limit.line]
        off = bound.off(value)
        is_off = any(off)
        return {  # rows are never changed in place, so what is the same for all of them is one list
            "limit": id,
            "kind": limit.kind,
            "line": limit.line,
            "state": "breached" if is_off else "met",
            "value": list(value),
            "bound": self._bounds[id],
            "off": off,
            "drivers": driving(id, off) if is_off else _NONE,
        }

    def breaches(self, statement: Statement) -> list[BreachRow]:
        """Where the law is not kept: by a line that must be positive, or by a limit of kind law; each place once."""
        found = {(line, year): amount for line, year, amount in self._report.breaches(statement)}
        for bound in self._laws:
            line, value = bound.limit.line, statement[bound.limit.line]
            off = bound.off(value)
            if any(off):
                years = zip(self._report.years, value, off, strict=True)
                found |= {(line, year): amount for year, amount, beyond in years if beyond}
        return [{"line": line, "year": year, "amount": amount} for (line, year), amount in found.items()]

    def names(self, proposal: Proposal, effect: Effect) -> bool:
        """Whether a choice is an amendment that names its appropriation and its amount (domain.md 1.9, section 3(2)).

        The appropriation: a policy area of this budget, or a function of the account. The amount: of any year and leaf.
        """
        named = proposal.policy_area in self._areas or proposal.account.function != ""
        return named and any(map(any, effect.by_post.values()))
