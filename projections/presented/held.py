"""What a table adds to the base: each choice and each turned tax, with where it stands. Changes no budget line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from domain.books import Books
from domain.budget.cube import Cube, Money, Place
from domain.budget.report import Report
from domain.proposals.catalogue import Proposal
from domain.proposals.effect import effect
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


class Desk:
    """A budget under its assumptions, with what is worked out once for everybody who looks at it."""

    __slots__ = ("_flat", "books", "cube")

    def __init__(self, books: Books) -> None:
        self.books = books
        self.cube = Cube(books.report)
        level = (1000,) * len(books.assumptions.years)
        flat = tuple(replace(index, thousandths=level) for index in books.assumptions.indices)
        bare = replace(books.budget, lines=(), taxes=())
        self._flat = Report(bare, replace(books.assumptions, indices=flat))

    def held(self, table: TableBudget | None) -> tuple[Held, ...]:
        """In the table's order, then its turned taxes; nothing for the base alone."""
        return () if table is None else (*self._choices(table), *self._taxes(table))

    def places(self, held: Iterable[Held]) -> dict[Place, None]:
        """All places that hold anything: lines first, then what the table adds elsewhere."""
        places = dict.fromkeys((*self.cube.base, *self.cube.corrections))
        for one in held:
            places |= dict.fromkeys(one.money)
        return places

    def _choices(self, table: TableBudget) -> Iterator[Held]:
        for id in table.order:
            proposal, choice = proposal_of(table, id, self.books), table.choices.get(id)
            if proposal is not None and choice is not None:
                kind: Kind = "own" if id in table.own else "proposal"
                money = self._money(proposal, choice)
                yield Held(id, proposal.title, kind, proposal.committee, proposal.account.function, money)

    def _money(self, proposal: Proposal, choice: Choice) -> dict[Place, Money]:
        amounts = {year: held.amount for year, held in choice.amounts.items()}
        now, flat = (
            effect(proposal, share=choice.share, shift=choice.shift, amounts=amounts, report=report).by_post
            for report in (self.books.report, self._flat)
        )
        priced = {posting.post for posting in proposal.postings if posting.index}
        account = proposal.account
        return {
            Place(
                post, proposal.committee, proposal.policy_area, account.function, account.kind, proposal.steering_area
            ): Money(current, flat[post] if post in priced else self.cube.deflated(current))
            for post, current in now.items()
            if post
        }

    def _taxes(self, table: TableBudget) -> Iterator[Held]:
        for id, rated in self.books.report.taxes.items():
            rates = table.rates_of(id)
            if rates:
                line, change = rated.line, rated.turned(rates)
                account = line.account
                place = Place(
                    line.post, line.committee, line.policy_area, account.function, account.kind, line.steering_area
                )
                money = {place: Money(change, self.cube.deflated(change))}
                yield Held(id, rated.tax.name, "tax", line.committee, account.function, money)
