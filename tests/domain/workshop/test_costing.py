"""What finance works out for a table's own proposal: by finance, at any hour, and nothing of the table's is touched."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from domain import errors
from domain.table.commands import SetAmount, SetShare, UndoLast
from domain.table.events import AmountSet, AppropriationNamed, ProposalWithdrawn, ReasonWritten, ShareSet, StartShifted
from domain.table.own import appropriation_of, as_proposal
from domain.workshop import events as workshop_events
from domain.workshop.commands import CloseWorkshop, CostProposal
from domain.workshop.events import ProposalCosted
from tests.domain.books import BOOKS
from tests.domain.days import ROUND
from tests.domain.given import FACILITATOR, FINANCE, by, given
from tests.domain.table.test_adding import ADDED, AMOUNTS, OWN_CHOSEN

OWN = ROUND.and_given(ADDED, OWN_CHOSEN)
FOUND = (-50, -150, -250, -350)
LATER = (0, -150, -250, -350)
"""From 2021 on."""

WORDS = (
    "summary",
    "description",
    "consequence_service",
    "consequence_staff",
    "risk",
    "preconditions",
    "implementation",
    "derived",
    "works_council",
    "hearing",
    "origin",
)


def costed(**said: Any) -> ProposalCosted:
    """What finance found, and as little as can be of all else."""
    plain: dict[str, Any] = dict.fromkeys(WORDS, "")
    plain |= {"table": 1, "proposal": "B1-1", "amounts": FOUND, "posts": (0, 0, 0, 0), "steering_area": "service"}
    plain |= {"policy_area": "", "scalable": True, "earliest_start": 2020, "lasting": True}
    return ProposalCosted(**(plain | said))


def test_CO1_finance_costs_an_own_proposal_and_the_facilitator_may() -> None:
    given(OWN).when(CostProposal(1, "B1-1", FOUND), actor=FINANCE).then(costed())
    given(OWN).when(CostProposal(1, "B1-1", FOUND), actor=FACILITATOR).then(costed())


def test_CO1_again_and_again_but_the_same_again_is_silence() -> None:
    once = given(OWN).when(CostProposal(1, "B1-1", FOUND, summary="Cheap."), actor=FINANCE).go_on()
    once.when(CostProposal(1, "B1-1", FOUND, summary=" Cheap. "), actor=FINANCE).then_nothing()
    once.when(CostProposal(1, "B1-1", FOUND), actor=FINANCE).then(costed())
    once.when(CostProposal(1, "B1-1", AMOUNTS, summary="Cheap."), actor=FINANCE).then(
        costed(amounts=AMOUNTS, summary="Cheap.")
    )


def test_CO1_only_what_a_table_added_itself_is_costed() -> None:
    given(OWN).when(CostProposal(1, "hours", FOUND), actor=FINANCE).then_rejected(errors.UnknownProposal)
    given(OWN).when(CostProposal(2, "B1-1", FOUND), actor=FINANCE).then_rejected(errors.UnknownProposal)
    given(OWN).when(CostProposal(9, "B1-1", FOUND), actor=FINANCE).then_rejected(errors.UnknownTable, table=9)


def test_CO1_neither_a_lock_nor_a_closed_round_keeps_finance_from_it() -> None:
    later = given(OWN, by(FACILITATOR, workshop_events.TableLocked(1), workshop_events.RoundClosed(1)))
    later.when(CostProposal(1, "B1-1", FOUND), actor=FINANCE).then(costed())
    ended = later.when(CloseWorkshop()).go_on()
    ended.when(CostProposal(1, "B1-1", FOUND), actor=FINANCE).then_rejected(errors.WorkshopIsClosed)


def test_CO2_amounts_and_posts_are_one_a_year_and_of_this_world() -> None:
    cost = CostProposal(1, "B1-1", FOUND, (-100, -150, 0, 0))
    given(OWN).when(cost, actor=FINANCE).then(costed(posts=(-100, -150, 0, 0)))
    for wrong, refusal in (
        (replace(cost, amounts=(1, 2)), errors.UnknownYear),
        (replace(cost, posts=(1, 2)), errors.UnknownYear),
        (replace(cost, amounts=(0, 0, 0, 10**12 + 1)), errors.AmountOutOfRange),
        (replace(cost, posts=(0, 0, 0, 10_000_001)), errors.AmountOutOfRange),
    ):
        given(OWN).when(wrong, actor=FINANCE).then_rejected(refusal)


def test_CO2_areas_and_start_are_the_budgets() -> None:
    moved = CostProposal(1, "B1-1", LATER, (), "transfers", "STREETS", False, 2021, False)
    where = {"steering_area": "transfers", "policy_area": "STREETS"}
    given(OWN).when(moved, actor=FINANCE).then(
        costed(amounts=LATER, **where, scalable=False, earliest_start=2021, lasting=False)
    )
    for wrong, refusal in (
        (replace(moved, steering_area="moon"), errors.UnknownSteeringArea),
        (replace(moved, policy_area="SCHOOLS"), errors.UnknownPolicyArea),
        (replace(moved, earliest_start=2024), errors.UnknownYear),
        (replace(moved, amounts=FOUND), errors.BeforeEarliestStart),
    ):
        given(OWN).when(wrong, actor=FINANCE).then_rejected(refusal)


@pytest.mark.parametrize("word", WORDS)
def test_CO2_every_word_is_cleaned_and_has_its_length(word: str) -> None:
    said = {word: " As it is "}
    given(OWN).when(CostProposal(1, "B1-1", FOUND, **said), actor=FINANCE).then(costed(**{word: "As it is"}))  # type: ignore[arg-type]  # one of the texts
    for wrong, refusal in (("x" * 2_001, errors.TextTooLong), ("a\u202eb", errors.TextNotClean)):
        outcome = given(OWN).when(CostProposal(1, "B1-1", FOUND, **{word: wrong}), actor=FINANCE)  # type: ignore[arg-type]  # one of the texts
        outcome.then_rejected(refusal)


def test_CO3_what_the_table_chose_of_it_stays_as_it_was() -> None:
    held = given(
        OWN,
        ShareSet(1, "B1-1", 60),
        StartShifted(1, "B1-1", 1),
        AmountSet(1, "B1-1", 2022, -7, "Fair"),
        ReasonWritten(1, "B1-1", "Because"),
    )
    before = held.workshop.tables[1]
    after = held.when(CostProposal(1, "B1-1", FOUND), actor=FINANCE).go_on().workshop.tables[1]
    assert (after.choices, after.order, after.journal, after.touched) == (
        before.choices,
        before.order,
        before.journal,
        before.touched,
    )
    assert after.own["B1-1"].amounts == AMOUNTS, "the guess stays beside it"


def test_CO3_a_costing_is_the_proposal_from_then_on() -> None:
    said = CostProposal(1, "B1-1", LATER, (1, 2, 3, 4), "transfers", "", False, 2021, False, "Short.", origin="Table 1")
    own = given(OWN).when(said, actor=FINANCE).go_on().workshop.tables[1].own["B1-1"]
    now = as_proposal(own, BOOKS.report)
    assert (now.postings[0].amounts, now.posts.hundredths, now.steering_area) == (LATER, (1, 2, 3, 4), "transfers")
    assert (now.scalable, now.earliest_start, now.lasting) == (False, 2021, False)
    assert (now.summary, now.origin, now.title) == ("Short.", "Table 1", "Bicycle stands")


def test_CO3_the_table_does_not_undo_a_costing() -> None:
    done = given(OWN).when(CostProposal(1, "B1-1", FOUND), actor=FINANCE).go_on()
    undone = done.when(UndoLast(1)).then(ProposalWithdrawn(1, "B1-1"), undoes=OWN.workshop.seq)
    assert undone.workshop.tables[1].own["B1-1"].costing is not None


def test_CO4_the_tables_word_on_the_appropriation_goes_before_that_of_finance() -> None:
    found = given(OWN).when(CostProposal(1, "B1-1", FOUND, policy_area="STREETS"), actor=FINANCE).go_on()
    assert appropriation_of(found.workshop.tables[1].own["B1-1"]) == "STREETS"
    named = given(OWN, AppropriationNamed(1, "B1-1", "STREETS"))
    plain = named.when(CostProposal(1, "B1-1", FOUND), actor=FINANCE).then(costed())
    assert appropriation_of(plain.workshop.tables[1].own["B1-1"]) == "STREETS"
    gone = given(plain, AppropriationNamed(1, "B1-1", ""))
    assert appropriation_of(gone.workshop.tables[1].own["B1-1"]) == "", "what the table took away stays away"


def test_TB14_no_amount_stands_before_the_start_that_finance_found() -> None:
    found = given(OWN).when(CostProposal(1, "B1-1", (0, 0, -250, -350), earliest_start=2022), actor=FINANCE).go_on()
    found.when(SetAmount(1, "B1-1", 2021, 7)).then_rejected(errors.BeforeEarliestStart, year=2022)
    found.when(SetAmount(1, "B1-1", 2022, 7)).then(AmountSet(1, "B1-1", 2022, 7, ""))


def test_TB7_a_costed_proposal_is_taken_in_part_only_if_it_can_be() -> None:
    found = given(OWN).when(CostProposal(1, "B1-1", FOUND, scalable=False), actor=FINANCE).go_on()
    found.when(SetShare(1, "B1-1", 50)).then_rejected(errors.NotScalable, proposal="B1-1")
