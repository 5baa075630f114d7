"""From the base to the result, step by step, against sums done by hand."""

from __future__ import annotations

import pytest

from domain import errors
from projections.presented.desk import Desk
from projections.presented.waterfall import WaterfallStep, waterfall
from tests.domain.budget.layered import BOOKS
from tests.projections.fjordbaek import fjordbaek
from tests.projections.presented.tables import scenario
from tests.projections.presented.test_statement import TABLE, demo
from tests.projections.test_scenarios import scenarios

DESK = Desk(BOOKS)
HELD = DESK.held(TABLE)


def brief(steps: list[WaterfallStep]) -> list[tuple[str, str, list[int]]]:
    return [(step["kind"], step["id"], step["amounts"]) for step in steps]


def check(steps: list[WaterfallStep]) -> None:
    """The first is the start, the last the end, and all but the last add up to it."""
    assert (steps[0]["kind"], steps[-1]["kind"]) == ("start", "end")
    assert [sum(year) for year in zip(*(step["amounts"] for step in steps[:-1]), strict=True)] == steps[-1]["amounts"]


def test_PR10_the_steps_go_from_base_layers_over_corrections_to_choices_and_taxes() -> None:
    """-1000 + 575 = -425 of base, then demography, law, and what the table did; 26 + -5 with prices in 2021."""
    steps = waterfall(DESK.cube, HELD, "RESULT")
    assert brief(steps) == [
        ("start", "start", [-425, -414]),
        ("layer", "people", [10, 26]),
        ("layer", "law", [-5, -5]),
        ("proposal", "cut", [-17, -17]),
        ("proposal", "loan", [0, -51]),
        ("proposal", "mixed", [40, 41]),
        ("tax", "income", [0, -40]),
        ("end", "end", [-397, -460]),
    ]
    check(steps)
    assert (steps[3]["name"], steps[3]["committee"]) == ("Title of cut", "LEARN")


def test_PR10_what_does_not_reach_the_line_is_left_out() -> None:
    """Of construction: mixed alone."""
    assert [step["id"] for step in waterfall(DESK.cube, HELD, "BUILD")] == ["start", "mixed", "end"]


@pytest.mark.parametrize("line", ["CASH", "MEAN"])
def test_PR10_it_is_exact_for_money_at_years_end_too(line: str) -> None:
    """Also where a mean is floored on the way."""
    steps = waterfall(DESK.cube, HELD, line)
    check(steps)
    assert steps[-1]["amounts"] == {"CASH": [1187, 1546], "MEAN": [1093, 1366]}[line]


def test_a_line_that_is_not_there() -> None:
    with pytest.raises(errors.UnknownLine):
        waterfall(DESK.cube, HELD, "nowhere")


@pytest.mark.parametrize("words", ["", *scenarios()])
def test_PR10_fjordbaeks_waterfalls_end_at_its_figures_to_the_krone(words: str) -> None:
    """Every report line of the file."""
    held = demo().held(scenario(words))
    for line, base in fjordbaek().report.base.items():
        steps = waterfall(demo().cube, held, line)
        check(steps)
        assert steps[0]["amounts"] == list(base)
        assert steps[-1]["amounts"] == (scenarios()[words][line] if words else list(base))
