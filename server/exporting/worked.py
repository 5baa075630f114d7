"""The facts with every amount worked out, by the same rules as on the screens. Knows no file format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from domain.books import Books
from domain.budget.documents import Amounts
from domain.budget.taxes import RatedTax
from domain.proposals.catalogue import Posting, Proposal
from domain.proposals.effect import Effect, added, effect
from server.documents import load_books
from server.exporting.facts import Chosen, DayFacts, TableFacts


@dataclass(frozen=True, slots=True)
class Choice:
    """own: the table's own proposal. parts: the effect by posting, in the proposal's order; adds up to `effect`."""

    chosen: Chosen
    proposal: Proposal
    own: bool
    effect: Effect
    parts: tuple[Amounts, ...]


@dataclass(frozen=True, slots=True)
class TurnedTax:
    """A tax rate that a table turned. rates: year -> thousandths. change: kroner a year."""

    tax: RatedTax
    rates: Mapping[int, int]
    change: Amounts


@dataclass(frozen=True, slots=True)
class Table:
    """statement: report line -> kroner a year, in each year's own prices."""

    facts: TableFacts
    choices: tuple[Choice, ...]
    turned: tuple[TurnedTax, ...]
    statement: Mapping[str, Amounts]


@dataclass(frozen=True, slots=True)
class Day:
    facts: DayFacts
    books: Books
    tables: tuple[Table, ...]

    def table(self, number: int) -> Table | None:
        """None if the export holds no table of that number."""
        return next((table for table in self.tables if table.facts.number == number), None)


def worked_out(facts: DayFacts) -> Day:
    """Documents that do not fit together cannot be in a log: a ValueError here is a fault of ours."""
    books = load_books(facts.budget, facts.catalogue, facts.assumptions)
    return Day(facts, books, tuple(_table(table, books) for table in facts.tables))


def _table(facts: TableFacts, books: Books) -> Table:
    choices = tuple(_choices(facts, books))
    turned = tuple(
        TurnedTax(tax, facts.rates[id], tax.turned(facts.rates[id]))
        for id, tax in books.report.taxes.items()
        if facts.rates.get(id)
    )
    changes = added(
        (
            *(choice.effect for choice in choices),
            *(Effect(tax.change, {tax.tax.post: tax.change}, ()) for tax in turned),
        )
    )
    return Table(facts, choices, turned, books.report.statement(changes))


def _choices(facts: TableFacts, books: Books) -> Iterator[Choice]:
    own = {proposal.id: proposal for proposal in facts.own}
    for chosen in facts.chosen:
        proposal = own.get(chosen.proposal) or books.relations.proposals.get(chosen.proposal)
        if proposal is not None:
            whole = _effect(proposal, chosen, books)
            yield Choice(chosen, proposal, chosen.proposal in own, whole, _parts(proposal, chosen, books))


def _effect(proposal: Proposal, chosen: Chosen, books: Books) -> Effect:
    return effect(proposal, share=chosen.share, shift=chosen.shift, amounts=chosen.amounts, report=books.report)


def _parts(proposal: Proposal, chosen: Chosen, books: Books) -> tuple[Amounts, ...]:
    """By posting, also where two of them count in one leaf: each gets a leaf of its own for the asking."""
    apart = tuple(Posting(str(place), each.index, each.amounts) for place, each in enumerate(proposal.postings))
    by_post = _effect(replace(proposal, postings=apart), chosen, books).by_post
    return tuple(by_post[each.post] for each in apart)
