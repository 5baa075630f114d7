"""What a row of a layout gathers, row by row."""

from __future__ import annotations

import pytest

from domain.budget.cube import Cube, Place
from domain.budget.gathering import REPORT, fits, gathered, is_stock, layouts_of
from domain.budget.layouts import Selector
from domain.budget.report import Report
from tests.domain.budget.layered import ASSUMPTIONS, BUDGET, LAYOUT

CUBE = Cube(Report(BUDGET, ASSUMPTIONS))
PLACE = Place("SERVICE", "LEARN", "L10", "03.22.01", "1", "service")
NOWHERE = Place("SERVICE", "", "", "", "", "service")


@pytest.mark.parametrize(
    ("select", "takes"),
    [
        (Selector(), (True, True)),
        (Selector(posts=("BUILD", "SERVICE")), (True, True)),
        (Selector(posts=("BUILD",)), (False, False)),
        (Selector(committees=("LEARN",)), (True, False)),
        (Selector(committees=("",)), (False, True)),
        (Selector(policy_areas=("L10", "L20")), (True, False)),
        (Selector(functions=("03",)), (True, False)),
        (Selector(functions=("03.22.0",)), (True, False)),
        (Selector(functions=("22",)), (False, False)),
        (Selector(functions=("",)), (False, True)),
        (Selector(kinds=("1", "2")), (True, False)),
        (Selector(steering_areas=("service",)), (True, True)),
        (Selector(posts=("SERVICE",), committees=("LEARN",), kinds=("3",)), (False, False)),
    ],
)
def test_PR5_a_row_takes_what_fits_each_of_its_fields(select: Selector, takes: tuple[bool, bool]) -> None:
    """The place of a line, and that of an amount which says nothing of itself."""
    assert (fits(select, PLACE), fits(select, NOWHERE)) == takes


def test_PR6_a_place_counts_as_often_as_sums_and_minus_say() -> None:
    """The refund is in the service once, and taken out of what is without; a row of a line counts as the tree does."""
    weights = gathered(LAYOUT, CUBE.lines, CUBE.report)
    refund = Place("SERVICE", "ROADS", "R10", "02.28.11", "2", "service")
    assert weights["service"][refund] == 1
    assert refund not in weights["without"]
    assert weights["tax"] == {Place("TAX", "", "", "07.68.90", "7", "finance"): 1}
    assert set(weights["all"].values()) == {1}
    assert weights["all"].keys() == CUBE.lines.keys()


def test_PR6_text_and_money_at_years_end_gather_nothing() -> None:
    weights = gathered(LAYOUT, CUBE.lines, CUBE.report)
    assert "heading" not in weights
    assert "cash" not in weights
    assert is_stock(LAYOUT.rows[-1], CUBE.report)
    assert not is_stock(LAYOUT.rows[0], CUBE.report)


def test_the_report_tree_is_always_the_first_layout() -> None:
    """A row for each of its lines."""
    tree, own = layouts_of(BUDGET, "Statement")
    assert (tree.id, tree.name, own) == (REPORT, "Statement", LAYOUT)
    assert [row.line for row in tree.rows] == [line.id for line in BUDGET.report]
