"""The page says what the figures say, and the one in the repository is the one that would be written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from tests.bench.figures import Figure, median
from tests.bench.goals import GOALS
from tests.bench.pictures import pictures
from tests.bench.record import DOCS, FILE, PAGE, PICTURES, Record
from tests.bench.whole import Report

DAY = "2026-11-26"
MACHINE = {"cores": 2, "memory_gib": 24, "system": "Linux", "python": "3.11.7", "load_before": 0.1, "date": DAY}

FIGURES = [
    median(GOALS["P1"], [5.0], limit=[1.0], beside="an echo"),
    median(GOALS["P2"], [12_000.0, 11_000.0, 13_000.0], limit=[24_000.0]),
    median(GOALS["P3"], [600.0]),
    Figure(GOALS["P16"], None, void="no network"),
]

POINT = {
    "nodes": 1, "at_a_table": 10, "edits": 150.0, "node": 0.000_5, "database": 0.000_1, "redis": 0.000_05,
    "commits": 0.5, "relayed": 900.0, "memory": 120e6, "idle": 0.0, "p50": 4.0, "p99": 9.0,
}  # fmt: skip
COSTS = {
    "edit": 0.000_4, "delivery": 0.000_01, "elsewhere": 0.000_1, "database": 0.000_1, "redis": 0.000_05,
    "commits": 1.0, "relayed": 900.0, "connection": 30_000.0, "node": 120e6, "idle": 0.0, "commit_limit": 1_000.0,
    "relay_limit": 9_000.0,
}  # fmt: skip
NODES: dict[str, Any] = {"points": [POINT, {**POINT, "nodes": 2, "node": 0.000_6}], "crowded": POINT, "costs": COSTS}


def written(folder: Path) -> str:
    record = Record()
    record.take(Report(FIGURES, {}, MACHINE))
    record.take_nodes(NODES, "2026-11-27")
    record.write(folder)
    return (folder / PAGE).read_text(encoding="utf-8")


def test_what_falls_short_stands_first_and_in_plain_words(tmp_path: Path) -> None:
    said = written(tmp_path)
    short = said.partition("## What falls short")[2].partition("## The figures")[0]
    assert "- **P1** " in short
    assert "5 ms, 3.3 times worse than the goal, and worse than what is needed at least (4)." in short
    assert "600 /s, 2.5 times worse than the goal but within what is needed at least." in short
    assert "not measured: no network." in short
    assert "P2" not in short


def test_every_figure_stands_beside_its_limit(tmp_path: Path) -> None:
    (row,) = [line for line in written(tmp_path).splitlines() if line.startswith("| P2 ")]
    assert [cell.strip() for cell in row.strip("|").split("|")][2:] == [
        "12,000 /s", "10,000 /s", "3,000 /s", "24,000", "0.50", "reached", "2026-11-26",
    ]  # fmt: skip


def test_the_model_says_what_the_country_needs_and_what_breaks_first(tmp_path: Path) -> None:
    said = written(tmp_path).partition("### The country")[2]
    assert "1,500 edits/s, 15,000 deliveries/s: 2 nodes (0.90 cores)" in said
    assert "The first to break is the commits of the database, at 0.7 times this load." in said


def test_a_run_of_some_measures_renews_those_alone(tmp_path: Path) -> None:
    written(tmp_path)
    record = Record.read(tmp_path)
    record.take(Report([median(GOALS["P3"], [1_600.0])], {}, {**MACHINE, "date": "2026-12-01"}))
    assert [(name, figure["measured"][5:]) for name, figure in record.figures.items()] == [
        ("P1", "11-26"), ("P2", "11-26"), ("P3", "12-01"), ("P16", "11-26"),
    ]  # fmt: skip
    assert record.report.figures[2].verdict == "reached"


def test_pictures_are_well_formed_and_hold_every_bar() -> None:
    drawn = pictures(Report(FIGURES, {}, MACHINE))
    assert [*drawn] == ["goals.svg", "latency.svg", "most.svg", "one-room.svg"]
    words = {name: [*_words(picture)] for name, picture in drawn.items()}
    assert {"P1", "P2", "P3"} <= {*words["goals.svg"]}
    assert "12,000/s · keeps all" in words["most.svg"]
    assert "written only, no server" in words["most.svg"]
    assert "written only, no server" not in words["one-room.svg"]


def _words(picture: str) -> Iterator[str]:
    root = ElementTree.fromstring(picture)  # noqa: S314 - drawn by ourselves a moment ago
    return (text.text for text in root.iter() if text.text)


def test_the_page_in_the_repository_is_written_from_its_json() -> None:
    record = Record.read()
    if not record.figures:
        assert not (DOCS / FILE).exists()
        return
    drawn = pictures(record.report)
    assert (DOCS / PAGE).read_text(encoding="utf-8") == record.page([f"{PICTURES}/{name}" for name in drawn])
    for name, picture in drawn.items():
        assert (DOCS / PICTURES / name).read_text(encoding="utf-8") == picture
