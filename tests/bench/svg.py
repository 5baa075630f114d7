"""Pictures of bars as SVG: small, sharp, and the same every time. Never measures a text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

WIDTH: Final = 760
NAMES: Final = 250
"""Pixels left of the bars, for their names."""
VALUES: Final = 150
"""Pixels right of the bars, for their values."""
BAR, GAP, HEAD, FOOT = 16, 10, 64, 40

STYLE: Final = """
text { font: 13px system-ui, sans-serif; fill: #1d2733; }
.title { font-weight: 600; font-size: 15px; }
.quiet { fill: #5b6877; font-size: 12px; paint-order: stroke; stroke: #ffffff; stroke-width: 4px; }
.ours { fill: #1f6f5c; } .near { fill: #c9922e; } .short { fill: #b4552d; } .beside { fill: #9aa7b4; }
.mark { stroke: #1d2733; stroke-width: 1.5; }
.grid { stroke: #dde3e9; stroke-width: 1; }
"""


@dataclass(frozen=True, slots=True)
class Bar:
    """kind: a class of STYLE. said: the value as people read it. note: in a quiet voice behind it."""

    name: str
    value: float
    kind: str
    said: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A line through all bars, such as a goal."""

    value: float
    name: str


def bars(title: str, subtitle: str, rows: Sequence[Bar], marks: Sequence[Mark] = (), *, log: bool = False) -> str:
    """A picture of horizontal bars. log: for values that differ by factors; each step of the grid is ten times."""
    scale = _Scale.of([row.value for row in rows] + [mark.value for mark in marks], log=log)
    height = HEAD + len(rows) * (BAR + GAP) + FOOT
    bottom = height - FOOT
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'role="img" aria-label="{escape(title)}">',
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        _text(16, 26, title, "title"),
        _text(16, 46, subtitle, "quiet"),
    ]
    for value, name in scale.grid():
        x = scale.at(value)
        out.append(f'<line class="grid" x1="{x}" x2="{x}" y1="{HEAD - 6}" y2="{bottom}"/>')
        out.append(_text(x, bottom + 16, name, "quiet", "middle"))
    for mark in marks:
        x = scale.at(mark.value)
        out.append(f'<line class="mark" stroke-dasharray="4 3" x1="{x}" x2="{x}" y1="{HEAD - 6}" y2="{bottom}"/>')
        out.append(_text(x, bottom + 32, mark.name, "quiet", "middle"))
    for place, row in enumerate(rows):
        out += _bar(scale, row, HEAD + place * (BAR + GAP))
    return "\n".join([*out, "</svg>", ""])


def _bar(scale: _Scale, row: Bar, y: int) -> list[str]:
    width = max(1.0, round(scale.at(row.value) - NAMES, 1))
    middle = y + BAR - 3
    said = f"{row.said} · {row.note}" if row.note else row.said
    return [
        _text(NAMES - 8, middle, row.name, "", "end"),
        f'<rect class="{row.kind}" x="{NAMES}" y="{y}" width="{width}" height="{BAR}" rx="2"/>',
        _text(NAMES + width + 6, middle, said, "quiet"),
    ]


def _text(x: float, y: float, words: str, kind: str, anchor: str = "start") -> str:
    kind = f' class="{kind}"' if kind else ""
    return f'<text x="{round(x, 1)}" y="{y}"{kind} text-anchor="{anchor}">{escape(words)}</text>'


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    log: bool

    @classmethod
    def of(cls, values: Sequence[float], *, log: bool) -> _Scale:
        known = [value for value in values if value > 0] or [1.0]
        if log:
            return cls(
                10 ** math.floor(math.log10(min(known)) - 0.001), 10 ** math.ceil(math.log10(max(known))), log=True
            )
        return cls(0.0, _round_up(max(known)), log=False)

    def at(self, value: float) -> float:
        """The x of a value, in pixels."""
        room = WIDTH - NAMES - VALUES
        if not self.log:
            return round(NAMES + room * value / self.high, 1)
        part = (math.log10(max(value, self.low)) - math.log10(self.low)) / math.log10(self.high / self.low)
        return round(NAMES + room * part, 1)

    def grid(self) -> list[tuple[float, str]]:
        if self.log:
            steps = round(math.log10(self.high / self.low))
            values = [self.low * 10**step for step in range(steps + 1)]
        else:
            values = [self.high * step / 4 for step in range(5)]
        return [(value, f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:g}") for value in values]


def _round_up(value: float) -> float:
    """To 1, 2, 4 or 8 of its tens, so that a quarter of it can be written down."""
    ten = 10.0 ** math.floor(math.log10(value))
    return next(step * ten for step in (1, 2, 4, 8, 10) if step * ten >= value)
