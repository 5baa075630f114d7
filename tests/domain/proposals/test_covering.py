"""Layouts that lose a krone, or count one twice, are found before anybody sees them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.budget.cube import Cube, Place
from domain.budget.layouts import LayoutRow, Selector
from domain.budget.report import Report
from domain.budget.tree import ReportIsBroken
from domain.proposals.covering import check_layouts, faults_of, possible_places
from tests.domain.budget.layered import ASSUMPTIONS, BUDGET, CATALOGUE, LAYOUT

CUBE = Cube(Report(BUDGET, ASSUMPTIONS))


def changed(id: str, row: LayoutRow | None) -> tuple[tuple[str, str, str], ...]:
    """The faults of the layout with one row in place of another, or without it."""
    rows = tuple(new for old in LAYOUT.rows if (new := row if old.id == id else old) is not None)
    return tuple((f.kind, f.row, f.what) for f in faults_of(replace(LAYOUT, rows=rows), CUBE, CATALOGUE))


def row(id: str) -> LayoutRow:
    return next(row for row in LAYOUT.rows if row.id == id)


def test_PR11_a_layout_that_tells_everything_once_has_no_fault() -> None:
    assert faults_of(LAYOUT, CUBE, CATALOGUE) == ()
    check_layouts(CUBE.report, CATALOGUE)


def test_PR11_a_line_that_no_row_takes_is_lost() -> None:
    """The streets' refunds, at dranst 2."""
    narrow = replace(row("rest"), select=Selector(committees=("ROADS", ""), posts=("SERVICE",), kinds=("1",)))
    assert changed("rest", narrow) == (("lost", "all", "SERVICE ROADS R10 02.28.11 2 service"),)


def test_PR11_a_line_that_two_rows_take_is_counted_twice() -> None:
    wide = replace(row("rest"), select=Selector(posts=("SERVICE",), policy_areas=("R10", "", "L20")))
    faults = changed("rest", wide)
    assert ("counted", "all", "SERVICE LEARN L20 03.22.05 1 service") in faults
    assert {kind for kind, *_ in faults} == {"counted"}


def test_PR11_a_place_that_only_the_catalogue_reaches_is_looked_at() -> None:
    """No line of TAX is a loan, but a proposal is."""
    taxes = LayoutRow("tax", "Taxes", "select", Selector(posts=("TAX",), functions=("07",)))
    assert changed("tax", taxes) == (("lost", "all", "TAX 08.55.70 7 service"),)


def test_PR11_a_place_that_only_an_own_proposal_reaches_is_looked_at() -> None:
    """No line of the learning committee builds, and nobody knows yet that a table will."""
    built = LayoutRow("build", "Construction", "select", Selector(posts=("BUILD",), committees=("ROADS",)))
    lost = {what for kind, _, what in changed("build", built) if kind == "lost"}
    assert lost == {"BUILD LEARN 3 works", "BUILD LEARN L10 3 works", "BUILD LEARN L20 3 works"}


@pytest.mark.parametrize(
    ("id", "broken", "fault"),
    [
        ("build", None, ("unknown_row", "all", "build")),
        ("service", replace(row("service"), terms=("learn", "all")), ("unknown_row", "service", "all")),
        ("all", replace(row("all"), terms=("service", "heading")), ("adds_no_flow", "all", "heading")),
        ("tax", replace(row("tax"), line="NONE"), ("unknown_line", "tax", "NONE")),
        ("tax", replace(row("tax"), line="MEAN"), ("adds_no_flow", "all", "tax")),
        ("learn", replace(row("learn"), id="service"), ("twice", "service", "Service")),
        ("all", None, ("no_whole", "all", "FLOW")),
    ],
)
def test_PR11_rows_that_do_not_hang_together_are_named(
    id: str, broken: LayoutRow | None, fault: tuple[str, str, str]
) -> None:
    assert fault in changed(id, broken)


def test_PR11_a_layout_must_say_what_it_comes_to() -> None:
    """And that must be a flow: cash at year's end has no places."""
    faults = faults_of(replace(LAYOUT, equals="CASH"), CUBE, CATALOGUE)
    assert [(fault.kind, fault.what) for fault in faults] == [("no_whole", "CASH")]


def test_PR11_a_budget_with_such_a_layout_is_not_loaded() -> None:
    broken = replace(LAYOUT, rows=tuple(one for one in LAYOUT.rows if one.id != "build"))
    with pytest.raises(ReportIsBroken, match="layout short, row all: unknown_row build"):
        check_layouts(Report(replace(BUDGET, layouts=(broken,)), ASSUMPTIONS), CATALOGUE)


def test_possible_places_are_those_of_lines_catalogue_and_own_proposals() -> None:
    places = possible_places(CUBE, CATALOGUE)
    assert places.keys() >= CUBE.lines.keys()
    assert Place("TAX", "", "", "08.55.70", "7", "service") in places
    assert Place("BUILD", "LEARN", "L20", "", "3", "works") in places
