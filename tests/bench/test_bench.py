"""The bench runs, and says plainly what it found. Never asserts a time: a figure is for `make bench` to print."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.context import Context
from tests.bench.figures import Figure, median
from tests.bench.goals import GOALS
from tests.bench.limits import durable_edits
from tests.bench.measures import ALSO, MEASURES
from tests.bench.report import table
from tests.bench.size import QUICK
from tests.bench.whole import Report, bench, chosen


async def test_every_edit_reaches_every_screen_and_the_limits_are_measured_beside_it(tmp_path: Path) -> None:
    report = await bench(Context(tmp_path, QUICK), ["P1", "P4"])
    assert [(figure.goal.id, figure.void) for figure in report.figures] == [("P1", ""), ("P1 p99", ""), ("P4", "")]
    assert all(figure.limit for figure in report.figures)
    edits = round(QUICK.rate * QUICK.seconds) * QUICK.rounds
    assert report.figures[0].shares["deliveries"] == edits * (QUICK.people // QUICK.tables - 1)
    assert Report.of(report.as_map()).figures[0].as_map() == report.figures[0].as_map()


async def test_a_long_day_is_lived_through_folded_looked_back_into_and_joined(tmp_path: Path) -> None:
    report = await bench(Context(tmp_path, QUICK), ["P7", "P8", "P9"])
    assert [(figure.goal.id, figure.void) for figure in report.figures] == [("P7", ""), ("P8", ""), ("P9", "")]
    assert all(figure.value for figure in report.figures)


async def test_a_measure_that_fails_is_void_and_the_next_one_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(context: Context) -> list[Figure]:
        raise RuntimeError("no disk")

    async def sound(context: Context) -> list[Figure]:
        return [median(GOALS["P2"], [5_000.0])]

    monkeypatch.setitem(MEASURES, "P1", broken)
    monkeypatch.setitem(MEASURES, "P2", sound)
    report = await bench(Context(tmp_path, QUICK), ["P2", "P1"])
    assert [(figure.value, figure.void) for figure in report.figures] == [(None, "RuntimeError: no disk"), (5_000, "")]
    assert "VOID: RuntimeError: no disk" in table(report)


def test_a_missed_goal_is_said_plainly() -> None:
    figures = [
        median(GOALS["P1"], [4.5, 5.0, 9.0], limit=[1.0], beside="an echo"),
        median(GOALS["P1 p99"], [10.0]),
        median(GOALS["P2"], [12_000.0], limit=[24_000.0], shares={"server": 1.0, "generator": 0.95}),
        median(GOALS["P2b"], [float("inf"), 1.0]),
    ]
    assert [figure.verdict for figure in figures] == ["MISSED", "at least", "reached", "void"]
    assert [figure.ratio for figure in figures] == [0.2, 0.0, 0.5, 0.0]
    said = table(Report(figures, {}, {}))
    assert "MISSES the goal and the least: 3.3 times worse than the goal" in said
    assert "MISSES the goal: 1.7 times" in said
    assert "the generator was near a whole core" in said
    assert "VOID: not every edit reached every screen" in said


def test_every_figure_of_the_design_has_its_measure() -> None:
    measured = {*MEASURES, *ALSO}
    assert {id.partition(" ")[0] for id in GOALS} >= measured
    assert chosen(["B2", "P4"]) == ["P4", "B1"]
    with pytest.raises(KeyError, match="no measure is called P99"):
        chosen(["P99"])


def test_the_limit_writes_every_envelope_in_the_batches_it_was_given(tmp_path: Path) -> None:
    assert durable_edits(tmp_path / "limit.sqlite", [b"one", b"two", b"three"], [2, 1]) > 0
