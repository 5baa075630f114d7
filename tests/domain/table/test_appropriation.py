"""Which appropriation an own proposal changes, and that somebody saw what changed under a choice."""

from __future__ import annotations

from domain import errors
from domain.table.commands import AcknowledgeChange, AddOwnProposal, NameAppropriation, UndoLast
from domain.table.events import (
    AppropriationNamed,
    ChangeAcknowledged,
    OwnProposalAdded,
    ProposalChosen,
    ProposalWithdrawn,
)
from domain.workshop import events as workshop_events
from domain.workshop.decide import Overwritten
from tests.domain.days import ROUND
from tests.domain.given import FACILITATOR, OTHER, by, given
from tests.domain.table.test_adding import ADDED, AMOUNTS, OWN_CHOSEN
from tests.domain.table.test_choosing import chosen

NAMED = AppropriationNamed(1, "B1-1", "STREETS")
OWN = ROUND.and_given(by(OTHER, ADDED, OWN_CHOSEN))
"""One of ROADS, which has STREETS and nothing else."""

FIRST = OWN.workshop.seq + 1


def test_TB17_an_own_proposal_may_name_its_appropriation_at_once() -> None:
    given(ROUND).when(AddOwnProposal(1, "Stands", "ROADS", "reduction", AMOUNTS, policy_area="STREETS")).then(
        OwnProposalAdded(1, "B1-1", "Stands", "ROADS", "reduction", "service", AMOUNTS, "STREETS"),
        ProposalChosen(1, "B1-1", 100, 0, ""),
    )


def test_TB17_an_appropriation_is_one_of_the_committees() -> None:
    add = AddOwnProposal(1, "Stands", "ROADS", "reduction", AMOUNTS, policy_area="SCHOOLS")
    given(ROUND).when(add).then_rejected(errors.UnknownPolicyArea, policy_area="SCHOOLS")


def test_TB24_an_appropriation_is_named_changed_and_taken_away() -> None:
    named = given(OWN).when(NameAppropriation(1, "B1-1", "STREETS")).then(NAMED)
    named.when(NameAppropriation(1, "B1-1", "STREETS")).then_nothing()
    named.when(NameAppropriation(1, "B1-1", "")).then(AppropriationNamed(1, "B1-1", ""))


def test_TB24_only_an_own_proposal_is_given_one_and_only_one_of_its_committees() -> None:
    given(OWN, chosen("hours")).when(NameAppropriation(1, "hours", "SCHOOLS")).then_rejected(
        errors.UnknownProposal, proposal="hours"
    )
    given(OWN).when(NameAppropriation(1, "B1-1", "SCHOOLS")).then_rejected(errors.UnknownPolicyArea)
    given(OWN).when(NameAppropriation(1, "B1-1", "nothing")).then_rejected(errors.UnknownPolicyArea)


def test_TB4_a_locked_table_names_and_sees_nothing() -> None:
    locked = given(OWN, by(FACILITATOR, workshop_events.TableLocked(1)))
    locked.when(NameAppropriation(1, "B1-1", "STREETS")).then_rejected(errors.TableIsLocked)
    locked.when(AcknowledgeChange(1, "B1-1", 1)).then_rejected(errors.TableIsLocked)


def test_UN1_a_named_appropriation_goes_back_to_the_one_before() -> None:
    named = given(OWN).when(NameAppropriation(1, "B1-1", "STREETS")).go_on()
    named.when(UndoLast(1)).then(AppropriationNamed(1, "B1-1", ""), undoes=FIRST)


def test_UN3_an_appropriation_that_another_named_since_is_not_undone() -> None:
    named = given(OWN, NAMED, by(OTHER, AppropriationNamed(1, "B1-1", "")))
    named.when(UndoLast(1)).then_rejected(errors.Overtaken, row="own/B1-1", by=OTHER)


def test_CF1_two_people_at_one_appropriation_the_later_wins() -> None:
    basis = OWN.workshop.seq
    named = given(OWN, by(OTHER, NAMED))
    named.when(NameAppropriation(1, "B1-1", ""), basis=basis).then(
        AppropriationNamed(1, "B1-1", ""), overwrote=(Overwritten("own/B1-1", OTHER, basis + 1),)
    )


def test_CF2_from_an_outbox_no_appropriation_of_anothers_is_changed() -> None:
    named = given(OWN, by(OTHER, NAMED))
    named.when(NameAppropriation(1, "B1-1", ""), basis=OWN.workshop.seq, late=True).then_rejected(
        errors.ChangedSince, row="own/B1-1", by=OTHER
    )


def test_FL5_a_change_is_seen_once() -> None:
    hours = given(ROUND, chosen("hours"))
    seen = hours.when(AcknowledgeChange(1, "hours", 3)).then(ChangeAcknowledged(1, "hours", 3))
    seen.when(AcknowledgeChange(1, "hours", 3)).then_nothing()
    seen.when(AcknowledgeChange(1, "hours", 2)).then_nothing()
    seen.when(AcknowledgeChange(1, "hours", 4)).then(ChangeAcknowledged(1, "hours", 4))


def test_FL5_nobody_has_seen_what_they_have_not_been_shown() -> None:
    """Else the changes of the whole day could be waved through at once."""
    hours = given(ROUND, chosen("hours"))
    basis = hours.workshop.seq - 1
    hours.when(AcknowledgeChange(1, "hours", basis + 1), basis=basis).then_rejected(
        errors.NotPossible, change=basis + 1, basis=basis
    )
    hours.when(AcknowledgeChange(1, "hours", basis), basis=basis).then(ChangeAcknowledged(1, "hours", basis))


def test_FL5_only_what_is_chosen_has_changed_under_anybody() -> None:
    given(ROUND).when(AcknowledgeChange(1, "hours", 3)).then_rejected(errors.NotChosen, proposal="hours")
    given(ROUND).when(AcknowledgeChange(1, "nothing", 3)).then_rejected(errors.UnknownProposal)


def test_FL6_what_somebody_has_seen_is_not_undone_but_the_edit_before_it() -> None:
    seen = given(ROUND, chosen("hours")).when(AcknowledgeChange(1, "hours", 3)).go_on()
    undone = seen.when(UndoLast(1)).then(ProposalWithdrawn(1, "hours"), undoes=ROUND.workshop.seq + 1)
    assert undone.workshop.tables[1].seen == {"hours": 3}


def test_FL6_seeing_a_change_is_in_nobodys_way_from_an_outbox_either() -> None:
    hours = given(ROUND, chosen("hours"))
    basis = hours.workshop.seq
    busy = given(hours, by(OTHER, ChangeAcknowledged(1, "hours", 2)))
    for late in (False, True):
        busy.when(AcknowledgeChange(1, "hours", 3), basis=basis, late=late).then(ChangeAcknowledged(1, "hours", 3))
    busy.when(UndoLast(1)).then(ProposalWithdrawn(1, "hours"), undoes=basis)
