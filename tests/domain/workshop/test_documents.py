"""A new version of the documents in the middle of the day: what it must have, and that tables keep what they chose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import errors
from domain.books import Books
from domain.budget.documents import Assumptions, Budget, Quantity
from domain.proposals.catalogue import Catalogue, Proposal
from domain.proposals.effect import effect
from domain.table.commands import ChooseProposal, SetAmount, SetShare, ShiftStart, UndoLast, WithdrawProposal
from domain.table.events import (
    AmountCleared,
    AmountSet,
    ProposalChosen,
    ProposalWithdrawn,
    ShareSet,
    StartShifted,
    TaxRateCleared,
    TaxRateSet,
)
from domain.workshop import events
from domain.workshop.commands import AddTables, OpenWorkshop, ReplaceDocuments, SetTarget
from domain.workshop.state import Event, Version
from tests.domain.books import ASSUMPTIONS, BOOKS, BUDGET, CATALOGUE, PROPOSALS, YEARS, proposal
from tests.domain.days import CLOSED, ROUND
from tests.domain.given import FACILITATOR, FINANCE, NOW, OTHER, Given, by, given
from tests.domain.table.test_adding import ADDED
from tests.domain.table.test_choosing import chosen, withdrawn
from tests.domain.workshop.test_costing import costed

NEW = "d" * 64
"""The next catalogue."""

FIRST = ("b" * 64, CATALOGUE, "a" * 64)

NARROW = replace(
    BUDGET,
    report=(BUDGET.report[1], replace(BUDGET.report[2], terms=("TAX",)), BUDGET.report[3]),
    steering_areas=tuple(replace(area, post="TAX") for area in BUDGET.steering_areas),
    limits=(),
)
"""Without SERVICE, where nearly everything counts."""


def books(
    *,
    proposals: tuple[Proposal, ...] = PROPOSALS,
    budget: Budget = BUDGET,
    assumptions: Assumptions = ASSUMPTIONS,
    before: Books = BOOKS,
) -> Books:
    """The next version, with what it is said to have."""
    return Books.of(budget, Catalogue("Test", budget.years, proposals), assumptions, NEW, before)


def replacing(next_: Books, note: str = "") -> ReplaceDocuments:
    return ReplaceDocuments("b" * 64, NEW, "a" * 64, next_, note)


def replaced(note: str = "") -> events.DocumentsReplaced:
    return events.DocumentsReplaced("b" * 64, NEW, "a" * 64, note)


def now(workshop: Given, next_: Books) -> Given:
    """The next version is in force."""
    return Given(workshop.and_given(by(FINANCE, replaced())).workshop, next_)


def without(*ids: str) -> tuple[Proposal, ...]:
    return tuple(known for known in PROPOSALS if known.id not in (*ids, "muddle"))


def test_DV1_finance_and_the_facilitator_put_another_version_in_force() -> None:
    for actor in (FINANCE, FACILITATOR):
        after = given(ROUND).when(replacing(books(), " After the agreement "), actor=actor)
        workshop = after.then(replaced("After the agreement")).workshop
        assert (workshop.budget, workshop.catalogue, workshop.assumptions) == ("b" * 64, NEW, "a" * 64)
        assert workshop.versions == (
            Version(*FIRST, seq=1, at=NOW, by=FACILITATOR),
            Version("b" * 64, NEW, "a" * 64, workshop.seq, NOW, actor, "After the agreement"),
        )


def test_DV1_the_same_documents_again_are_silence() -> None:
    given(ROUND).when(ReplaceDocuments(*FIRST, BOOKS, "Again")).then_nothing()
    there = given(ROUND, by(FINANCE, replaced()))
    there.when(replacing(books())).then_nothing()
    there.when(ReplaceDocuments(*FIRST, BOOKS)).then(events.DocumentsReplaced(*FIRST, ""))


def test_DV1_only_an_open_workshop_and_only_so_often() -> None:
    given(CLOSED).when(ReplaceDocuments(*FIRST, BOOKS)).then_rejected(errors.WorkshopIsClosed)
    many = (by(FINANCE, events.DocumentsReplaced(f"{n}", CATALOGUE, "a", "")) for n in range(199))
    given(ROUND, *many).when(replacing(books())).then_rejected(errors.TooMany, limit=200)


def test_DV1_the_opening_is_still_the_same_opening() -> None:
    """A server that says it again, after a lost answer, is not told that the workshop is another."""
    later = given(ROUND, by(FINANCE, replaced()))
    later.when(OpenWorkshop("Actor day", *FIRST)).then_nothing()
    later.when(OpenWorkshop("Actor day", "b" * 64, NEW, "a" * 64)).then_rejected(errors.NotNow)


def test_DV2_the_years_stay() -> None:
    years = (2021, 2022, 2023, 2024)
    other = Books.of(replace(BUDGET, years=years), Catalogue("Test", years, ()), replace(ASSUMPTIONS, years=years), NEW)
    given(ROUND).when(replacing(other)).then_rejected(
        errors.DocumentsDoNotFit, what="years", which="2020 2021 2022 2023"
    )


def test_DV3_a_line_with_a_target_stays_a_line_for_targets() -> None:
    targeted = given(ROUND).when(SetTarget(2021, -5, "SERVICE")).go_on()
    renamed = replace(
        BUDGET,
        report=tuple(
            replace(line, id="S" if line.id == "SERVICE" else line.id,
                    terms=tuple("S" if term == "SERVICE" else term for term in line.terms))
            for line in BUDGET.report
        ),
        steering_areas=tuple(replace(area, post="S") for area in BUDGET.steering_areas),
        limits=(),
    )  # fmt: skip
    next_ = Books.of(renamed, Catalogue("Test", YEARS, ()), ASSUMPTIONS, NEW)
    targeted.when(replacing(next_)).then_rejected(errors.DocumentsDoNotFit, what="line", which="SERVICE")
    given(ROUND).when(replacing(next_)).then(replaced())


def test_DV3_an_own_proposal_keeps_its_committee_its_area_and_its_number() -> None:
    own = given(ROUND, ADDED)
    roads = replace(BUDGET, committees=BUDGET.committees[:1])
    own.when(replacing(books(budget=roads))).then_rejected(errors.DocumentsDoNotFit, what="committee", which="ROADS")
    bare = replace(BUDGET, steering_areas=BUDGET.steering_areas[1:], default_steering_area="transfers")
    own.when(replacing(books(budget=bare))).then_rejected(
        errors.DocumentsDoNotFit, what="steering_area", which="service"
    )
    taken = (*PROPOSALS, proposal("B1-1", (1, 1, 1, 1)))
    own.when(replacing(books(proposals=taken))).then_rejected(errors.DocumentsDoNotFit, what="number", which="B1-1")
    given(ROUND).when(replacing(books(budget=roads, proposals=taken))).then(replaced())


def test_DV3_so_does_the_area_that_finance_found() -> None:
    found = given(ROUND, ADDED, by(FINANCE, costed(steering_area="transfers")))
    bare = replace(BUDGET, steering_areas=BUDGET.steering_areas[:1])
    found.when(replacing(books(budget=bare))).then_rejected(
        errors.DocumentsDoNotFit, what="steering_area", which="transfers"
    )


def test_DV3_what_a_table_holds_stays_possible() -> None:
    """A retired proposal is kept, unless the new budget has no place for it."""
    held = given(ROUND, chosen("hours"))
    held.when(replacing(books(proposals=without("hours", "clubs")))).then(replaced())
    gone = books(budget=NARROW, proposals=())
    held.when(replacing(gone)).then_rejected(errors.DocumentsDoNotFit, what="proposal", which="hours")
    given(ROUND).when(replacing(gone)).then(replaced())


def test_DV3_a_turned_tax_stays_a_tax() -> None:
    turned = given(ROUND, TaxRateSet(1, "property", 2023, 5))
    fewer = books(budget=replace(BUDGET, taxes=BUDGET.taxes[:1]))
    turned.when(replacing(fewer)).then_rejected(errors.DocumentsDoNotFit, what="tax", which="property")
    given(turned, TaxRateCleared(1, "property", 2023)).when(replacing(fewer)).then(replaced())


def test_DV4_a_table_keeps_what_it_chose_and_says_which_catalogue_it_was() -> None:
    table = given(ROUND, chosen("hours", 50), AmountSet(1, "hours", 2021, -4, "Fair"), TaxRateSet(1, "income", 2023, 5))
    before = table.workshop.tables
    assert now(table, books(proposals=without("hours", "clubs"))).workshop.tables is before
    later = now(table, books())
    later.when(ChooseProposal(1, "care")).then(
        ProposalChosen(1, "care", 100, 0, NEW), ProposalChosen(1, "screens", 100, 0, NEW)
    )
    assert later.workshop.tables[1].choices["hours"].catalogue == CATALOGUE


def test_DV5_a_retired_proposal_is_kept_adjusted_and_withdrawn_but_not_taken_anew() -> None:
    held = now(given(ROUND, chosen("hours")), books(proposals=without("hours", "clubs")))
    held.when(SetShare(1, "hours", 50)).then(ShareSet(1, "hours", 50))
    held.when(ChooseProposal(1, "hours", 50)).then(ShareSet(1, "hours", 50))
    held.when(ShiftStart(1, "hours", 1)).then(StartShifted(1, "hours", 1))
    held.when(SetAmount(1, "hours", 2021, -4)).then(AmountSet(1, "hours", 2021, -4, ""))
    gone = held.when(WithdrawProposal(1, "hours")).then(withdrawn("hours"))
    gone.when(ChooseProposal(1, "hours")).then_rejected(errors.ProposalRetired, proposal="hours")


def test_DV5_a_proposal_that_comes_back_is_taken_like_any() -> None:
    away = books(proposals=without("hours", "clubs"))
    assert sorted(away.retired) == ["clubs", "hours", "muddle"]
    assert not away.offers("hours")
    back = books(before=away)
    assert dict(back.retired) == {}
    assert back.offers("hours")
    now(now(ROUND, away), back).when(ChooseProposal(1, "hours")).then(ProposalChosen(1, "hours", 100, 0, NEW))


def test_DV5_what_was_never_in_a_catalogue_is_not_retired_but_unknown() -> None:
    now(ROUND, books(proposals=without("hours", "clubs"))).when(ChooseProposal(1, "nothing")).then_rejected(
        errors.UnknownProposal
    )


def test_DV6_a_retired_proposal_still_rules_out_its_alternative() -> None:
    held = now(given(ROUND, chosen("school-a")), books(proposals=without("school-a", "school-b", "rooms")))
    assert held.books.relations.alternatives("school-a") == ("school-b",)
    kept = now(given(ROUND, chosen("school-a")), books(proposals=without("school-a")))
    kept.when(ChooseProposal(1, "rooms")).then(
        withdrawn("school-a"), ProposalChosen(1, "rooms", 100, 0, NEW), ProposalChosen(1, "school-b", 100, 0, NEW)
    )


def test_DV6_what_the_new_budget_has_no_place_for_is_named_by_nobody() -> None:
    """`clubs` requires `hours`, which counts in a leaf that is no more."""
    moved = tuple(
        replace(p, postings=(replace(p.postings[0], post="TAX"),)) if p.id == "clubs" else p for p in PROPOSALS
    )
    after = books(budget=NARROW, proposals=(), before=books(proposals=moved))
    assert {id: known.requires for id, known in after.retired.items()} == {"clubs": ()}


def test_DV7_assumptions_that_are_swapped_back_give_exactly_the_former_figures() -> None:
    dearer = replace(
        ASSUMPTIONS,
        quantities=tuple(
            Quantity(q.id, q.name, q.unit, tuple(value + 7 for value in q.values)) for q in ASSUMPTIONS.quantities
        ),
    )
    there = books(assumptions=dearer)
    back = books(before=there)
    assert back.report.base == BOOKS.report.base
    assert there.report.base != BOOKS.report.base
    first, last = (
        effect(known.relations.get("hours"), share=37, shift=1, amounts={2022: -5}, report=known.report)
        for known in (BOOKS, back)
    )
    assert first == last


def test_DV7_a_version_of_the_catalogue_alone_is_added_up_no_second_time() -> None:
    assert books(proposals=without("hours", "clubs")).report is BOOKS.report
    assert books(assumptions=replace(ASSUMPTIONS, name="After")).report is not BOOKS.report


def test_UN8_what_was_withdrawn_comes_back_across_a_version_that_still_has_it() -> None:
    table = given(ROUND, chosen("hours"), withdrawn("hours"))
    now(table, books()).when(UndoLast(1)).then(chosen("hours"), undoes=ROUND.workshop.seq + 2)


def test_UN8_a_retired_proposal_is_not_taken_anew_by_an_undo_either() -> None:
    table = given(ROUND, chosen("hours"), withdrawn("hours"))
    later = now(table, books(proposals=without("hours", "clubs")))
    later.when(UndoLast(1)).then_rejected(errors.ProposalRetired, proposal="hours")


def test_UN8_what_a_table_still_holds_of_a_retired_proposal_goes_back() -> None:
    table = given(ROUND, chosen("hours"), ShareSet(1, "hours", 50))
    later = now(table, books(proposals=without("hours", "clubs")))
    back = later.when(UndoLast(1)).then(ShareSet(1, "hours", 100), undoes=ROUND.workshop.seq + 2)
    back.when(UndoLast(1)).then(ProposalWithdrawn(1, "hours"), undoes=ROUND.workshop.seq + 1)


def test_UN8_a_rate_of_a_tax_that_is_gone_is_not_turned_back() -> None:
    table = given(ROUND, TaxRateSet(1, "property", 2023, 5), TaxRateCleared(1, "property", 2023))
    fewer = books(budget=replace(BUDGET, taxes=BUDGET.taxes[:1]))
    now(table, fewer).when(UndoLast(1)).then_rejected(errors.UnknownTax, tax="property")


HOURS = next(p for p in PROPOSALS if p.id == "hours")


@pytest.mark.parametrize(
    ("edited", "now_is", "refusal"),
    [
        ((ShareSet(1, "hours", 50), ShareSet(1, "hours", 80)), replace(HOURS, scalable=False), errors.NotScalable),
        (
            (AmountSet(1, "hours", 2020, -5, ""), AmountCleared(1, "hours", 2020)),
            replace(HOURS, earliest_start=2022),
            errors.BeforeEarliestStart,
        ),
        (
            (AmountSet(1, "hours", 2020, -5, ""), AmountCleared(1, "hours", 2020)),
            replace(HOURS, category="loan"),
            errors.AmountNotSettable,
        ),
        (
            (StartShifted(1, "hours", 2), StartShifted(1, "hours", 0)),
            replace(HOURS, postings=(replace(HOURS.postings[0], amounts=(0, 0, 0, -5)),)),
            errors.ShiftOutOfRange,
        ),
    ],
)
def test_UN8_what_may_not_be_set_any_more_is_not_restored(
    edited: tuple[Event, Event], now_is: Proposal, refusal: type[errors.Refused]
) -> None:
    """Under the version it was set in, the same undo is carried out."""
    table = given(ROUND, chosen("hours"), *edited)
    table.when(UndoLast(1)).then(edited[0], undoes=table.workshop.seq)
    later = now(table, books(proposals=tuple(now_is if p.id == "hours" else p for p in PROPOSALS)))
    later.when(UndoLast(1)).then_rejected(refusal)


def test_UN8_what_no_longer_fits_together_is_not_restored() -> None:
    """`care` rules out `hours` from now on."""
    table = given(ROUND, chosen("hours"), withdrawn("hours"), by(OTHER, chosen("care"), chosen("screens")))
    apart = tuple(replace(p, excludes=("hours",)) if p.id == "care" else p for p in PROPOSALS)
    now(table, books(proposals=apart)).when(UndoLast(1)).then_rejected(errors.Overtaken, row="choice/care", by=OTHER)


def test_TB23_a_choice_that_no_version_knows_any_more_can_still_be_withdrawn() -> None:
    """Such a version is refused, but what is recorded stands."""
    lost = now(given(ROUND, chosen("hours")), Books.of(BUDGET, Catalogue("Test", YEARS, ()), ASSUMPTIONS, NEW))
    lost.when(WithdrawProposal(1, "hours")).then(withdrawn("hours"))


def test_DV1_nobody_else_brings_documents() -> None:
    given(ROUND).when(replacing(books()), actor=OTHER).then_rejected(errors.NotAllowed)
    given(ROUND).when(AddTables(4), actor=FINANCE).then_rejected(errors.NotAllowed)
