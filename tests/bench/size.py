"""How large a bench is: in earnest, or small enough for a smoke test whose figures are worth nothing."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Final

from tests.bench.large import LINES


@dataclass(frozen=True, slots=True)
class Size:
    """seconds, window: of one round of a latency, of one try of a rate. top: the highest rate that is tried.

    start: the first rate. many: people of P2b, P3 and P4. held: how many P5 tries, from few to many.
    events: of the large day. lines, edits: of the large budget, and of one round on it.
    """

    people: int = 300
    tables: int = 30
    many: int = 1_000
    rate: float = 300
    seconds: float = 4
    rounds: int = 3
    start: float = 500
    window: float = 2
    confirmations: int = 3
    top: float = inf
    held: tuple[int, ...] = (3_000, 5_000, 7_500, 10_000)
    events: int = 100_000
    few_events: int = 1_000
    joins: int = 40
    lines: int = LINES
    edits: int = 600
    burst: int = 500


FULL: Final = Size()
QUICK: Final = Size(
    people=20, tables=2, many=30, rate=100, seconds=0.5, rounds=1, start=100, window=0.3, confirmations=1, top=150,
    held=(40,), events=1_000, few_events=400, joins=3, lines=600, edits=40, burst=60,
)  # fmt: skip
