"""Undoing one's own last edit, and when it is too late for that."""

from __future__ import annotations

from domain import errors
from domain.table.commands import (
    AddOwnProposal,
    ChooseProposal,
    RankProposal,
    SetAmount,
    SetShare,
    TakeStance,
    UndoLast,
    WithdrawProposal,
)
from domain.table.events import (
    AmountCleared,
    AmountSet,
    ProposalChosen,
    ProposalRanked,
    ProposalWithdrawn,
    ReasonWritten,
    ShareSet,
    StanceTaken,
    StanceWithdrawn,
)
from domain.table.state import JOURNAL_LENGTH, TableBudget
from domain.workshop import events as workshop_events
from tests.domain.days import END, ROUND
from tests.domain.given import DEVICE, FACILITATOR, OTHER, SCRIBE, Given, by, given
from tests.domain.table.test_choosing import chosen

FIRST = ROUND.workshop.seq + 1
"""The seq of the first edit after ROUND."""


def table_of(given: Given) -> TableBudget:
    return given.workshop.tables[1]


def test_UN1_an_undone_amount_goes_back_to_what_it_was() -> None:
    twice = given(ROUND, chosen("hours"), AmountSet(1, "hours", 2021, -4, "A"), AmountSet(1, "hours", 2021, -5, "B"))
    once = twice.when(UndoLast(1)).then(AmountSet(1, "hours", 2021, -4, "A"), undoes=FIRST + 2)
    none = once.when(UndoLast(1)).then(AmountCleared(1, "hours", 2021), undoes=FIRST + 1)
    none.when(UndoLast(1)).then(ProposalWithdrawn(1, "hours"), undoes=FIRST)


def test_UN1_a_whole_command_is_undone_at_once() -> None:
    swapped = given(ROUND, chosen("school-a"), AmountSet(1, "school-a", 2021, -4, ""), chosen("hours"))
    swapped = given(swapped, ReasonWritten(1, "school-a", "Fair"))
    before = table_of(swapped)
    undone = (
        swapped.when(ChooseProposal(1, "rooms"))
        .go_on()
        .when(UndoLast(1))
        .then(
            ProposalWithdrawn(1, "school-b"),
            ProposalWithdrawn(1, "rooms"),
            chosen("school-a"),
            AmountSet(1, "school-a", 2021, -4, ""),
            ReasonWritten(1, "school-a", "Fair"),
            ProposalRanked(1, "school-a", 1),
            undoes=FIRST + 4,
        )
    )
    assert (table_of(undone).choices, table_of(undone).order) == (before.choices, before.order)


def test_UN1_a_stance_goes_back_to_the_one_before() -> None:
    taken = given(ROUND).when(TakeStance(1, "tax", "support")).go_on()
    changed = taken.when(TakeStance(1, "tax", "object", "Dear")).go_on()
    once = changed.when(UndoLast(1)).then(StanceTaken(1, "tax", "one", "support", ""), undoes=FIRST + 1)
    once.when(UndoLast(1)).then(StanceWithdrawn(1, "tax", "one"), undoes=FIRST)


def test_UN1_an_own_proposal_stays_in_the_tables_list_unchosen() -> None:
    added = given(ROUND).when(AddOwnProposal(1, "Stands", "ROADS", "reduction", (1, 1, 1, 1))).go_on()
    undone = added.when(UndoLast(1)).then(ProposalWithdrawn(1, "B1-1"), undoes=FIRST)
    assert "B1-1" in table_of(undone).own
    undone.when(ChooseProposal(1, "B1-1")).then(ProposalChosen(1, "B1-1", 100, 0, ""))


def test_UN1_everybody_undoes_their_own_edits_only() -> None:
    two = given(ROUND, chosen("hours"), by(OTHER, chosen("tax")))
    two.when(UndoLast(1)).then(ProposalWithdrawn(1, "hours"), undoes=FIRST)
    two.when(UndoLast(1), actor=OTHER).then(ProposalWithdrawn(1, "tax"), undoes=FIRST + 1)
    two.when(UndoLast(1), actor=SCRIBE).then_rejected(errors.NothingToUndo)
    two.when(UndoLast(1), actor=DEVICE).then_rejected(errors.NothingToUndo)


def test_UN1_the_last_fifty_edits_are_kept() -> None:
    edits = (AmountSet(1, "hours", 2021, amount, "") for amount in range(JOURNAL_LENGTH + 5))
    table = given(ROUND, chosen("hours"), *edits)
    for _ in range(JOURNAL_LENGTH):
        table = table.when(UndoLast(1)).go_on()
    table.when(UndoLast(1)).then_rejected(errors.NothingToUndo)
    assert table_of(table).choices["hours"].amounts[2021].amount == 4


def test_UN2_nothing_is_undone_across_a_round() -> None:
    second = given(
        ROUND,
        chosen("hours"),
        by(FACILITATOR, workshop_events.RoundClosed(1)),
        by(FACILITATOR, workshop_events.RoundOpened(2, "Second", END, False)),
    )
    second.when(UndoLast(1)).then_rejected(errors.NothingToUndo)
    edited = second.when(SetAmount(1, "hours", 2021, -4)).go_on()
    edited.when(UndoLast(1)).go_on().when(UndoLast(1)).then_rejected(errors.NothingToUndo)


def test_UN2_a_round_that_is_opened_again_is_the_same_round() -> None:
    again = given(
        ROUND,
        chosen("hours"),
        by(FACILITATOR, workshop_events.RoundClosed(1)),
        by(FACILITATOR, workshop_events.RoundReopened(1, END, False)),
    )
    again.when(UndoLast(1)).then(ProposalWithdrawn(1, "hours"), undoes=FIRST)


def test_TB4_a_locked_table_takes_no_undo() -> None:
    locked = given(ROUND, chosen("hours"), by(FACILITATOR, workshop_events.TableLocked(1)))
    locked.when(UndoLast(1)).then_rejected(errors.TableIsLocked)


def test_UN3_what_another_changed_since_is_not_undone() -> None:
    table = given(ROUND, chosen("hours"), AmountSet(1, "hours", 2021, -4, ""))
    overtaken = given(table, by(OTHER, AmountSet(1, "hours", 2021, -5, "")))
    overtaken.when(UndoLast(1)).then_rejected(errors.Overtaken, row="amount/hours/2021", by=OTHER)


def test_UN3_an_own_change_in_between_does_not_hide_anothers() -> None:
    table = given(
        ROUND,
        chosen("hours"),
        AmountSet(1, "hours", 2021, -4, ""),
        by(OTHER, AmountSet(1, "hours", 2021, -5, "")),
        AmountSet(1, "hours", 2021, -6, ""),
    )
    once = table.when(UndoLast(1)).then(AmountSet(1, "hours", 2021, -5, ""), undoes=FIRST + 3)
    once.when(UndoLast(1)).then_rejected(errors.Overtaken, row="amount/hours/2021", by=OTHER)


def test_UN3_an_amount_that_another_set_is_not_undone_away_with_its_choice() -> None:
    table = given(ROUND, chosen("hours"), by(OTHER, AmountSet(1, "hours", 2021, -5, "")))
    table.when(UndoLast(1)).then_rejected(errors.Overtaken, row="amount/hours/2021", by=OTHER)


def test_UN3_an_edit_of_what_another_withdrew_since_is_not_undone() -> None:
    table = given(
        ROUND,
        by(OTHER, chosen("hours")),
        AmountSet(1, "hours", 2021, -4, ""),
        AmountCleared(1, "hours", 2021),
        by(OTHER, ProposalWithdrawn(1, "hours")),
    )
    table.when(UndoLast(1)).then_rejected(errors.Overtaken, row="choice/hours", by=OTHER)


def test_UN4_a_withdrawal_is_not_undone_beside_an_alternative_chosen_since() -> None:
    table = given(ROUND, chosen("school-a"), ProposalWithdrawn(1, "school-a"))
    rebuilt = given(table, by(OTHER, chosen("school-b"), chosen("rooms")))
    rebuilt.when(UndoLast(1)).then_rejected(errors.Overtaken, row="choice/school-b", by=OTHER)


def test_UN4_a_choice_is_not_undone_under_what_another_built_on_it() -> None:
    table = given(ROUND, chosen("hours"), by(OTHER, chosen("clubs")))
    table.when(UndoLast(1)).then_rejected(errors.Overtaken, row="choice/clubs", by=OTHER)


def test_UN4_a_withdrawal_is_not_undone_without_what_it_required() -> None:
    table = given(
        ROUND,
        chosen("hours"),
        chosen("clubs"),
        ProposalWithdrawn(1, "clubs"),
        by(OTHER, ProposalWithdrawn(1, "hours")),
    )
    table.when(UndoLast(1)).then_rejected(errors.Overtaken, row="choice/hours", by=OTHER)


def test_UN5_a_restored_rank_that_already_holds_is_left_out() -> None:
    table = given(ROUND, chosen("hours"), ProposalWithdrawn(1, "hours"))
    table.when(UndoLast(1)).then(chosen("hours"), undoes=FIRST + 1)


def test_UN5_an_edit_with_nothing_left_to_restore_is_passed_over_and_never_comes_back() -> None:
    ranked = given(ROUND, by(OTHER, chosen("tax")), by(OTHER, chosen("hours"))).when(SetShare(1, "hours", 50)).go_on()
    ranked = ranked.when(RankProposal(1, "hours", 1)).go_on()
    alone = ranked.when(WithdrawProposal(1, "tax"), actor=OTHER).go_on()
    undone = alone.when(UndoLast(1)).then(ShareSet(1, "hours", 100), undoes=FIRST + 2)
    longer = undone.when(ChooseProposal(1, "loan"), actor=OTHER).go_on()
    longer.when(UndoLast(1)).then_rejected(errors.NothingToUndo)


def test_UN5_if_nothing_at_all_is_left_to_restore_there_is_nothing_to_undo() -> None:
    table = given(
        ROUND,
        by(OTHER, chosen("tax"), chosen("hours")),
        ProposalRanked(1, "hours", 1),
        by(OTHER, ProposalWithdrawn(1, "tax")),
    )
    table.when(UndoLast(1)).then_rejected(errors.NothingToUndo)


def test_UN6_a_rank_is_restored_as_far_as_the_list_still_reaches() -> None:
    table = given(ROUND, by(OTHER, chosen("tax"), chosen("loan"), chosen("repayment")), by(OTHER, chosen("hours")))
    gone = table.when(ChooseProposal(1, "care")).go_on().when(WithdrawProposal(1, "care")).go_on()
    shorter = gone.when(WithdrawProposal(1, "loan"), actor=OTHER).go_on()
    undone = shorter.when(UndoLast(1)).go_on()
    assert table_of(undone).order == ("tax", "hours", "care", "screens")


def test_UN6_a_ranked_proposal_goes_back_to_the_end_of_a_shorter_list() -> None:
    table = given(
        ROUND,
        by(OTHER, chosen("tax"), chosen("clubs"), chosen("hours"), chosen("school-a")),
        ProposalRanked(1, "school-a", 1),
        by(OTHER, ProposalWithdrawn(1, "clubs")),
    )
    table.when(UndoLast(1)).then(ProposalRanked(1, "school-a", 3), undoes=FIRST + 4)


def test_UN7_a_note_taker_undoes_the_stance_of_the_one_they_speak_for() -> None:
    taken = given(ROUND).when(TakeStance(1, "hours", "support"), actor=SCRIBE, behalf="other").go_on()
    taken.when(UndoLast(1), actor=SCRIBE, behalf="other").then(StanceWithdrawn(1, "hours", "other"), undoes=FIRST)


def test_UN7_nobody_undoes_the_stance_of_one_they_do_not_speak_for() -> None:
    taken = given(ROUND).when(TakeStance(1, "hours", "support"), actor=SCRIBE, behalf="other").go_on()
    taken.when(UndoLast(1), actor=SCRIBE).then_rejected(errors.NotAllowed, pid="other")
