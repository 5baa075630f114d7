"""The figures as a table for people, each beside its goal and its limit, and plain words where a goal is missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Line:
    """goal, floor: of performance.md. limit: what this machine did in the same run. lower: whether less is better."""

    name: str
    value: float
    unit: str
    goal: float
    floor: float
    limit: float
    lower: bool

    @property
    def verdict(self) -> str:
        if self._meets(self.goal):
            return "reached"
        return "at least" if self._meets(self.floor) else "MISSED"

    @property
    def ratio(self) -> float:
        """How close to the limit, 1 is at it; below 1 is worse, whichever way the figure goes."""
        if not self.value or not self.limit:
            return 0.0
        return self.limit / self.value if self.lower else self.value / self.limit

    def _meets(self, mark: float) -> bool:
        return self.value <= mark if self.lower else self.value >= mark


def lines(figures: dict[str, Any]) -> list[Line]:
    p1, p2 = figures["P1"], figures["P2"]
    return [
        Line("P1 edit to screen, p50", p1["p50_ms"], "ms", 1.5, 4, p1["limit_p50_ms"], lower=True),
        Line("P1 edit to screen, p99", p1["p99_ms"], "ms", 6, 15, p1["limit_p99_ms"], lower=True),
        Line("P2 durable edits", p2["edits_per_second"], "/s", 10e3, 3e3, p2["limit_edits_per_second"], lower=False),
    ]


def budget_lines(figures: dict[str, Any]) -> list[str]:
    """What the size of a budget costs; nothing if it was not measured."""
    if "B1" not in figures:
        return []
    b1, b2, b3 = figures["B1"], figures["B2"], figures["B3"]
    return [
        f"B1 import of {b1['lines']:,} lines: {b1['seconds']:.2f} s (at most 5), "
        f"{b1['seconds'] / b1['csv_seconds']:.0f} times as long as Python's csv module reads the same file",
        f"B2 an edit on {b2['lines']:,} lines: {b2['edit_ms']:.2f} ms of CPU, {b2['ratio']:.2f} times the "
        f"{b2['small_edit_ms']:.2f} ms on the demo's (at most 1.20)",
        f"B3 the explorer's first picture on {b3['lines']:,} lines: {b3['ms']:,.0f} ms (at most 1,000), "
        f"{b3['small_ms']:,.0f} ms on the demo's",
        "",
    ]


def table(figures: dict[str, Any]) -> str:
    """For the terminal."""
    out = [
        f"{figures['people']} people, {figures['tables']} tables, SQLite with synchronous=FULL; "
        "deliveries checked one by one",
        "",
        f"{'':<24}{'measured':>12}{'goal':>10}{'at least':>10}{'limit here':>13}{'of limit':>10}  ",
    ]
    out += [
        f"{line.name:<24}{_number(line.value):>9} {line.unit:<2}{_number(line.goal):>10}{_number(line.floor):>10}"
        f"{_number(line.limit):>13}{line.ratio:>10.2f}  {line.verdict}"
        for line in lines(figures)
    ]
    out += ["", *budget_lines(figures), *_remarks(figures)]
    return "\n".join(out)


def _remarks(figures: dict[str, Any]) -> list[str]:
    p1, p2 = figures["P1"], figures["P2"]
    remarks = [
        f"One core is 100 %. P1: server {_percent(p1['cpu_server'])}, generator {_percent(p1['cpu_generator'])}, "
        f"echo {_percent(p1['cpu_limit'])}. P2: server {_percent(p2['cpu_server'])}, "
        f"generator {_percent(p2['cpu_generator'])}.",
        "Limit of P1: an echo with the same group commit, by the same generator. Limit of P2: the same envelopes, in "
        "the same batches, only written.",
    ]
    if (p2["cpu_generator"] or 0) > 0.85:
        remarks.append("The generator was near one whole core: P2 may be the generator's limit, not the server's.")
    if not p1["whole"]:
        remarks.append("P1 is void: not every edit reached every screen.")
    if not p2["edits_per_second"]:
        remarks.append("P2 is void: no rate was found that holds.")
    remarks += [f"{line.name}: the goal is missed." for line in lines(figures) if line.verdict != "reached"]
    return remarks


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}"


def _percent(share: float | None) -> str:
    return "unknown" if share is None else f"{share:.0%}"
