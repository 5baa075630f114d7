"""Choosing and withdrawing: what requires each other comes and goes together."""

from __future__ import annotations

from domain import errors
from domain.table.commands import ChooseProposal, SetShare, WithdrawProposal
from domain.table.events import AmountSet, ProposalChosen, ProposalWithdrawn, ShareSet
from domain.workshop import events as workshop_events
from tests.domain.books import CATALOGUE, PROPOSALS, books_of, proposal
from tests.domain.days import BETWEEN, END, ROUND, SEATED
from tests.domain.given import FACILITATOR, NOW, OTHER, Given, by, given


def chosen(id: str, share: int = 100) -> ProposalChosen:
    return ProposalChosen(1, id, share, 0, CATALOGUE)


def withdrawn(id: str) -> ProposalWithdrawn:
    return ProposalWithdrawn(1, id)


def test_TB1_an_edit_is_taken_in_the_round_its_sender_was_shown() -> None:
    given(ROUND).when(ChooseProposal(1, "hours"), round=1).then(chosen("hours"))


def test_TB1_an_edit_meant_for_a_round_that_has_ended_is_refused() -> None:
    given(BETWEEN).when(ChooseProposal(1, "hours"), round=1).then_rejected(errors.RoundIsClosed, round=1)
    second = given(BETWEEN, by(FACILITATOR, workshop_events.RoundOpened(2, "Second", END, False)))
    second.when(ChooseProposal(1, "hours"), round=1).then_rejected(errors.RoundIsClosed, round=1, open=2)
    second.when(ChooseProposal(1, "hours"), round=0).then_rejected(errors.RoundIsClosed, round=0, open=2)


def test_TB1_an_edit_that_never_saw_a_round_is_told_that_none_is_open() -> None:
    given(SEATED).when(ChooseProposal(1, "hours"), round=0).then_rejected(errors.NoOpenRound)
    given(BETWEEN).when(ChooseProposal(1, "hours"), round=0).then_rejected(errors.NoOpenRound)
    given(BETWEEN).when(ChooseProposal(1, "hours"), round=9).then_rejected(errors.NoOpenRound)
    planned = given(SEATED, by(FACILITATOR, workshop_events.RoundPlanned(1, "Savings", 20)))
    planned.when(ChooseProposal(1, "hours"), round=1).then_rejected(errors.NoOpenRound)


def test_TB2_overtime_takes_edits() -> None:
    given(ROUND).when(ChooseProposal(1, "hours"), now=END + 1).then(chosen("hours"))


def test_TB4_a_locked_table_takes_no_choice() -> None:
    locked = given(ROUND, by(FACILITATOR, workshop_events.TableLocked(1)))
    locked.when(ChooseProposal(1, "hours")).then_rejected(errors.TableIsLocked, table=1)
    unlocked = given(locked, by(FACILITATOR, workshop_events.TableUnlocked(1)))
    unlocked.when(ChooseProposal(1, "hours")).then(chosen("hours"))


def test_TB5_choosing_takes_all_that_is_required_in_one_command_itself_first() -> None:
    given(ROUND).when(ChooseProposal(1, "clubs")).then(chosen("clubs"), chosen("hours"))
    given(ROUND).when(ChooseProposal(1, "rooms")).then(chosen("rooms"), chosen("school-b"))


def test_TB5_what_is_required_and_chosen_already_stays_as_it_is() -> None:
    half = given(ROUND, chosen("hours", 50))
    half.when(ChooseProposal(1, "clubs")).then(chosen("clubs"))


def test_TB5_what_is_required_but_not_joined_is_taken_whole() -> None:
    dear = proposal("dear", (1, 1, 1, 1), requires=["hours"], scalable=True)
    workshop = Given(ROUND.workshop, books_of((*PROPOSALS, dear)))
    workshop.when(ChooseProposal(1, "dear", 40)).then(chosen("dear", 40), chosen("hours", 100))


def test_TB6_an_alternative_is_swapped_out_with_all_that_depends_on_it() -> None:
    schools = given(ROUND, chosen("school-b"), chosen("rooms"))
    schools.when(ChooseProposal(1, "school-a")).then(withdrawn("rooms"), withdrawn("school-b"), chosen("school-a"))


def test_TB6_the_alternatives_of_what_is_required_are_swapped_out_too() -> None:
    given(ROUND, chosen("school-a")).when(ChooseProposal(1, "rooms")).then(
        withdrawn("school-a"), chosen("rooms"), chosen("school-b")
    )


def test_TB7_joined_proposals_are_chosen_with_the_same_share() -> None:
    given(ROUND).when(ChooseProposal(1, "care", 60)).then(chosen("care", 60), chosen("screens", 60))


def test_TB7_a_share_needs_everything_joined_to_be_scalable() -> None:
    given(ROUND).when(ChooseProposal(1, "school-a", 99)).then_rejected(errors.NotScalable, proposal="school-a")
    mixed = books_of((*PROPOSALS, proposal("x", (1, 1, 1, 1), requires=["y"], scalable=True),
                      proposal("y", (1, 1, 1, 1), requires=["x"])))  # fmt: skip
    Given(ROUND.workshop, mixed).when(ChooseProposal(1, "x", 99)).then_rejected(errors.NotScalable, proposal="y")


def test_TB7_a_share_is_1_to_100_per_cent() -> None:
    given(ROUND).when(ChooseProposal(1, "hours", 0)).then_rejected(errors.ShareOutOfRange, share=0)
    given(ROUND).when(ChooseProposal(1, "hours", 101)).then_rejected(errors.ShareOutOfRange, share=101)
    given(ROUND).when(ChooseProposal(1, "hours", 1)).then(chosen("hours", 1))


def test_TB8_choosing_what_is_chosen_sets_its_share() -> None:
    pair = given(ROUND, chosen("care"), chosen("screens"))
    pair.when(ChooseProposal(1, "care", 60)).then(ShareSet(1, "screens", 60), ShareSet(1, "care", 60))
    pair.when(ChooseProposal(1, "care")).then_nothing()
    pair.when(ChooseProposal(1, "care", 0)).then_rejected(errors.ShareOutOfRange)


def test_TB9_what_requires_two_alternatives_is_never_chosen() -> None:
    given(ROUND).when(ChooseProposal(1, "muddle")).then_rejected(
        errors.IncompleteChoice, conflict="school-a school-b", missing=""
    )


def test_TB10_withdrawing_takes_out_what_depends_on_it_first() -> None:
    clubs = given(ROUND, chosen("hours"), chosen("clubs"), chosen("tax"))
    clubs.when(WithdrawProposal(1, "hours")).then(withdrawn("clubs"), withdrawn("hours"))
    clubs.when(WithdrawProposal(1, "clubs")).then(withdrawn("clubs"))


def test_TB10_joined_proposals_go_together() -> None:
    pair = given(ROUND, chosen("care"), chosen("screens"))
    gone = pair.when(WithdrawProposal(1, "screens")).then(withdrawn("care"), withdrawn("screens"))
    assert gone.workshop.tables[1].order == ()


def test_TB10_a_withdrawn_proposal_comes_back_without_its_amounts_share_and_reason() -> None:
    table = given(ROUND, chosen("hours", 50), AmountSet(1, "hours", 2021, -5, ""), withdrawn("hours"))
    again = table.when(ChooseProposal(1, "hours")).go_on().workshop.tables[1].choices["hours"]
    assert (again.share, again.shift, dict(again.amounts), again.reason) == (100, 0, {}, "")


def test_TB10_what_is_not_chosen_is_withdrawn_in_silence() -> None:
    given(ROUND).when(WithdrawProposal(1, "hours")).then_nothing()


def test_TB7_setting_a_share_sets_it_on_everything_joined() -> None:
    pair = given(ROUND, chosen("care"), chosen("screens"))
    pair.when(SetShare(1, "screens", 25)).then(ShareSet(1, "screens", 25), ShareSet(1, "care", 25))
    pair.when(SetShare(1, "screens", 100)).then_nothing()


def test_TB7_a_share_is_set_only_on_what_is_chosen_and_scalable() -> None:
    given(ROUND).when(SetShare(1, "hours", 50)).then_rejected(errors.NotChosen, proposal="hours")
    given(ROUND, chosen("tax")).when(SetShare(1, "tax", 50)).then_rejected(errors.NotScalable, proposal="tax")
    given(ROUND, chosen("hours")).when(SetShare(1, "hours", 0)).then_rejected(errors.ShareOutOfRange)


def test_TB23_a_set_that_an_older_rule_left_in_half_is_still_adjusted() -> None:
    half = given(ROUND, chosen("care"))
    half.when(SetShare(1, "care", 25)).then(ShareSet(1, "care", 25))
    half.when(WithdrawProposal(1, "care")).then(withdrawn("care"))
    half.when(ChooseProposal(1, "screens")).then(chosen("screens"))


def test_TB22_a_proposal_is_one_of_the_catalogue_or_of_the_table() -> None:
    given(ROUND).when(ChooseProposal(1, "nothing")).then_rejected(errors.UnknownProposal, proposal="nothing")
    given(ROUND).when(WithdrawProposal(1, "nothing")).then_rejected(errors.UnknownProposal, proposal="nothing")
    given(ROUND).when(SetShare(1, "nothing", 50)).then_rejected(errors.UnknownProposal, proposal="nothing")
    given(ROUND).when(ChooseProposal(1, "B1-1")).then_rejected(errors.UnknownProposal, proposal="B1-1")


def test_TB3_an_edit_by_a_device_of_a_table_that_is_not_there_is_refused() -> None:
    given(ROUND).when(ChooseProposal(4, "hours"), actor="t:4").then_rejected(errors.UnknownTable, table=4)


def test_TB5_tables_choose_apart() -> None:
    both = given(ROUND, by(OTHER, chosen("hours"))).when(ChooseProposal(2, "hours"), actor="t:2", now=NOW)
    both.then(ProposalChosen(2, "hours", 100, 0, CATALOGUE))
