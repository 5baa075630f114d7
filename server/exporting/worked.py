"""The facts with every amount worked out, by the same rules as on the screens. Knows no file format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from domain.books import Books
from domain.budget.documents import Amounts
from domain.budget.taxes import RatedTax
from domain.proposals.catalogue import Posting, Proposal
from domain.proposals.effect import Effect, added, effect
from projections.drivers import Drivers
from projections.law import Limits
from projections.rows import LimitRow
from server.documents import load_books
from server.exporting.facts import Chosen, DayFacts, TableFacts

Origin: TypeAlias = Literal["catalogue", "own", "costed", "retired"]
"""costed: own, and worked out by finance. retired: of a former catalogue; whoever holds it keeps it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """parts: the effect by posting, in the proposal's order; adds up to `effect`."""

    chosen: Chosen
    proposal: Proposal
    origin: Origin
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
    """statement: report line -> kroner a year, in each year's own prices. limits: in the budget's order.

    deliverable: the law is kept, and every amendment names its appropriation and its amount.
    """

    facts: TableFacts
    choices: tuple[Choice, ...]
    turned: tuple[TurnedTax, ...]
    statement: Mapping[str, Amounts]
    limits: tuple[LimitRow, ...]
    deliverable: bool

    @property
    def changes(self) -> Amounts:
        """What its choices and turned rates come to, kroner a year."""
        each = [choice.effect.total for choice in self.choices] + [turned.change for turned in self.turned]
        return tuple(map(sum, zip(*each, strict=True)))


@dataclass(frozen=True, slots=True)
class Day:
    facts: DayFacts
    books: Books
    tables: tuple[Table, ...]
    limits: tuple[LimitRow, ...]
    """of the base"""

    def table(self, number: int) -> Table | None:
        """None if the export holds no table of that number."""
        return next((table for table in self.tables if table.facts.number == number), None)


def worked_out(facts: DayFacts) -> Day:
    """Documents that do not fit together cannot be in a log: a ValueError here is a fault of ours."""
    books = load_books(facts.budget, facts.catalogue, facts.assumptions)
    limits = Limits(books)
    base = tuple(limits.row(id, books.report.base, lambda id, off: []) for id in limits.by_id)
    return Day(facts, books, tuple(_table(table, books, limits) for table in facts.tables), base)


def _table(facts: TableFacts, books: Books, limits: Limits) -> Table:
    choices = tuple(_choices(facts, books))
    turned = tuple(
        TurnedTax(tax, facts.rates[id], tax.turned(facts.rates[id]))
        for id, tax in books.report.taxes.items()
        if facts.rates.get(id)
    )
    effects = {choice.proposal.id: choice.effect for choice in choices}
    effects |= {tax.tax.tax.id: Effect(tax.change, {tax.tax.post: tax.change}, ()) for tax in turned}
    statement = books.report.statement(added(effects.values()))
    drivers = Drivers(limits.by_id, books.report)
    named = all(limits.names(choice.proposal, choice.effect) for choice in choices)
    deliverable = named and not limits.breaches(statement)
    rows = tuple(limits.row(id, statement, lambda id, off: drivers.of(id, off, effects)) for id in limits.by_id)
    return Table(facts, choices, turned, statement, rows, deliverable)


def _choices(facts: TableFacts, books: Books) -> Iterator[Choice]:
    known: dict[str, tuple[Proposal, Origin]] = {id: (p, "catalogue") for id, p in books.relations.proposals.items()}
    known |= {p.id: (p, "retired") for p in facts.retired}
    known |= {p.id: (p, "costed" if p.id in facts.costed else "own") for p in facts.own}
    for chosen in facts.chosen:
        if chosen.proposal in known:
            proposal, origin = known[chosen.proposal]
            whole = _effect(proposal, chosen, books)
            yield Choice(chosen, proposal, origin, whole, _parts(proposal, chosen, books))


def _effect(proposal: Proposal, chosen: Chosen, books: Books) -> Effect:
    return effect(proposal, share=chosen.share, shift=chosen.shift, amounts=chosen.amounts, report=books.report)


def _parts(proposal: Proposal, chosen: Chosen, books: Books) -> tuple[Amounts, ...]:
    """By posting, also where two of them count in one leaf: each gets a leaf of its own for the asking."""
    apart = tuple(Posting(str(place), each.index, each.amounts) for place, each in enumerate(proposal.postings))
    by_post = _effect(replace(proposal, postings=apart), chosen, books).by_post
    return tuple(by_post[each.post] for each in apart)
