"""How much of a chosen proposal, and when: share, start, and a year's amount. Never chooses one."""

from __future__ import annotations

from domain import clean, errors
from domain.books import Books
from domain.proposals.catalogue import Proposal
from domain.table import commands, events
from domain.table.lookup import choice_of, proposal_of
from domain.table.state import SetAmount, TableBudget

MAX_AMOUNT = 10**12
"""Kroner: a million millions; a slip of the finger, not a municipality."""

NOT_SETTABLE = frozenset({"tax", "loan", "repayment"})
"""Their amounts follow from a rate or a contract (settled.md 21)."""


def set_share(table: TableBudget, command: commands.SetShare, books: Books) -> tuple[events.TableEvent, ...]:
    """Joined proposals get the same share (settled.md 19)."""
    choice_of(table, command.proposal, books)
    check_share(table, command.proposal, command.share, books)
    return tuple(
        events.ShareSet(table.number, id, command.share)
        for id in books.relations.joined(command.proposal)
        if id in table.choices and table.choices[id].share != command.share
    )


def check_share(table: TableBudget, id: str, share: int, books: Books) -> None:
    """ShareOutOfRange outside 1 to 100; NotScalable, naming the one that must be taken whole."""
    if not 1 <= share <= 100:
        raise errors.ShareOutOfRange("1 to 100 per cent", share=share)
    if share == 100:
        return
    for other in books.relations.joined(id):
        if not proposal_of(table, other, books).scalable:
            raise errors.NotScalable(f"{other} is taken whole or not at all", proposal=other)


def shift_start(table: TableBudget, command: commands.ShiftStart, books: Books) -> tuple[events.TableEvent, ...]:
    """Joined proposals move together; a loan or a repayment never without the other (settled.md 21)."""
    choice_of(table, command.proposal, books)
    check_shift(table, command.proposal, command.shift, books)
    return tuple(
        events.StartShifted(table.number, id, command.shift)
        for id in books.relations.joined(command.proposal)
        if id in table.choices and table.choices[id].shift != command.shift
    )


def check_shift(table: TableBudget, id: str, shift: int, books: Books) -> None:
    """CannotShift for a loan without its repayment; ShiftOutOfRange if one of the joined would start too late."""
    proposals = [proposal_of(table, other, books) for other in books.relations.joined(id)]
    kinds = {proposal.category for proposal in proposals}
    if ("loan" in kinds) != ("repayment" in kinds):
        raise errors.CannotShift("a loan and its repayment move only together", proposal=id)
    if not all(_fits(proposal, shift, len(books.budget.years)) for proposal in proposals):
        raise errors.ShiftOutOfRange("it would start after the last year", shift=shift)


def _fits(proposal: Proposal, shift: int, years: int) -> bool:
    """Something of it stays inside the budget's years. A tax is masked until its start and never moved."""
    if not 0 <= shift < years:
        return False
    active = [year for year in range(years) if any(posting.amounts[year] for posting in proposal.postings)]
    if shift == 0 or not active:
        return True
    return active[-1] >= shift if proposal.category == "tax" else active[0] + shift < years


def set_amount(table: TableBudget, command: commands.SetAmount, books: Books) -> tuple[events.TableEvent, ...]:
    """Whole kroner in the proposal's own price level."""
    choice = choice_of(table, command.proposal, books)
    _check_year(command.year, books)
    check_settable(proposal_of(table, command.proposal, books), command.year)
    if abs(command.amount) > MAX_AMOUNT:
        raise errors.AmountOutOfRange("too large for a budget", limit=MAX_AMOUNT)
    wished = SetAmount(command.amount, clean.reason(command.reason))
    if choice.amounts.get(command.year) == wished:
        return ()
    return (events.AmountSet(table.number, command.proposal, command.year, wished.amount, wished.reason),)


def clear_amount(table: TableBudget, command: commands.ClearAmount, books: Books) -> tuple[events.TableEvent, ...]:
    choice = choice_of(table, command.proposal, books)
    _check_year(command.year, books)
    if command.year not in choice.amounts:
        return ()
    return (events.AmountCleared(table.number, command.proposal, command.year),)


def _check_year(year: int, books: Books) -> None:
    if year not in books.budget.years:
        raise errors.UnknownYear("not a year of the budget", year=year)


def check_settable(proposal: Proposal, year: int) -> None:
    """AmountNotSettable, BeforeEarliestStart."""
    if proposal.category in NOT_SETTABLE:
        raise errors.AmountNotSettable(f"a {proposal.category} is not set by hand", proposal=proposal.id)
    if year < proposal.earliest_start:
        raise errors.BeforeEarliestStart("it cannot begin so early", year=proposal.earliest_start)
