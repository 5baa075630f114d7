"""Limits as states with an explanation (settled.md 23): what a budget has to keep to, how far off, what drives it.

A limit never refuses an edit. A law that is not kept marks the budget as one that cannot be handed in; frames and local
targets warn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import sub

from domain.books import Books
from domain.budget.conditions import quantities_of
from domain.budget.documents import Amounts, Limit
from domain.budget.report import Report
from domain.proposals.catalogue import Proposal
from projections.rows import BreachRow, DriverRow, LimitRow

MOST_DRIVERS = 5

Statement = Mapping[str, Amounts]


class Limits:
    """A budget's limits with their bounds, looked up once for all tables. A limit whose line or quantity is missing is
    left out: it says nothing about this budget."""

    __slots__ = ("_bounds", "_report", "by_id")

    def __init__(self, books: Books) -> None:
        self._report: Report = books.report
        lines = {line.id for line in books.report.lines}
        known = {quantity.id for quantity in books.assumptions.quantities}
        kept = [limit for limit in books.budget.limits if limit.line in lines and limit.bound in known | {""}]
        self.by_id: Mapping[str, Limit] = {limit.id: limit for limit in kept}
        zero = (0,) * len(books.report.years)
        self._bounds = {
            limit.id: quantities_of((limit.bound,), books.budget, books.assumptions)[0] if limit.bound else zero
            for limit in kept
        }

    def row(self, id: str, statement: Statement, pulls: Callable[[str], Iterable[tuple[str, Amounts]]]) -> LimitRow:
        """pulls: from a report line to what each choice does to it; asked only where the limit is not kept."""
        limit, bound = self.by_id[id], self._bounds[id]
        value = statement[limit.line]
        off = [_off(limit, amount, at) for amount, at in zip(value, bound, strict=True)]
        return {
            "limit": id,
            "kind": limit.kind,
            "line": limit.line,
            "state": "breached" if any(off) else "met",
            "value": list(value),
            "bound": list(bound),
            "off": off,
            "drivers": _drivers(limit, off, pulls(limit.line)) if any(off) else [],
        }

    def breaches(self, statement: Statement) -> list[BreachRow]:
        """Where the law is not kept: by a line that must be positive, or by a limit of kind law; each place once."""
        found = {(line, year): amount for line, year, amount in self._report.breaches(statement)}
        for limit in self.by_id.values():
            if limit.kind == "law":
                bounds = zip(self._report.years, statement[limit.line], self._bounds[limit.id], strict=True)
                found |= {(limit.line, year): amount for year, amount, at in bounds if _off(limit, amount, at)}
        return [{"line": line, "year": year, "amount": amount} for (line, year), amount in found.items()]


def names_amendment(proposal: Proposal) -> bool:
    """An amendment names its appropriation and its amount (kommunestyrelsesloven section 38)."""
    named = proposal.policy_area or proposal.account.function
    return bool(named) and any(amount for posting in proposal.postings for amount in posting.amounts)


def _off(limit: Limit, amount: int, bound: int) -> int:
    """Kroner to the nearest value that keeps the limit; 0 where it is kept."""
    match limit.sense:
        case "above":
            return max(0, bound + 1 - amount)
        case "at_least":
            return max(0, bound - amount)
        case "at_most":
            return max(0, amount - bound)


def _drivers(limit: Limit, off: list[int], pulls: Iterable[tuple[str, Amounts]]) -> list[DriverRow]:
    """Those that push the line the wrong way in a year where it is off, the strongest first."""
    wrong = 1 if limit.sense == "at_most" else -1
    pushing = []
    for name, amounts in pulls:
        worst = max(wrong * amount for amount, beyond in zip(amounts, off, strict=True) if beyond)
        if worst > 0:
            pushing.append((-worst, name, amounts))
    return [{"proposal": name, "amounts": list(amounts)} for _, name, amounts in sorted(pushing)[:MOST_DRIVERS]]


def pull(by_post: Mapping[str, Amounts], line: str, report: Report) -> Amounts:
    """What one effect, alone, does to a report line, states of money included; kroner a year."""
    return tuple(map(sub, report.statement(by_post)[line], report.base[line]))
