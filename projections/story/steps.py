"""How an amount moved from edit to edit: the ledger asked after each event that could move it. Never a second fold.

The last step's amounts are those of the live view, and the differences from step to step add up to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from domain.books import Books
from domain.budget.documents import Amounts
from domain.recorded import Recorded
from domain.table.events import TableEvent
from domain.table.state import TableBudget
from domain.workshop.events import ProposalCosted
from domain.workshop.state import Event, Workshop, evolve
from projections.ledger import Ledger

Versions = Callable[[int], Books]
"""The documents in force right after an event, by its seq."""


class Step(NamedTuple):
    """One event and what the amount was before and after it, kroner a year in each year's own prices."""

    fact: Recorded[Event]
    before: Amounts
    after: Amounts

    @property
    def moved(self) -> bool:
        return self.before != self.after


def steps(
    table: int, facts: Iterable[Recorded[Event]], books: Versions, *, proposal: str = "", tax: str = ""
) -> Iterator[Step]:
    """facts: every event about the proposal or the tax at that table, and every new version of the documents."""
    workshop = Workshop("", tables={table: TableBudget(table)})
    amounts: Amounts | None = None
    for fact in facts:
        workshop = evolve(workshop, fact)
        now_in_force = books(fact.seq)
        before = (0,) * len(now_in_force.report.years) if amounts is None else amounts
        amounts = _amounts(workshop.tables[table], now_in_force, proposal, tax)
        if isinstance(fact.event, TableEvent) or before != amounts or isinstance(fact.event, ProposalCosted):
            yield Step(fact, before, amounts)


def _amounts(table: TableBudget, books: Books, proposal: str, tax: str) -> Amounts:
    ledger = Ledger(books)
    if tax:
        ledger.touch_tax(tax)
    else:
        ledger.touch(proposal)
    ledger.settle(table)
    found = ledger.turned.get(tax) if tax else ledger.effects.get(proposal)
    return found.total if found is not None else (0,) * len(books.report.years)
