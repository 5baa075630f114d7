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
    """Of one core each, while edits were sent and drained. per_edit: CPU seconds of the server, all included."""

    generator: float
    server: float
    per_edit: float


@dataclass(slots=True)
class Served:
    """pids: of the processes that serve, whose CPU is the server's. shares: of each run, in order."""

    generator: Generator
    pids: Sequence[int]
    cells: tuple[Cell, ...]
    tell: Callable[[str], None] = lambda line: None
    shares: list[Shares] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    async def run(self, rate: float, seconds: float, seed: int, count: int = 0) -> Run:
        """All who are connected edit at that rate together. count: how many edits, instead of seconds."""
        load = Load(next(self._numbers), count or max(1, round(rate * seconds)), rate, seed, self.cells)
        before = cpu.seconds_of_all(self.pids)
        begun = time.perf_counter()
        run = await self.generator.run(load)
        spent = cpu.seconds_of_all(self.pids) - before
        took = max(run.seconds, min(time.perf_counter() - begun, run.seconds + 1))
        self.shares.append(Shares(run.cpu, spent / took, spent / max(1, run.saved)))
        self.tell(line_of(run, rate, self.shares[-1].server))
        return run

    def share_of(self, last: int) -> dict[str, float]:
        """Medians of the last runs, for beside a figure."""
        some = self.shares[-last:]
        return {
            "server": statistics.median(share.server for share in some),
            "generator": statistics.median(share.generator for share in some),
        }


@asynccontextmanager
async def served(
    context: Context, people: int, tables: int, *, workshops: int = 1, screens: int = 0, connect: bool = True
) -> AsyncIterator[tuple[LiveServer, Served, Crowd]]:
    """A server on SQLite, on its own core, with everybody connected unless they are to come later."""
    more_files()
    server = LiveServer(context.new_folder("served"), cores.command(cores.SERVER))
    context.tell(f"· {people * workshops:,} people sit down at {tables * workshops:,} tables")
    crowd = await bring(server.database, people, tables, workshops=workshops, screens=screens)
    server.start()
    try:
        async with generating() as generator:
            if connect:
                await generator.connect(address_of(server), crowd.seats)
            yield server, Served(generator, [server.pid], crowd.cells, context.tell), crowd
    finally:
        server.stop()


def address_of(server: LiveServer) -> Address:
    parts = urlsplit(server.url)
    return Address(parts.hostname or "", parts.port or 80)


def line_of(run: Run, rate: float, server: float) -> str:
    """One run in one line."""
    whole = "" if run.is_whole else f"  INCOMPLETE: {complaint(run)}"
    return (
        f"  {rate:>7,.0f}/s  sent {run.rate:>7,.0f}/s  p50 {run.screen(0.5):>6.1f}  p99 {run.screen(0.99):>6.1f} ms"
        f"  generator {run.cpu:.0%}, server {server:.0%}{whole}"
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
