"""What is missing against a target, worked out by hand (settled.md 22). No sum of years anywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.books import Books
from domain.table.events import OwnProposalAdded, ProposalChosen, ShareSet
from domain.workshop.events import TargetCleared, TargetSet
from projections.targets import missing
from tests.domain.books import ASSUMPTIONS, BOOKS, BUDGET, CATALOGUE
from tests.projections.fjordbaek import fjordbaek
from tests.projections.live import Live, opened

HOURS = ProposalChosen(1, "hours", 100, 0, CATALOGUE)
"""-600, -1400, -1400, -1400 toward RESULT."""

STRICT = Books.of(
    replace(BUDGET, report=(*BUDGET.report[:-1], replace(BUDGET.report[-1], must_be_positive=True))),
    BOOKS.catalogue,
    ASSUMPTIONS,
    CATALOGUE,
)
"""The same budget, and its cash must stay above zero."""


@pytest.mark.parametrize(
    ("required", "achieved", "left"),
    [
        (-24_000_000, -20_000_000, 4_000_000),
        (-24_000_000, -24_000_000, 0),
        (-24_000_000, -30_000_000, -6_000_000),
        (-24_000_000, 5_000_000, 29_000_000),
        (10_000_000, 6_000_000, 4_000_000),
        (10_000_000, 12_000_000, -2_000_000),
        (10_000_000, -1_000_000, 11_000_000),
        (0, 0, 0),
        (0, 500, 500),
        (0, -500, -500),
    ],
)
def test_missing_is_what_is_left_of_the_required_change(required: int, achieved: int, left: int) -> None:
    assert missing(required, achieved) == left


def targets(live: Live, *set_: tuple[int, str, int, int]) -> Live:
    return live.tell(*(TargetSet(*target) for target in set_), actor="f:1")


def test_a_standing_is_the_change_of_its_line_against_the_base() -> None:
    live = targets(opened(1, 2), (0, "RESULT", 2021, -2000)).tell(HOURS)
    assert live.rows("table/1")["standing/RESULT/2021"] == {
        "line": "RESULT", "year": 2021, "required": -2000, "achieved": -1400, "missing": 600,
    }  # fmt: skip
    assert live.rows("table/2")["standing/RESULT/2021"]["missing"] == 2000


def test_a_tables_own_target_goes_before_the_one_for_all() -> None:
    live = targets(opened(1, 2), (0, "RESULT", 2021, -2000), (1, "RESULT", 2021, -1000)).tell(HOURS)
    assert live.rows("table/1")["standing/RESULT/2021"]["missing"] == -400
    live.tell(TargetCleared(1, "RESULT", 2021), actor="f:1")
    assert live.rows("table/1")["standing/RESULT/2021"]["missing"] == 600
    live.tell(TargetCleared(0, "RESULT", 2021), actor="f:1")
    assert "standing/RESULT/2021" not in live.rows("table/1")


def headline(live: Live) -> tuple[str, int, int, str]:
    row = live.rows("table/1")["headline"]
    return row["line"], row["year"], row["missing"], row["which"]


def test_the_headline_is_the_budget_year_while_something_is_missing_there() -> None:
    """However much more another year misses."""
    live = targets(opened(1), (0, "RESULT", 2020, -700), (0, "RESULT", 2022, -90_000)).tell(HOURS)
    assert headline(live) == ("RESULT", 2020, 100, "budget_year")


def test_the_headline_is_the_worst_year_once_the_budget_year_is_reached() -> None:
    live = targets(opened(1), (0, "RESULT", 2020, -600), (0, "RESULT", 2021, -1500), (0, "RESULT", 2023, -9000))
    live.tell(HOURS)
    assert headline(live) == ("RESULT", 2023, 7600, "worst_year")


def test_the_headline_of_a_table_that_has_reached_all_is_the_year_with_the_least_to_spare() -> None:
    live = targets(opened(1), (0, "RESULT", 2020, -500), (0, "RESULT", 2021, -1390)).tell(HOURS)
    assert headline(live) == ("RESULT", 2021, -10, "worst_year")


def test_without_a_target_there_is_no_headline() -> None:
    assert headline(opened(1).tell(HOURS)) == ("RESULT", 2020, 0, "none")


def test_of_two_targets_in_the_budget_year_the_one_that_misses_most_is_the_headline() -> None:
    live = targets(opened(1), (0, "RESULT", 2020, -650), (0, "SERVICE", 2020, -700)).tell(HOURS)
    assert headline(live) == ("SERVICE", 2020, 100, "budget_year")


def test_what_counts_toward_the_target_follows_the_targets_line() -> None:
    """Land counts in R20 and not in R11: by default nothing of it is toward."""
    live = opened(1, books=fjordbaek()).tell(ProposalChosen(1, "F-05", 100, 0, CATALOGUE))
    row = live.rows("table/1")["effect/F-05"]
    assert row["toward"] == live.rows("hall")["cell/F-05/1"]["toward"] == [0, 0, 0, 0]
    assert any(row["effect"])
    targets(live, (0, "R20", 2021, -1_000_000))
    row = live.rows("table/1")["effect/F-05"]
    assert row["toward"] == [0, row["effect"][1], 0, 0], "only in the year that has a target on that line"
    assert live.rows("hall")["cell/F-05/1"]["toward"] == row["toward"]


def test_the_halls_bar_is_the_tables_own_target() -> None:
    live = targets(opened(1, 2), (0, "RESULT", 2021, -2000), (2, "SERVICE", 2022, -500)).tell(HOURS)
    rows = live.rows("hall")
    assert rows["table/1"] == {
        "table": 1, "line": "RESULT", "achieved": [-600, -1400, -1400, -1400], "required": [None, -2000, None, None],
        "missing": [None, 600, None, None], "chosen": 1, "deliverable": True,
    }  # fmt: skip
    assert (rows["table/2"]["line"], rows["table/2"]["required"]) == ("SERVICE", [None, None, -500, None])
    assert (rows["summary"]["line"], rows["summary"]["required"]) == ("RESULT", [None, -2000, None, None])


def test_a_budget_that_breaks_the_law_says_so_and_goes_on() -> None:
    """CASH opens at 1,000,000: spending 1,000,400 in the first year leaves it below zero from then on."""
    live = opened(1, books=STRICT).tell(
        OwnProposalAdded(1, "B1-1", "A pool", "LEARN", "expansion", "service", (1_000_400, 0, 0, -500), "CLUBS"),
        ProposalChosen(1, "B1-1", 100, 0, ""),
    )
    rows = live.rows("table/1")
    assert rows["law"] == {
        "deliverable": False,
        "breaches": [
            {"line": "CASH", "year": 2020, "amount": -400},
            {"line": "CASH", "year": 2021, "amount": -400},
            {"line": "CASH", "year": 2022, "amount": -400},
        ],
        "unnamed": [],
    }
    assert rows["result/CASH"]["amounts"] == [-400, -400, -400, 100]
    assert live.rows("hall")["table/1"]["deliverable"] is False
    live.tell(ShareSet(1, "B1-1", 50))
    assert live.rows("table/1")["law"] == {"deliverable": True, "breaches": [], "unnamed": []}
    assert live.rows("hall")["table/1"]["deliverable"] is True
