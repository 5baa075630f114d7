"""Where lines stand, and what they are in both prices, against sums done by hand."""

from __future__ import annotations

from dataclasses import replace

from domain.budget.cube import Cube, Money, Place, kinds_of
from domain.budget.documents import Index
from domain.budget.report import Report
from domain.proposals.placing import places_of
from tests.domain.budget.layered import ASSUMPTIONS, BUDGET, CUT, LOAN, MIXED, line

CUBE = Cube(Report(BUDGET, ASSUMPTIONS))
SCHOOLS = Place("SERVICE", "LEARN", "L10", "03.22.01", "1", "service")
INCOME = Place("TAX", "", "", "07.68.90", "7", "finance")


def test_PR1_a_line_stands_at_one_place_in_each_years_own_prices() -> None:
    """500 x 1.02 = 510. The 25 pupils' kroner of 2021 are 25.5, which is 26, in a layer of their own."""
    assert CUBE.base[SCHOOLS].current == (500, 510)
    assert CUBE.corrections[SCHOOLS].current == (10, 26)
    assert [one.id for one in CUBE.lines[SCHOOLS]] == ["schools", "pupils"]
    assert CUBE.by_layer["people"] == {"SERVICE": (10, 26)}
    assert CUBE.by_layer["law"] == {"SERVICE": (-5, -5)}


def test_PR1_places_add_up_to_the_report_and_what_has_no_post_is_not_shown() -> None:
    """Also 580 and 607 of SERVICE, which five lines at four places make."""
    report = CUBE.report
    for leaf in ("TAX", "SERVICE", "BUILD"):
        money = [side[p].current for side in (CUBE.base, CUBE.corrections) for p in side if p.post == leaf]
        assert tuple(map(sum, zip(*money, strict=True))) == report.base[leaf]
    assert report.base["SERVICE"] == (580, 607)
    assert all(place.post for place in CUBE.lines)


def test_PR1_what_is_above_zero_and_what_is_below_are_kept_apart() -> None:
    """The law's -5 is no less expense, and the schools' 510 + 26 no income."""
    assert CUBE.expense[SCHOOLS] == [510, 536]
    assert CUBE.income[SCHOOLS] == [0, 0]
    assert CUBE.income[SCHOOLS._replace(policy_area="L20", function="03.22.05")] == [-5, -5]


def test_PR2_fixed_prices_are_the_lines_own_or_divided_by_the_default_index() -> None:
    """500 stays 500. A tax of -1000 in 2021's kroner is -1000 / 1.02 = -980.4 in 2020's."""
    assert CUBE.base[SCHOOLS].fixed == (500, 500)
    assert CUBE.corrections[SCHOOLS].fixed == (10, 25)
    assert CUBE.base[INCOME] == Money((-1000, -1000), (-1000, -980))


def test_PR2_each_line_is_divided_for_itself_and_a_half_goes_away_from_zero() -> None:
    """Two rents of 13 / 1.02 = 12.75 are 13 each, 26 together and not 25. At an index of 2, 101 is 50.5."""
    rents = [line(id, "TAX", ("", "", "07.22.05", "4"), (0, 13), index="") for id in ("a", "b")]
    cube = Cube(Report(replace(BUDGET, lines=(*BUDGET.lines, *rents)), ASSUMPTIONS))
    assert cube.base[Place("TAX", "", "", "07.22.05", "4", "service")].fixed == (0, 26)
    halves = replace(ASSUMPTIONS, indices=(Index("service", "", (1000, 2000)), ASSUMPTIONS.indices[1]))
    assert Cube(Report(BUDGET, halves)).deflated((0, 101)) == (0, 51)
    assert Cube(Report(BUDGET, halves)).deflated((0, -101)) == (0, -51)


def test_PR2_a_budget_whose_default_area_has_no_index_keeps_its_own_prices() -> None:
    areas = tuple(replace(area, index="") for area in BUDGET.steering_areas)
    cube = Cube(Report(replace(BUDGET, steering_areas=areas), ASSUMPTIONS))
    assert cube.base[INCOME].fixed == (-1000, -1000)


def test_PR4_a_proposal_stands_where_its_account_says() -> None:
    assert places_of(CUT, CUBE.kinds) == {"SERVICE": SCHOOLS}


def test_PR4_without_a_dranst_it_stands_at_the_one_its_leaf_has_most_of() -> None:
    """SERVICE has 25 kroner a year at dranst 2 and some 600 at 1; a leaf without lines has none."""
    assert kinds_of(BUDGET) == {"TAX": "7", "SERVICE": "1", "BUILD": "3", "": "9"}
    assert {post: place.kind for post, place in places_of(MIXED, CUBE.kinds).items()} == {"SERVICE": "1", "BUILD": "3"}
    assert places_of(LOAN, {})["TAX"].kind == ""


def test_a_layer_that_the_budget_does_not_list_is_base() -> None:
    """So that no krone is left out of the parts."""
    stray = replace(BUDGET.lines[1], id="stray", layer="nowhere")
    cube = Cube(Report(replace(BUDGET, lines=(*BUDGET.lines, stray)), ASSUMPTIONS))
    assert cube.is_base(stray)
    assert cube.base[SCHOOLS].current == (1000, 1020)
