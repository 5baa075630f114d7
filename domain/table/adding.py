"""Proposals of the table's own, made on the spot. Never costed: they carry what the table guessed (settled.md 24)."""

from __future__ import annotations

from typing import get_args

from domain import clean, errors
from domain.books import Books
from domain.proposals.catalogue import ProposalType
from domain.table import commands, events
from domain.table.adjusting import MAX_AMOUNT
from domain.table.state import TableBudget

MAX_OWN = 100

_TYPES: tuple[str, ...] = get_args(ProposalType)


def add_own(table: TableBudget, command: commands.AddOwnProposal, books: Books) -> tuple[events.TableEvent, ...]:
    """It is chosen at once, whole and unshifted."""
    title = clean.title(command.title)
    _check_place(command, books)
    check_amounts(command.amounts, books)
    if len(table.own) >= MAX_OWN:
        raise errors.TooMany("no more own proposals at this table", limit=MAX_OWN)
    id = _free_id(table, books)
    area = command.steering_area or books.budget.default_steering_area
    check_policy_area(command.policy_area, command.committee, books)
    added = events.OwnProposalAdded(
        table.number, id, title, command.committee, command.type, area, command.amounts, command.policy_area
    )
    return (added, events.ProposalChosen(table.number, id, 100, 0, ""))


def name_appropriation(
    table: TableBudget, command: commands.NameAppropriation, books: Books
) -> tuple[events.TableEvent, ...]:
    """An amendment names its appropriation and its amount (domain.md 1.9, section 3(2))."""
    own = table.own.get(command.proposal)
    if own is None:
        raise errors.UnknownProposal("not one of the table's own", proposal=command.proposal)
    check_policy_area(command.policy_area, own.committee, books)
    if own.policy_area == command.policy_area:
        return ()
    return (events.AppropriationNamed(table.number, command.proposal, command.policy_area),)


def check_policy_area(policy_area: str, committee: str, books: Books) -> None:
    """UnknownPolicyArea unless it is "" or one of that committee's."""
    if not policy_area:
        return
    if all(area.id != policy_area or area.committee != committee for area in books.budget.policy_areas):
        raise errors.UnknownPolicyArea("the committee has no such policy area", policy_area=policy_area)


def _check_place(command: commands.AddOwnProposal, books: Books) -> None:
    """UnknownCommittee, NotFound for a type that is none, UnknownSteeringArea."""
    if all(committee.id != command.committee for committee in books.budget.committees):
        raise errors.UnknownCommittee("the budget has no such committee", committee=command.committee)
    if command.type not in _TYPES:
        raise errors.NotFound(f"a type is one of {', '.join(_TYPES)}", type=command.type)
    books.report.area(command.steering_area or books.budget.default_steering_area, command.committee)


def check_amounts(amounts: tuple[int, ...], books: Books) -> None:
    years = len(books.budget.years)
    if len(amounts) != years:
        raise errors.UnknownYear("one amount a year", years=years, given=len(amounts))
    if any(abs(amount) > MAX_AMOUNT for amount in amounts):
        raise errors.AmountOutOfRange("too large for a budget", limit=MAX_AMOUNT)


def _free_id(table: TableBudget, books: Books) -> str:
    """B<table>-<n>, the next n that neither the table nor the catalogue has given away."""
    number = len(table.own) + 1
    while (id := f"B{table.number}-{number}") in table.own or id in books.relations.proposals:
        number += 1
    return id
