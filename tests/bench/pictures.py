"""The figures of a report as pictures. Never works a figure out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.peers import PEERS, Peer
from tests.bench.report import number
from tests.bench.svg import Bar, Mark, bars
from tests.bench.whole import Report

KINDS = {"reached": "ours", "at least": "near", "MISSED": "short"}
"""Of bars, by how the figure stands to its goal."""


def pictures(report: Report) -> dict[str, str]:
    """SVG by file name; only those whose figures there are."""
    figures = {figure.goal.id: figure for figure in report.figures if figure.value is not None}
    drawn = {"goals.svg": _goals([figure for figure in figures.values() if figure.goal.id[0] == "P"])}
    if "P1" in figures:
        drawn["latency.svg"] = _latency(figures["P1"])
    if "P2" in figures:
        drawn["most.svg"] = _beside_peers(
            figures["P2"], "Most edits a second, 300 people at 30 tables", lambda peer: peer.most
        )
    if "P3" in figures:
        drawn["one-room.svg"] = _beside_peers(
            figures["P3"], "Most edits a second, 1,000 people in one room", lambda peer: peer.in_one_room
        )
    return drawn


def write(folder: Path, report: Report) -> list[str]:
    """Their file names."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = pictures(report)
    for name, picture in drawn.items():
        (folder / name).write_text(picture, encoding="utf-8")
    return list(drawn)


def _goals(figures: list[Figure]) -> str:
    """How each stands to its goal; 1 is reached, whichever way the figure goes."""
    rows = [
        Bar(
            figure.goal.id,
            1 / figure.shortfall,
            KINDS[figure.verdict],
            f"{number(figure.value or 0)} {figure.goal.unit}".strip(),
            f"goal {number(figure.goal.goal)}",
        )
        for figure in figures
    ]
    return bars(
        "Measured beside the goal", "How many times as good as the goal; to the right of the line it is reached",
        rows, [Mark(1, "goal")], log=True,
    )  # fmt: skip


def _latency(figure: Figure) -> str:
    assert figure.value is not None
    rows = [
        Bar("Råderum", figure.value, "ours", f"{number(figure.value)} ms", "keeps all"),
        *([Bar("an echo with group commit", figure.limit, "beside", f"{number(figure.limit)} ms", "the limit here")]
          if figure.limit else []),
        *(Bar(peer.name, peer.p50, "beside", f"{number(peer.p50)} ms", _kept(peer))
          for peer in sorted(PEERS, key=lambda peer: peer.p50)),
    ]  # fmt: skip
    subtitle = "Half of all screens show the edit by then; peers as measured for our design notes"
    return bars("From an edit to the other screens, 300 people, 300 edits a second", subtitle, rows)


def _kept(peer: Peer) -> str:
    return f"loses {peer.lost} of 20" if peer.lost else "keeps all"


def _beside_peers(figure: Figure, title: str, of: Callable[[Peer], int]) -> str:
    assert figure.value is not None
    ours = Bar("Råderum", figure.value, "ours", f"{number(figure.value)}/s", "keeps all")
    limit = Bar("written only, no server", figure.limit, "beside", f"{number(figure.limit)}/s", "the disk's limit")
    others = [
        Bar(
            peer.name,
            of(peer),
            "beside",
            f"{of(peer):,}/s",
            "keeps all" if not peer.lost else f"loses {peer.lost} of 20",
        )
        for peer in sorted(PEERS, key=of, reverse=True)
    ]
    subtitle = "p99 within 250 ms; each step is ten times; peers as measured for our design notes"
    return bars(title, subtitle, [ours, *([limit] if figure.limit else []), *others], log=True)
