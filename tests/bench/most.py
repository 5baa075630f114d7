"""The highest rate of durable edits that still holds, searched for and then confirmed. Never prints."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.reading import Run
from tests.bench.served import Served
from tests.bench.size import Size

P99_AT_MOST = 250.0
"""Milliseconds within which an edit must be on the screens to count (performance.md)."""


@dataclass(frozen=True, slots=True)
class Most:
    """rate: edits a second, the median of the confirming windows. p99: theirs, milliseconds."""

    rate: float
    p99: float
    runs: Sequence[Run]


def holds(run: Run, rate: float) -> bool:
    """All delivered in time, and the generator really sent that much."""
    return run.is_whole and run.screen(0.99) <= P99_AT_MOST and run.rate >= 0.95 * rate


async def most(hall: Served, size: Size) -> Most | None:
    """The highest rate up to `size.top` that holds; None if not even a tenth of `size.start` does."""
    rate = await _highest(hall, size)
    while rate >= size.start / 10:
        runs = await _confirmed(hall, rate, size)
        if runs:
            rates = [run.rate for run in runs]
            return Most(statistics.median(rates), statistics.median(run.screen(0.99) for run in runs), runs)
        rate *= 0.9
    return None


async def _confirmed(hall: Served, rate: float, size: Size) -> list[Run]:
    """So many windows that all hold, or none."""
    runs: list[Run] = []
    for seed in range(size.confirmations):
        runs.append(await hall.run(rate, size.window, seed))
        if not holds(runs[-1], rate):
            return []
    return runs


async def _highest(hall: Served, size: Size) -> float:
    """Twice as many until it breaks, or half until it holds; then the middle, three times.

    From below, since a server that was asked for far too much needs long to catch up.
    """
    low, high, rate = 0.0, 0.0, size.start
    while not (low and high):
        if holds(await hall.run(rate, size.window, seed=0), rate):
            low, rate = rate, min(rate * 2, size.top)
            if low >= size.top:
                return low
        else:
            high, rate = rate, rate / 2
        if rate < size.start / 10:
            return rate
    for _ in range(3):
        rate = (low + high) / 2
        if holds(await hall.run(rate, size.window, seed=0), rate):
            low = rate
        else:
            high = rate
    return low
