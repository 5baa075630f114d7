"""Proposals of the table's own."""

from __future__ import annotations

from domain import errors
from domain.table.commands import (
    AddOwnProposal,
    ChooseProposal,
    RankProposal,
    SetAmount,
    SetShare,
    ShiftStart,
    TakeStance,
    WithdrawProposal,
)
from domain.table.events import AmountSet, OwnProposalAdded, ProposalChosen, ProposalWithdrawn, ShareSet, StartShifted
from tests.domain.books import PROPOSALS, books_of, proposal
from tests.domain.days import ROUND
from tests.domain.given import Given, given
from tests.domain.table.test_choosing import chosen

AMOUNTS = (-100, -200, -300, -400)
ADDED = OwnProposalAdded(1, "B1-1", "Bicycle stands", "ROADS", "reduction", "service", AMOUNTS)
OWN_CHOSEN = ProposalChosen(1, "B1-1", 100, 0, "")


def test_TB17_an_own_proposal_is_added_in_the_default_steering_area_and_chosen_at_once() -> None:
    given(ROUND).when(AddOwnProposal(1, " Bicycle stands ", "ROADS", "reduction", AMOUNTS)).then(ADDED, OWN_CHOSEN)


def test_TB17_own_proposals_are_numbered_by_table_and_serial() -> None:
    second = OwnProposalAdded(1, "B1-2", "Another", "LEARN", "construction", "transfers", AMOUNTS)
    given(ROUND, ADDED, OWN_CHOSEN).when(
        AddOwnProposal(1, "Another", "LEARN", "construction", AMOUNTS, "transfers")
    ).then(second, ProposalChosen(1, "B1-2", 100, 0, ""))


def test_TB17_a_number_of_the_catalogue_is_not_given_away_again() -> None:
    books = books_of((*PROPOSALS, proposal("B1-1", AMOUNTS)))
    outcome = Given(ROUND.workshop, books).when(AddOwnProposal(1, "Bicycle stands", "ROADS", "reduction", AMOUNTS))
    assert list(outcome.go_on().workshop.tables[1].own) == ["B1-2"]


def test_TB17_the_same_title_twice_is_two_proposals() -> None:
    once = given(ROUND, ADDED, OWN_CHOSEN)
    again = once.when(AddOwnProposal(1, "Bicycle stands", "ROADS", "reduction", AMOUNTS)).go_on()
    assert list(again.workshop.tables[1].own) == ["B1-1", "B1-2"]


def test_TB17_committee_type_area_amounts_and_title_must_be_right() -> None:
    add = AddOwnProposal
    given(ROUND).when(add(1, "", "ROADS", "reduction", AMOUNTS)).then_rejected(errors.TextRequired)
    given(ROUND).when(add(1, "T", "PARKS", "reduction", AMOUNTS)).then_rejected(errors.UnknownCommittee)
    given(ROUND).when(add(1, "T", "", "reduction", AMOUNTS)).then_rejected(errors.UnknownCommittee)
    given(ROUND).when(add(1, "T", "ROADS", "wish", AMOUNTS)).then_rejected(errors.NotFound, type="wish")
    given(ROUND).when(add(1, "T", "ROADS", "reduction", AMOUNTS, "moon")).then_rejected(errors.UnknownSteeringArea)
    given(ROUND).when(add(1, "T", "ROADS", "reduction", (1, 2))).then_rejected(errors.UnknownYear, years=4, given=2)
    given(ROUND).when(AddOwnProposal(1, "T", "ROADS", "reduction", (0, 0, 0, 10**12 + 1))).then_rejected(
        errors.AmountOutOfRange
    )


def test_TB17_a_table_has_at_most_100_own_proposals() -> None:
    many = (OwnProposalAdded(1, f"B1-{n}", "T", "ROADS", "reduction", "service", AMOUNTS) for n in range(1, 101))
    full = given(ROUND, *many)
    full.when(AddOwnProposal(1, "T", "ROADS", "reduction", AMOUNTS)).then_rejected(errors.TooMany, limit=100)


def test_TB18_an_own_proposal_is_scaled_shifted_set_ranked_and_judged_like_any_other() -> None:
    own = given(ROUND, chosen("hours"), ADDED, OWN_CHOSEN)
    own.when(SetShare(1, "B1-1", 50)).then(ShareSet(1, "B1-1", 50))
    own.when(ShiftStart(1, "B1-1", 3)).then(StartShifted(1, "B1-1", 3))
    own.when(SetAmount(1, "B1-1", 2020, 7)).then(AmountSet(1, "B1-1", 2020, 7, ""))
    assert own.when(RankProposal(1, "B1-1", 1)).go_on().workshop.tables[1].order == ("B1-1", "hours")
    assert own.when(TakeStance(1, "B1-1", "support")).go_on().workshop.tables[1].stances


def test_TB18_an_own_proposal_is_withdrawn_and_chosen_again() -> None:
    own = given(ROUND, ADDED, OWN_CHOSEN)
    gone = own.when(WithdrawProposal(1, "B1-1")).then(ProposalWithdrawn(1, "B1-1"))
    gone.when(ChooseProposal(1, "B1-1")).then(OWN_CHOSEN)


def test_TB18_an_own_proposal_belongs_to_its_table_alone() -> None:
    given(ROUND, ADDED).when(ChooseProposal(2, "B1-1"), actor="t:2").then_rejected(errors.UnknownProposal)
