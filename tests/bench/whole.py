"""The whole bench in one run: the real server, the echo beside it, the bare table beside that. Never judges."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any

from tests.bench.budgets import budgets
from tests.bench.house import fill
from tests.bench.large import LINES
from tests.bench.limits import durable_edits, echo_hall, envelopes_of
from tests.bench.measures import Bench, Latency, Throughput, latency, most
from tests.bench.painting import painting
from tests.browser.live_server import LiveServer


@dataclass(frozen=True, slots=True)
class Size:
    """seconds, window: of one round of P1, of P2. start, top: the first and the highest rate that P2 tries. lines,
    edits: of the large budget, and of one round on it."""

    people: int
    tables: int
    rate: float
    seconds: float
    rounds: int
    start: float
    window: float
    confirmations: int
    top: float
    lines: int
    edits: int


FULL = Size(
    people=300, tables=30, rate=300, seconds=4, rounds=3, start=300, window=2, confirmations=3, top=inf,
    lines=LINES, edits=600,
)  # fmt: skip
QUICK = Size(
    people=20, tables=2, rate=100, seconds=0.5, rounds=1, start=100, window=0.3, confirmations=1, top=150,
    lines=600, edits=40,
)  # fmt: skip


async def bench(folder: Path, size: Size, tell: Callable[[str], None]) -> dict[str, Any]:
    """All figures, as they go into the JSON."""
    server = LiveServer(folder)
    server.start()
    try:
        tell(f"· {size.people} people sit down at {size.tables} tables")
        hall, cells = await fill(server, size.people, size.tables)
        real = Bench(hall, cells, server.pid, tell)
        tell("· P1: an edit's way to every other screen at the table")
        measured = await latency(real, size.rate, size.seconds, size.rounds)
        tell("· its limit: an echo with the same group commit")
        async with echo_hall(folder, size.people, size.tables) as (echoing, pid):
            echo = Bench(echoing, cells, pid, tell)
            bare = await latency(echo, size.rate, size.seconds, size.rounds)
        tell("· P2: most durable edits a second")
        found = await most(real, size.start, size.window, size.confirmations, size.top)
        hall.close()
    finally:
        server.stop()
    limits = [] if found is None else _writing(folder, server.database, found)
    large = await budgets(folder, size.lines, size.edits, size.rounds, tell)
    large |= await painting(folder, size.lines, size.rounds, tell)
    return _figures(size, measured, bare, found, limits, real, echo) | large


def _writing(folder: Path, database: Path, found: Throughput) -> list[float]:
    """The same envelopes in the same batches, three times; the server has ended by now."""
    batches = found.last.batches
    envelopes = envelopes_of(database, sum(batches))
    return [durable_edits(folder / f"limit-{n}.sqlite", envelopes, batches) for n in range(3)]


def _figures(
    size: Size,
    measured: Latency,
    bare: Latency,
    found: Throughput | None,
    limits: list[float],
    real: Bench,
    echo: Bench,
) -> dict[str, Any]:
    writing = statistics.median(limits) if limits else 0.0
    batches = [] if found is None else found.last.batches
    return {
        "people": size.people,
        "tables": size.tables,
        "P1": {
            "edits_per_second": size.rate,
            "p50_ms": measured.p50,
            "p99_ms": measured.p99,
            "answer_p50_ms": measured.answer_p50,
            "deliveries": measured.deliveries,
            "whole": measured.whole,
            "limit_p50_ms": bare.p50,
            "limit_p99_ms": bare.p99,
            "limit_whole": bare.whole,
            "cpu_server": _share([s.server for s in real.shares[: size.rounds]]),
            "cpu_generator": _share([s.generator for s in real.shares[: size.rounds]]),
            "cpu_limit": _share([s.server for s in echo.shares]),
        },
        "P2": {
            "edits_per_second": 0.0 if found is None else found.rate,
            "p99_ms": None if found is None else found.p99,
            "events_per_commit": statistics.mean(batches) if batches else None,
            "limit_edits_per_second": writing,
            "cpu_server": _share([s.server for s in real.shares[-size.confirmations :]]),
            "cpu_generator": _share([s.generator for s in real.shares[-size.confirmations :]]),
        },
    }


def _share(shares: list[float] | list[float | None]) -> float | None:
    known = [share for share in shares if share is not None]
    return statistics.median(known) if known else None
