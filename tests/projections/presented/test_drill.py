"""From a total down to the line, each level against the one above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from domain.table.state import OwnProposal, TableBudget
from projections.presented import drill as drilling
from projections.presented.desk import Desk
from projections.presented.drill import Drilled, NoSuchRow, drill
from projections.presented.held import Held
from projections.presented.statement import statement
from tests.domain.budget.layered import BOOKS
from tests.projections.presented.tables import choice, scenario, table_with
from tests.projections.presented.test_statement import SAME_AS, TABLE, demo
from tests.projections.test_scenarios import scenarios

DESK = Desk(BOOKS)
HELD = DESK.held(TABLE)
PARTS = ("base", "corrections", "proposals", "taxes", "total")


def amounts(of: Mapping[str, Any]) -> dict[str, list[int]]:
    """Every part in both prices."""
    return {part: of[part] for part in PARTS} | {f"fixed {part}": of["fixed"][part] for part in PARTS}


def together(children: list[Any]) -> dict[str, list[int]]:
    total: dict[str, list[int]] = {}
    for child in children:
        for name, years in amounts(child).items():
            total[name] = [a + b for a, b in zip(total.get(name, [0] * len(years)), years, strict=True)]
    return total


def named(found: Drilled) -> list[tuple[str, str, list[int]]]:
    return [(child["kind"], child["id"], child["total"]) for child in found["children"]]


def test_PR8_a_row_opens_into_its_committees() -> None:
    """In the budget's order, what has none last; the loan and the turned tax name no committee."""
    found = drill(DESK, HELD, "short", "all")
    assert found["level"] == "committee"
    assert found["path"] == [{"level": "row", "id": "all", "name": "All in all"}]
    assert named(found) == [
        ("committee", "LEARN", [488, 514]),
        ("committee", "ROADS", [325, 218]),
        ("committee", "-", [-1000, -1091]),
    ]


def test_PR8_a_committee_opens_into_its_policy_areas() -> None:
    """In the budget's order: L20 stands before L10. What roads builds is of no area."""
    assert named(drill(DESK, HELD, "short", "all", "LEARN")) == [("area", "L20", [-5, -5]), ("area", "L10", [493, 519])]
    found = drill(DESK, HELD, "short", "all", "ROADS")
    assert named(found) == [("area", "R10", [75, 76]), ("area", "-", [250, 142])]
    assert found["path"][-1] == {"level": "committee", "id": "ROADS", "name": "Roads"}


def test_PR8_an_area_opens_into_choices_and_lines() -> None:
    """What the table chose first, then the line with most kroner in it."""
    found = drill(DESK, HELD, "short", "all", "LEARN", "L10")
    assert named(found) == [
        ("proposal", "cut", [-17, -17]),
        ("line", "schools", [500, 510]),
        ("line", "pupils", [10, 26]),
    ]
    assert [step["name"] for step in found["path"]] == ["All in all", "Learning", "Schools"]
    pupils = found["children"][-1]
    assert (pupils["account"], pupils["corrections"], pupils["base"]) == ("03.22.01", [10, 26], [0, 0])
    assert pupils["fixed"]["total"] == [10, 25]


def test_PR8_amounts_of_none_are_asked_for_by_a_dash() -> None:
    assert named(drill(DESK, HELD, "short", "all", "-", "-")) == [
        ("proposal", "loan", [0, -51]),
        ("tax", "income", [0, -40]),
        ("line", "income", [-1000, -1000]),
    ]


def test_PR8_what_a_row_takes_away_has_the_other_sign_below_it() -> None:
    """Refunds are no part of what is without them, and a row of the refunds alone has nothing else."""
    assert named(drill(DESK, HELD, "short", "without", "ROADS", "R10")) == [("line", "streets", [100, 102])]
    assert named(drill(DESK, HELD, "short", "refunded", "ROADS", "R10")) == [("line", "refunds", [-25, -26])]


def test_PR8_an_own_proposal_stands_in_the_area_it_names() -> None:
    own = OwnProposal("B1-1", "Ours", "LEARN", "reduction", "service", (-10, -10), "L20")
    held = DESK.held(table_with(own=(own,)))
    assert named(drill(DESK, held, "report", "SERVICE", "LEARN", "L20"))[0] == ("own", "B1-1", [-10, -10])


def test_PR8_items_come_by_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Choices and lines are one list."""
    monkeypatch.setattr(drilling, "PAGE", 2)
    pages = [drill(DESK, HELD, "short", "all", "LEARN", "L10", offset) for offset in (0, 2, 4)]
    assert [[child["id"] for child in page["children"]] for page in pages] == [["cut", "schools"], ["pupils"], []]
    assert [page["more"] for page in pages] == [1, 0, 0]
    assert pages[0]["total"] == pages[1]["total"]


@pytest.mark.parametrize("row", ["heading", "cash", "nowhere"])
def test_text_and_money_at_years_end_are_not_opened(row: str) -> None:
    with pytest.raises(NoSuchRow):
        drill(DESK, HELD, "short", row)


def check_all_levels(desk: Desk, held: tuple[Held, ...], layout: str, row: Mapping[str, Any]) -> None:
    """The row, its committees, their areas, the items of those."""
    top = drill(desk, held, layout, row["id"])
    assert amounts(top["total"]) == amounts(row)
    for level in (top, *_below(desk, held, layout, row["id"], top)):
        if level["children"]:
            assert together(level["children"]) == amounts(level["total"]), level["path"]
        else:
            assert not any(level["total"]["total"])


def _below(desk: Desk, held: tuple[Held, ...], layout: str, row: str, top: Drilled) -> Iterator[Drilled]:
    for committee in top["children"]:
        areas = drill(desk, held, layout, row, committee["id"])
        assert amounts(areas["total"]) == amounts(committee)
        yield areas
        for area in areas["children"]:
            items = drill(desk, held, layout, row, committee["id"], area["id"])
            assert amounts(items["total"]) == amounts(area)
            assert items["more"] == 0
            yield items


def check_every_row(desk: Desk, table: TableBudget | None, layout: str) -> None:
    held = desk.held(table)
    for row in statement(desk, held, layout):
        if row["drill"]:
            check_all_levels(desk, held, layout, row)


def test_PR8_every_row_of_the_small_budget_adds_up_at_every_level() -> None:
    for layout in ("report", "short"):
        check_every_row(DESK, TABLE, layout)


@pytest.mark.parametrize("layout", ["report", *SAME_AS])
@pytest.mark.parametrize("words", ["", *scenarios()])
def test_PR8_every_row_of_fjordbaek_adds_up_at_every_level(words: str, layout: str) -> None:
    """With what a table turns and shifts besides, where it chose anything."""
    table = scenario(words)
    if words:
        rates = {("indkomstskat", 2021): 25_700, ("grundskyld", 2022): 21_000}
        table = table_with(*table.choices.values(), choice("R-12", 40, 1), rates=rates)
    check_every_row(demo(), table, layout)
