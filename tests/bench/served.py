"""A real server full of connected people, and how they are put to work. Never looks into the server's log."""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.bench import cores, cpu
from tests.bench.context import Context
from tests.bench.crowd import bring
from tests.bench.generator import Address, Generator, Load, generating, more_files
from tests.bench.reading import Run
from tests.bench.seats import Cell, Crowd
from tests.browser.live_server import LiveServer


@dataclass(frozen=True, slots=True)
class Shares:
    """Of one core each, while edits were sent and drained. per_edit: CPU seconds of the server, all included.

    waiting: how long the server's threads stood ready while others had the core; much of it is a noisy machine.
    """

    generator: float
    server: float
    waiting: float
    per_edit: float


@dataclass(slots=True)
class Served:
    """pids: of the processes that serve, whose CPU is the server's. shares: of each run, in order.

    first_number: of the runs; another for each of several that edit in the same workshops.
    """

    generator: Generator
    pids: Sequence[int]
    cells: tuple[Cell, ...]
    tell: Callable[[str], None] = lambda line: None
    shares: list[Shares] = field(default_factory=list)
    first_number: int = 1
    _runs: Iterator[int] = field(default_factory=itertools.count)

    async def run(self, rate: float, seconds: float, seed: int, count: int = 0) -> Run:
        """All who are connected edit at that rate together. count: how many edits, instead of seconds."""
        load = Load(
            self.first_number + next(self._runs), count or max(1, round(rate * seconds)), rate, seed, self.cells
        )
        before, waited = cpu.seconds_of_all(self.pids), cpu.waited(self.pids)
        begun = time.perf_counter()
        run = await self.generator.run(load)
        spent, waited = cpu.seconds_of_all(self.pids) - before, cpu.waited(self.pids) - waited
        took = max(run.seconds, min(time.perf_counter() - begun, run.seconds + 1))
        self.shares.append(Shares(run.cpu, spent / took, waited / took, spent / max(1, run.saved)))
        self.tell(line_of(run, rate, self.shares[-1]))
        return run

    def share_of(self, last: int) -> dict[str, float]:
        """Medians of the last runs, for beside a figure."""
        some = self.shares[-last:]
        return {
            "server": statistics.median(share.server for share in some),
            "generator": statistics.median(share.generator for share in some),
            "waiting": statistics.median(share.waiting for share in some),
        }


@asynccontextmanager
async def served(
    context: Context,
    people: int,
    tables: int,
    *,
    workshops: int = 1,
    screens: int = 0,
    connect: bool = True,
    database: str = "",
) -> AsyncIterator[tuple[LiveServer, Served, Crowd]]:
    """A server on its own core, with everybody connected unless they are to come later. database: "" for SQLite."""
    more_files()
    server = LiveServer(context.new_folder("served"), served_by(database))
    context.tell(f"· {people * workshops:,} people sit down at {tables * workshops:,} tables")
    crowd = await bring(database or server.database, people, tables, workshops=workshops, screens=screens)
    server.start()
    try:
        async with generating() as generator:
            if connect:
                await generator.connect(address_of(server), crowd.seats)
            yield server, Served(generator, [server.pid], crowd.cells, context.tell), crowd
    finally:
        server.stop()


def served_by(database: str, *more: str) -> tuple[str, ...]:
    """The command of a server on that PostgreSQL, or on its own file for ""."""
    return cores.command(cores.SERVER, *(("--database", database) if database else ()), *more)


def address_of(server: LiveServer) -> Address:
    parts = urlsplit(server.url)
    return Address(parts.hostname or "", parts.port or 80)


def line_of(run: Run, rate: float, shares: Shares) -> str:
    """One run in one line."""
    whole = "" if run.is_whole else f"  INCOMPLETE: {complaint(run)}"
    return (
        f"  {rate:>7,.0f}/s  sent {run.rate:>7,.0f}/s  p50 {run.screen(0.5):>6.1f}  p99 {run.screen(0.99):>6.1f} ms"
        f"  generator {run.cpu:.0%}, server {shares.server:.0%} and waiting {shares.waiting:.0%}{whole}"
    )


def complaint(run: Run) -> str:
    """What is missing from a run that is not whole."""
    parts = [
        f"{run.edits - run.saved} of {run.edits} not saved" if run.saved != run.edits else "",
        f"{run.due - run.delivered} of {run.due} not delivered" if run.delivered != run.due else "",
        f"{run.closed} connections closed" if run.closed else "",
        *(f"{code} x {count}" for code, count in (run.wrong + run.refused).items()),
    ]
    return "; ".join(part for part in parts if part)
