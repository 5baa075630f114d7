"""What a table adds to the base: each choice and each turned tax, with where it stands. Changes no budget line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import add
from typing import Literal, TypeAlias

from domain.books import Books
from domain.budget.cube import Cube, Money, Place, place_of
from domain.budget.documents import Amounts
from domain.budget.report import Report
from domain.proposals.catalogue import Proposal
from domain.proposals.effect import effect
from domain.proposals.placing import places_of
from domain.table.state import Choice, TableBudget
from projections.ledger import proposal_of

Kind: TypeAlias = Literal["proposal", "own", "tax"]


@dataclass(frozen=True, slots=True)
class Held:
    """money: by place; one for each leaf that the choice counts in."""

    id: str
    name: str
    kind: Kind
    committee: str
    account: str
    money: Mapping[Place, Money]

    def by_post(self) -> dict[str, Amounts]:
        """Leaf -> kroner in each year's own prices."""
        return {place.post: money.current for place, money in self.money.items()}


def by_post(held: Iterable[Held]) -> dict[str, Amounts]:
    """Leaf -> kroner in each year's own prices, of all of them: what `Report.statement` takes."""
    changes: dict[str, Amounts] = {}
    for one in held:
        for post, amounts in one.by_post().items():
            there = changes.get(post)
            changes[post] = amounts if there is None else tuple(map(add, there, amounts))
    return changes


class Pricer:
    """Choices with their money in both prices."""

    __slots__ = ("_books", "_cube", "_flat")

    def __init__(self, books: Books, cube: Cube) -> None:
        self._books = books
        self._cube = cube
        level = (1000,) * len(books.assumptions.years)
        flat = tuple(replace(index, thousandths=level) for index in books.assumptions.indices)
        bare = replace(books.budget, lines=(), taxes=())
        self._flat = Report(bare, replace(books.assumptions, indices=flat))

    def held(self, table: TableBudget | None) -> tuple[Held, ...]:
        """In the table's order, then its turned taxes; nothing for the base alone."""
        return () if table is None else (*self._choices(table), *self._taxes(table))

    def _choices(self, table: TableBudget) -> Iterator[Held]:
        for id in table.order:
            proposal, choice = proposal_of(table, id, self._books), table.choices.get(id)
            if proposal is not None and choice is not None:
                kind: Kind = "own" if id in table.own else "proposal"
                money = self._money(proposal, choice)
                yield Held(id, proposal.title, kind, proposal.committee, proposal.account.function, money)

    def _money(self, proposal: Proposal, choice: Choice) -> dict[Place, Money]:
        """PR3: in fixed prices an effect is what it would be with no price ever rising."""
        amounts = {year: held.amount for year, held in choice.amounts.items()}
        now, flat = (
            effect(proposal, share=choice.share, shift=choice.shift, amounts=amounts, report=report).by_post
            for report in (self._books.report, self._flat)
        )
        priced = {posting.post for posting in proposal.postings if posting.index}
        return {
            place: Money(now[post], flat[post] if post in priced else self._cube.deflated(now[post]))
            for post, place in places_of(proposal, self._cube.kinds).items()
        }

    def _taxes(self, table: TableBudget) -> Iterator[Held]:
        for id, rated in self._books.report.taxes.items():
            rates = table.rates_of(id)
            if rates:
                line, change = rated.line, rated.turned(rates)
                money = {place_of(line): Money(change, self._cube.deflated(change))}
                yield Held(id, rated.tax.name, "tax", line.committee, line.account.function, money)
