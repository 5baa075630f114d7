"""What a budget's lines are held to, and how far off they are. Reads no file."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from domain.budget.documents import Limit, Quantity
from domain.budget.report import Report
from domain.budget.tree import ReportIsBroken
from tests.domain.budget.small import ASSUMPTIONS, BUDGET

FRAME = Limit("frame", "Frame", "frame", "SERVICE", "at_most", "frame", "The agreement")


def held(limit: Limit, *values: int) -> Report:
    """The small budget under one limit, with a quantity `frame` of these values."""
    known = (*ASSUMPTIONS.quantities, Quantity("frame", "Frame", "kr.", values)) if values else ASSUMPTIONS.quantities
    return Report(replace(BUDGET, limits=(limit,)), replace(ASSUMPTIONS, quantities=known))


@pytest.mark.parametrize(
    ("sense", "off"),
    [
        ("at_most", [0, 0, 1, 900]),
        ("at_least", [100, 0, 0, 0]),
        ("above", [101, 1, 0, 0]),
    ],
)
def test_LI1_a_limit_says_how_many_kroner_each_year_is_from_keeping_it(
    sense: Literal["at_most", "at_least", "above"], off: list[int]
) -> None:
    """400, 500, 501 and 1400 kroner against a bound of 500: the bound itself keeps all of them but `above`."""
    bound = held(replace(FRAME, sense=sense), 500).limits["frame"]
    assert bound.off((400, 500, 501, 1400)) == off


def test_LI1_a_surplus_is_minus_and_keeps_to_a_bound_below_it() -> None:
    """At least 1000 in surplus is at most -1000."""
    saving = held(replace(FRAME, line="RESULT"), -1000).limits["frame"]
    assert saving.off((-1001, -1000, -999, 5)) == [0, 0, 1, 1005]


def test_LI2_a_bound_is_a_quantity_of_one_value_or_of_one_a_year() -> None:
    assert held(FRAME, 500).limits["frame"].bound == (500, 500, 500, 500)
    assert held(FRAME, 500, 510, 520, 530).limits["frame"].bound == (500, 510, 520, 530)
    assert held(replace(FRAME, bound="")).limits["frame"].bound == (0, 0, 0, 0)


def test_LI2_a_quantity_that_the_assumptions_do_not_know_holds_nobody() -> None:
    """Before the agreement nobody knows the frame."""
    assert dict(held(FRAME).limits) == {}


@pytest.mark.parametrize(
    "wrong", [(FRAME, FRAME), (replace(FRAME, line="nothing"),)], ids=["twice", "a line that is not there"]
)
def test_LI3_limits_that_contradict_the_budget_are_not_loaded(wrong: tuple[Limit, ...]) -> None:
    with pytest.raises(ReportIsBroken, match="frame"):
        Report(replace(BUDGET, limits=wrong), ASSUMPTIONS)


def test_LI3_a_bound_of_some_years_is_not_loaded() -> None:
    with pytest.raises(ReportIsBroken, match="frame"):
        held(FRAME, 500, 510)
