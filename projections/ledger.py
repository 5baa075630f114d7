"""One table's money: the effect of each choice and turned tax, and the statement. Never the base.

Only what an edit touches is worked out anew: the choice's effect, and the lines above the leaves that it moved, by the
difference to what they were. Everything is whole kroner, so differences add up exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import add, neg, sub

from domain import errors
from domain.books import Books
from domain.budget.documents import Amounts
from domain.budget.report import Report
from domain.proposals.catalogue import Proposal
from domain.proposals.effect import Effect, effect
from domain.table.own import as_proposal
from domain.table.state import AtTable, TableBudget

_NOTHING: Mapping[str, Amounts] = {}


class Ledger:
    """effects: by chosen proposal. turned: tax -> what its turned rates change. statement: report line -> kroner.

    Whole kroner a year, in each year's own prices.
    """

    __slots__ = ("_books", "_changed", "_stale", "_stale_taxes", "effects", "statement", "turned")

    def __init__(self, books: Books) -> None:
        self._books = books
        self._stale: dict[str, None] = {}
        self._stale_taxes: dict[str, None] = {}
        self._changed: dict[str, None] = {}
        self.effects: dict[str, Effect] = {}
        self.turned: dict[str, Effect] = {}
        self.statement: dict[str, Amounts] = dict(books.report.base)

    def touch(self, proposal: str) -> None:
        """Its choice may have changed."""
        self._stale[proposal] = None

    def touch_tax(self, tax: str) -> None:
        """Its rates may have been turned."""
        self._stale_taxes[tax] = None

    def take_changed(self) -> dict[str, None]:
        """Proposals and taxes whose effect may be another since this was last asked."""
        changed, self._changed = self._changed, {}
        return changed

    def settle(self, table: TableBudget) -> None:
        """Brings effects, sums and statement to this state of the table."""
        if not (self._stale or self._stale_taxes):
            return
        stale, self._stale = self._stale, {}
        taxes, self._stale_taxes = self._stale_taxes, {}
        self._changed.update(stale)
        self._changed.update(taxes)
        moved: dict[str, Amounts] = {}
        for tax in taxes:
            _replace(self.turned, tax, self._turned(table, tax), moved)
        for proposal in stale:
            _replace(self.effects, proposal, self._effect(table, proposal), moved)
        self.statement = self._books.report.statement(moved, since=self.statement)

    def _effect(self, table: TableBudget, proposal: str) -> Effect | None:
        choice = table.choices.get(proposal)
        known = None if choice is None else proposal_of(table, proposal, self._books)
        if choice is None or known is None:
            return None
        amounts = {year: set_.amount for year, set_ in choice.amounts.items()}
        return effect(known, share=choice.share, shift=choice.shift, amounts=amounts, report=self._books.report)

    def _turned(self, table: TableBudget, id: str) -> Effect | None:
        tax, rates = self._books.report.taxes.get(id), table.rates_of(id)
        if tax is None or not rates:
            return None
        change = tax.turned(rates)
        return Effect(change, {tax.post: change}, ())


def _replace(effects: dict[str, Effect], name: str, now: Effect | None, moved: dict[str, Amounts]) -> None:
    """Puts an effect in the place of the one before, and adds what that moves to `moved`, by leaf."""
    was = effects.pop(name, None)
    before = _NOTHING if was is None else was.by_post
    after = _NOTHING if now is None else now.by_post
    if now is not None:
        effects[name] = now
    for post in dict.fromkeys((*before, *after)):
        change = _less(after.get(post), before.get(post))
        moved[post] = tuple(map(add, moved[post], change)) if post in moved else change


def _less(after: Amounts | None, before: Amounts | None) -> Amounts:
    """What makes `after` of `before`; one of them is there."""
    if before is None:
        return after or ()
    return tuple(map(neg, before)) if after is None else tuple(map(sub, after, before))


def proposal_of(table: AtTable, id: str, books: Books) -> Proposal | None:
    """The catalogue's or the table's own; None if neither has it, or the documents have no place for it."""
    own = table.own.get(id)
    if own is None:
        return books.relations.proposals.get(id)
    try:
        return as_proposal(own, books.report)
    except errors.UnknownSteeringArea:  # no version that lacks it is taken today, but what is recorded stops no fold
        return None


class Reach:
    """Which report lines move with a leaf, worked out once for all tables."""

    __slots__ = ("_by_post", "_lines")

    def __init__(self, report: Report) -> None:
        self._lines = report.lines
        self._by_post: dict[str, dict[str, None]] = {}

    def of(self, posts: Iterable[str]) -> dict[str, None]:
        """Ids of the report lines that a change in these leaves can move, states of money included."""
        lines: dict[str, None] = {}
        for post in posts:
            if post not in self._by_post:
                self._by_post[post] = self._above(post)
            lines.update(self._by_post[post])
        return lines

    def _above(self, post: str) -> dict[str, None]:
        reached = {post: None}
        for line in self._lines:
            if any(term in reached for term in line.terms):
                reached[line.id] = None
        return {line.id: None for line in self._lines if line.id in reached}
