"""The first two figures of performance.md, measured: P1 latency, P2 durable edits a second. Never prints."""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import inf

from tests.bench import cpu
from tests.bench.edits import Cell, plan
from tests.bench.load import Hall, send
from tests.bench.reading import Run, read

P99_AT_MOST = 250.0
"""Milliseconds within which an edit must be on the screens to count (performance.md)."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Of one core each, while edits were sent."""

    generator: float
    server: float | None


@dataclass(slots=True)
class Bench:
    """One hall, and the process that serves it. tell: hears a line about each run."""

    hall: Hall
    cells: list[Cell]
    pid: int
    tell: Callable[[str], None] = lambda line: None
    shares: list[Shares] = field(default_factory=list)
    runs: Iterator[int] = field(default_factory=itertools.count)

    async def run(self, rate: float, seconds: float, seed: int) -> Run:
        edits = plan(next(self.runs), max(1, round(rate * seconds)), self.hall.table_of, self.cells, seed)
        before, begun = cpu.seconds_of(self.pid), time.perf_counter()
        sent = await send(self.hall, edits, rate)
        server = cpu.share(before, cpu.seconds_of(self.pid), time.perf_counter() - begun)
        run = read(self.hall, sent)
        self.shares.append(Shares(sent.cpu, server))
        self.tell(line_of(run, rate, server))
        return run


def line_of(run: Run, rate: float, server: float | None) -> str:
    """One run in one line."""
    whole = "" if run.is_whole else f"  INCOMPLETE: {complaint(run)}"
    serving = "" if server is None else f", server {server:.0%}"
    return (
        f"{rate:>7,.0f}/s  sent {run.rate:>7,.0f}/s  p50 {run.screen(0.5):>6.1f}  p99 {run.screen(0.99):>6.1f} ms"
        f"  generator {run.cpu:.0%}{serving}{whole}"
    )


def complaint(run: Run) -> str:
    """What is missing from a run that is not whole."""
    parts = [
        f"{run.edits - run.saved} of {run.edits} not saved" if run.saved != run.edits else "",
        f"{run.due - run.delivered} of {run.due} not delivered" if run.delivered != run.due else "",
        f"{run.wrong} wrong values" if run.wrong else "",
        f"{run.closed} connections closed" if run.closed else "",
        " ".join(f"{code} x {count}" for code, count in run.refused.items()),
    ]
    return "; ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds, medians over the rounds. whole: every round delivered everything."""

    p50: float
    p99: float
    answer_p50: float
    whole: bool
    deliveries: int


async def latency(bench: Bench, rate: float, seconds: float, rounds: int) -> Latency:
    runs = [await bench.run(rate, seconds, seed) for seed in range(rounds)]
    return Latency(
        p50=statistics.median(run.screen(0.5) for run in runs),
        p99=statistics.median(run.screen(0.99) for run in runs),
        answer_p50=statistics.median(run.answers[len(run.answers) // 2] if run.answers else 0.0 for run in runs),
        whole=all(run.is_whole for run in runs),
        deliveries=sum(run.delivered for run in runs),
    )


@dataclass(frozen=True, slots=True)
class Throughput:
    """rate: edits a second, the median of the confirming windows. p99: theirs, milliseconds."""

    rate: float
    p99: float
    last: Run


def holds(run: Run, rate: float) -> bool:
    """All delivered in time, and the generator really sent that much."""
    return run.is_whole and run.screen(0.99) <= P99_AT_MOST and run.rate >= 0.95 * rate


async def most(
    bench: Bench, start: float, seconds: float, confirmations: int = 3, top: float = inf
) -> Throughput | None:
    """The highest rate up to `top` that holds, searched for and then confirmed; None if not even a tenth of `start`."""
    rate = await _highest(bench, start, seconds, top)
    while rate >= start / 10:
        runs = await _confirmed(bench, rate, seconds, confirmations)
        if runs:
            middle = sorted(runs, key=lambda run: run.rate)[len(runs) // 2]
            return Throughput(middle.rate, statistics.median(run.screen(0.99) for run in runs), middle)
        rate *= 0.9
    return None


async def _confirmed(bench: Bench, rate: float, seconds: float, confirmations: int) -> list[Run]:
    """So many windows that all hold, or none."""
    runs: list[Run] = []
    for seed in range(confirmations):
        runs.append(await bench.run(rate, seconds, seed))
        if not holds(runs[-1], rate):
            return []
    return runs


async def _highest(bench: Bench, start: float, seconds: float, top: float) -> float:
    """Upwards by half until it breaks, or downwards until it holds; then twice the middle.

    From below, since a server that was asked for far too much needs long to catch up.
    """
    low, high, rate = 0.0, 0.0, start
    while not (low and high):
        if holds(await bench.run(rate, seconds, seed=0), rate):
            low, rate = rate, min(rate * 1.5, top)
            if low >= top:
                return low
        else:
            high, rate = rate, rate / 1.5
        if rate < start / 10:
            return rate
    for _ in range(2):
        rate = (low + high) / 2
        if holds(await bench.run(rate, seconds, seed=0), rate):
            low = rate
        else:
            high = rate
    return low
