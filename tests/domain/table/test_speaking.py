"""The order of the chosen, the table's reasons, and what persons think."""

from __future__ import annotations

import pytest

from domain import errors
from domain.table.commands import RankProposal, TakeStance, WithdrawStance, WriteReason
from domain.table.events import ProposalRanked, ProposalWithdrawn, ReasonWritten, StanceTaken, StanceWithdrawn
from domain.table.grades import GRADES
from tests.domain.days import ROUND
from tests.domain.given import DEVICE, OTHER, SCRIBE, by, given
from tests.domain.table.test_choosing import chosen

THREE = ROUND.and_given(chosen("hours"), chosen("tax"), chosen("clubs"))


def test_TB19_a_ranked_proposal_takes_its_place_and_those_between_move_by_one() -> None:
    ranked = given(THREE).when(RankProposal(1, "clubs", 1)).then(ProposalRanked(1, "clubs", 1))
    assert ranked.workshop.tables[1].order == ("clubs", "hours", "tax")


def test_TB19_the_place_it_has_is_silence() -> None:
    given(THREE).when(RankProposal(1, "tax", 2)).then_nothing()


def test_TB19_a_rank_is_one_of_the_list_and_only_for_what_is_chosen() -> None:
    given(THREE).when(RankProposal(1, "tax", 0)).then_rejected(errors.RankOutOfRange, rank=0, last=3)
    given(THREE).when(RankProposal(1, "tax", 4)).then_rejected(errors.RankOutOfRange, rank=4, last=3)
    given(THREE).when(RankProposal(1, "loan", 1)).then_rejected(errors.NotChosen, proposal="loan")


def test_TB20_a_reason_is_written_and_taken_away() -> None:
    written = given(THREE).when(WriteReason(1, "tax", " Fair ")).then(ReasonWritten(1, "tax", "Fair"))
    written.when(WriteReason(1, "tax", "Fair")).then_nothing()
    written.when(WriteReason(1, "tax", " ")).then(ReasonWritten(1, "tax", ""))


def test_TB20_a_reason_stands_only_on_what_is_chosen() -> None:
    given(THREE).when(WriteReason(1, "loan", "Fair")).then_rejected(errors.NotChosen, proposal="loan")


@pytest.mark.parametrize("grade", GRADES)
def test_TB21_a_stance_is_taken_in_five_grades_on_what_is_chosen_or_not(grade: str) -> None:
    taken = StanceTaken(1, "loan", "one", grade, "Too dear")
    given(ROUND).when(TakeStance(1, "loan", grade, "Too dear")).then(taken)


def test_TB21_only_an_objection_needs_a_reason() -> None:
    given(ROUND).when(TakeStance(1, "loan", "object")).then_rejected(errors.ReasonRequired, proposal="loan")
    given(ROUND).when(TakeStance(1, "loan", "object", " \u200b ")).then_rejected(errors.ReasonRequired)
    given(ROUND).when(TakeStance(1, "loan", "concern")).then(StanceTaken(1, "loan", "one", "concern", ""))


def test_TB21_the_same_stance_again_is_silence() -> None:
    taken = given(ROUND, StanceTaken(1, "loan", "one", "concern", ""))
    taken.when(TakeStance(1, "loan", "concern")).then_nothing()


def test_TB21_a_stance_is_a_known_grade_on_a_known_proposal() -> None:
    given(ROUND).when(TakeStance(1, "loan", "love")).then_rejected(errors.UnknownGrade, grade="love")
    given(ROUND).when(TakeStance(1, "nothing", "support")).then_rejected(errors.UnknownProposal, proposal="nothing")


def test_TB21_a_stance_is_withdrawn_once() -> None:
    taken = given(ROUND, StanceTaken(1, "loan", "one", "concern", ""))
    withdrawn = taken.when(WithdrawStance(1, "loan")).then(StanceWithdrawn(1, "loan", "one"))
    withdrawn.when(WithdrawStance(1, "loan")).then_nothing()
    given(ROUND).when(WithdrawStance(1, "nothing")).then_rejected(errors.UnknownProposal, proposal="nothing")


def test_TB21_a_stance_remains_when_its_proposal_is_withdrawn() -> None:
    table = given(THREE, StanceTaken(1, "tax", "one", "support", ""), ProposalWithdrawn(1, "tax"))
    assert ("tax", "one") in table.workshop.tables[1].stances


def test_RT6_a_stance_belongs_to_the_one_it_is_entered_for() -> None:
    stance = TakeStance(1, "loan", "support")
    given(ROUND).when(stance, actor=SCRIBE, behalf="other").then(StanceTaken(1, "loan", "other", "support", ""))
    given(ROUND).when(stance, actor=DEVICE, behalf="other").then(StanceTaken(1, "loan", "other", "support", ""))
    given(ROUND).when(stance, actor=SCRIBE).then(StanceTaken(1, "loan", "scribe", "support", ""))


def test_RT6_nobody_withdraws_anothers_stance() -> None:
    taken = given(ROUND, by(OTHER, StanceTaken(1, "loan", "other", "concern", "")))
    taken.when(WithdrawStance(1, "loan")).then_nothing()
    taken.when(WithdrawStance(1, "loan"), actor=SCRIBE, behalf="other").then(StanceWithdrawn(1, "loan", "other"))
