"""Two people at one row: the later wins while connected; from an outbox, the first."""

from __future__ import annotations

from domain import errors
from domain.table.commands import (
    ChooseProposal,
    RankProposal,
    SetAmount,
    SetShare,
    ShiftStart,
    TakeStance,
    WithdrawProposal,
)
from domain.table.events import (
    AmountSet,
    ProposalChosen,
    ProposalRanked,
    ProposalWithdrawn,
    ReasonWritten,
    ShareSet,
    StanceTaken,
    StartShifted,
)
from domain.workshop.decide import Overwritten
from tests.domain.days import ROUND
from tests.domain.given import OTHER, SCRIBE, Given, by, given
from tests.domain.table.test_choosing import chosen

START = ROUND.and_given(chosen("hours"), chosen("tax"))
BASIS = START.workshop.seq
"""What the sender had seen before OTHER did something."""


def after(*events: AmountSet | ProposalChosen | ProposalWithdrawn | ProposalRanked | ReasonWritten | ShareSet) -> Given:
    return given(START, by(OTHER, *events))


def test_CF1_the_later_amount_wins_and_its_sender_is_told_whose_it_overwrote() -> None:
    after(AmountSet(1, "hours", 2021, -4, "")).when(SetAmount(1, "hours", 2021, -5), basis=BASIS).then(
        AmountSet(1, "hours", 2021, -5, ""), overwrote=(Overwritten("amount/hours/2021", OTHER, BASIS + 1),)
    )


def test_CF1_what_the_sender_had_seen_is_not_overwritten_unknowingly() -> None:
    seen = after(AmountSet(1, "hours", 2021, -4, ""))
    seen.when(SetAmount(1, "hours", 2021, -5), basis=BASIS + 1).then(AmountSet(1, "hours", 2021, -5, ""))


def test_CF1_different_rows_of_one_proposal_do_not_conflict() -> None:
    busy = after(AmountSet(1, "hours", 2021, -4, ""), ReasonWritten(1, "hours", "Fair"))
    busy.when(SetAmount(1, "hours", 2022, -5), basis=BASIS).then(AmountSet(1, "hours", 2022, -5, ""))
    busy.when(SetShare(1, "hours", 50), basis=BASIS).then(ShareSet(1, "hours", 50))
    busy.when(RankProposal(1, "hours", 2), basis=BASIS).then(ProposalRanked(1, "hours", 2))


def test_CF1_share_and_start_are_one_row() -> None:
    after(ShareSet(1, "hours", 50)).when(ShiftStart(1, "hours", 1), basis=BASIS).then(
        StartShifted(1, "hours", 1), overwrote=(Overwritten("choice/hours", OTHER, BASIS + 1),)
    )


def test_CF1_a_swap_overwrites_the_alternative_that_another_just_chose() -> None:
    other_school = after(chosen("school-b"), chosen("rooms"))
    other_school.when(ChooseProposal(1, "school-a"), basis=BASIS).then(
        ProposalWithdrawn(1, "rooms"),
        ProposalWithdrawn(1, "school-b"),
        chosen("school-a"),
        overwrote=(
            Overwritten("choice/rooms", OTHER, BASIS + 2),
            Overwritten("choice/school-b", OTHER, BASIS + 1),
        ),
    )


def test_CF1_a_withdrawal_overwrites_the_amount_and_the_reason_it_takes_along() -> None:
    busy = after(AmountSet(1, "hours", 2021, -4, ""), ReasonWritten(1, "hours", "Fair"))
    busy.when(WithdrawProposal(1, "hours"), basis=BASIS).then(
        ProposalWithdrawn(1, "hours"),
        overwrote=(
            Overwritten("amount/hours/2021", OTHER, BASIS + 1),
            Overwritten("reason/hours", OTHER, BASIS + 2),
        ),
    )


def test_CF1_a_withdrawal_overwrites_what_another_just_built_on_it() -> None:
    after(chosen("clubs")).when(WithdrawProposal(1, "hours"), basis=BASIS).then(
        ProposalWithdrawn(1, "clubs"),
        ProposalWithdrawn(1, "hours"),
        overwrote=(Overwritten("choice/clubs", OTHER, BASIS + 1),),
    )


def test_CF1_two_orders_conflict_whatever_they_move() -> None:
    after(ProposalRanked(1, "tax", 1)).when(RankProposal(1, "tax", 2), basis=BASIS).then(
        ProposalRanked(1, "tax", 2), overwrote=(Overwritten("order", OTHER, BASIS + 1),)
    )


def test_CF2_from_an_outbox_nothing_of_anothers_is_overwritten() -> None:
    after(AmountSet(1, "hours", 2021, -4, "")).when(
        SetAmount(1, "hours", 2021, -5), basis=BASIS, late=True
    ).then_rejected(errors.ChangedSince, row="amount/hours/2021", by=OTHER, seq=BASIS + 1)


def test_CF2_from_an_outbox_a_swap_is_refused_whole() -> None:
    after(chosen("school-b"), chosen("rooms")).when(
        ChooseProposal(1, "school-a"), basis=BASIS, late=True
    ).then_rejected(errors.ChangedSince, row="choice/rooms", by=OTHER)


def test_CF2_from_an_outbox_what_nobody_else_touched_is_taken() -> None:
    after(AmountSet(1, "hours", 2021, -4, "")).when(
        SetAmount(1, "hours", 2022, -5), basis=BASIS, late=True
    ).then(AmountSet(1, "hours", 2022, -5, ""))  # fmt: skip


def test_CF3_a_wish_that_is_already_true_conflicts_with_nobody() -> None:
    agreed = after(AmountSet(1, "hours", 2021, -5, ""))
    agreed.when(SetAmount(1, "hours", 2021, -5), basis=BASIS, late=True).then_nothing()


def test_CF3_nobody_conflicts_with_their_own_changes() -> None:
    own = given(START, AmountSet(1, "hours", 2021, -4, ""))
    own.when(SetAmount(1, "hours", 2021, -5), basis=BASIS, late=True).then(AmountSet(1, "hours", 2021, -5, ""))


def test_CF3_ones_own_later_edit_does_not_hide_that_another_was_there_in_between() -> None:
    """An older wish, refused once and asked again after a second loss, must not come in behind a newer."""
    crossed = after(AmountSet(1, "hours", 2021, -4, "")).and_given(AmountSet(1, "hours", 2021, -6, ""))
    older = SetAmount(1, "hours", 2021, -5)
    crossed.when(older, basis=BASIS, late=True).then_rejected(
        errors.ChangedSince, row="amount/hours/2021", by=OTHER, seq=BASIS + 1
    )
    crossed.when(older, basis=BASIS + 1, late=True).then(AmountSet(1, "hours", 2021, -5, ""))


def test_CF1_a_note_taker_and_the_person_can_conflict_over_a_stance() -> None:
    taken = given(START, by(SCRIBE, StanceTaken(1, "tax", "one", "support", "")))
    taken.when(TakeStance(1, "tax", "concern"), basis=BASIS).then(
        StanceTaken(1, "tax", "one", "concern", ""),
        overwrote=(Overwritten("stance/tax/one", SCRIBE, BASIS + 1),),
    )


def test_CF4_from_an_outbox_an_edit_of_what_another_withdrew_is_told_so() -> None:
    gone = after(ProposalWithdrawn(1, "hours"))
    gone.when(SetAmount(1, "hours", 2021, -5), basis=BASIS, late=True).then_rejected(
        errors.ChangedSince, row="choice/hours", by=OTHER, seq=BASIS + 1
    )
    gone.when(SetAmount(1, "hours", 2021, -5), basis=BASIS).then_rejected(errors.NotChosen)
    gone.when(SetAmount(1, "hours", 2021, -5), late=True).then_rejected(errors.NotChosen)
    gone.when(SetAmount(1, "loan", 2021, -5), basis=BASIS, late=True).then_rejected(errors.NotChosen)
