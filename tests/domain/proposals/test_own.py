"""A table's own proposal, seen as one of the catalogue's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import errors
from domain.proposals.effect import effect
from domain.table.own import as_proposal, costing_of
from domain.table.state import OwnProposal
from domain.text import ERASED
from tests.domain.budget.small import REPORT

BENCHES = OwnProposal("B4-1", "More benches", "LEARN", "expansion", "service", (100, 100, 100, 100))


def test_OW1_it_counts_where_its_steering_area_says() -> None:
    """Learning has no rule of its own: SERVICE, in wages."""
    taken = effect(as_proposal(BENCHES, REPORT), share=100, shift=0, amounts={}, report=REPORT)
    assert taken.by_post == {"SERVICE": (100, 102, 104, 106)}


def test_OW1_the_committees_own_rule_goes_first() -> None:
    """Service of roads counts in BUILD, without an index."""
    roads = as_proposal(replace(BENCHES, committee="ROADS"), REPORT)
    assert effect(roads, share=100, shift=0, amounts={}, report=REPORT).by_post == {"BUILD": (100, 100, 100, 100)}


def test_OW1_a_steering_area_that_the_budget_lacks_is_refused() -> None:
    """With its name, so that the screen can say it."""
    with pytest.raises(errors.UnknownSteeringArea) as refused:
        as_proposal(replace(BENCHES, steering_area="moon"), REPORT)
    assert refused.value.details == {"steering_area": "moon"}


def test_OW1_the_area_that_finance_found_goes_before_the_tables() -> None:
    found = costing_of(replace(BENCHES, steering_area="moon"), 2020)
    costed = replace(BENCHES, steering_area="moon", costing=replace(found, steering_area="service"))
    assert as_proposal(costed, REPORT).steering_area == "service"


def test_OW2_it_is_scalable_and_moves_as_costs_do() -> None:
    """From the budget year on, without posts; construction if the table says so."""
    own = as_proposal(BENCHES, REPORT)
    assert (own.scalable, own.lasting, own.earliest_start, own.category) == (True, True, 2020, "operating")
    assert own.posts.hundredths == (0, 0, 0, 0)
    assert as_proposal(replace(BENCHES, type="construction"), REPORT).category == "construction"
    assert effect(own, share=100, shift=1, amounts={}, report=REPORT).passed == (100,)


def test_an_erased_title_is_no_title() -> None:
    """The amounts remain: they are nobody's personal data."""
    own = as_proposal(replace(BENCHES, title=ERASED), REPORT)
    assert (own.title, own.postings[0].amounts) == ("", (100, 100, 100, 100))
