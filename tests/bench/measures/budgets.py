"""What a large budget costs: to read, and at every edit, beside the small one in the same run. Never judges.

The import is measured beside Python's own csv module on the same file. An edit is measured by the CPU time of the
server's process, since that is what grows if something grows; two servers take the same edits in turns.
"""

from __future__ import annotations

import asyncio
import csv
import statistics
import time
from pathlib import Path

from server.importing import read as read_folder
from tests.bench import cores
from tests.bench.context import Context
from tests.bench.crowd import bring
from tests.bench.figures import Figure, median
from tests.bench.generator import Generator, generating
from tests.bench.goals import GOALS
from tests.bench.large import write_large
from tests.bench.served import Served, address_of
from tests.browser.live_server import FJORDBAEK, LiveServer

PEOPLE, TABLES = 20, 2
RATE = 200.0


async def budgets(context: Context) -> list[Figure]:
    """B1, the import, and B2, an edit."""
    size = context.size
    large = write_large(context.new_folder("large"), size.lines)
    context.tell(f"· B1: reading {size.lines:,} budget lines")
    whole, bare = await asyncio.to_thread(_reading, large, size.rounds)
    context.tell(f"· B2: an edit on {size.lines:,} lines beside one on the demo's")
    servers = [LiveServer(context.new_folder(name), cores.command(cores.SERVER)) for name in ("small", "big")]
    try:
        async with generating() as first, generating() as second:
            small, big = [
                await _seated(context, server, generator, budget)
                for server, generator, budget in zip(servers, (first, second), (FJORDBAEK, large), strict=True)
            ]
            costs = await in_turns(small, big, size.edits, size.rounds)
    finally:
        for server in servers:
            server.stop()
    ratios = [more / less for less, more in zip(*costs, strict=True)]
    shares = {"small_ms": statistics.median(costs[0]) * 1000, "big_ms": statistics.median(costs[1]) * 1000}
    return [
        median(GOALS["B1"], whole, limit=bare, beside="Python's csv module on the same file"),
        median(GOALS["B2"], ratios, shares=shares, notes=["CPU of the server an edit, two servers in turns"]),
    ]


def _reading(folder: Path, rounds: int) -> tuple[list[float], list[float]]:
    """Seconds: the whole import, checks and all; the same file through the csv module."""
    whole, bare = [], []
    for _ in range(rounds):
        begun = time.perf_counter()
        read_folder(folder)
        middle = time.perf_counter()
        with (folder / "driftslinjer.csv").open(encoding="utf-8", newline="") as file:
            list(csv.reader(file, delimiter=";"))
        whole.append(middle - begun)
        bare.append(time.perf_counter() - middle)
    return whole, bare


async def _seated(context: Context, server: LiveServer, generator: Generator, budget: Path) -> Served:
    crowd = await bring(server.database, PEOPLE, TABLES, budget=budget)
    await asyncio.to_thread(server.start)
    await generator.connect(address_of(server), crowd.seats)
    return Served(generator, [server.pid], crowd.cells, context.tell)


async def in_turns(one: Served, other: Served, edits: int, rounds: int) -> tuple[list[float], list[float]]:
    """CPU seconds of each server an edit, a value a round; the two take turns, and who begins changes."""
    costs: tuple[list[float], list[float]] = ([], [])
    for seed in range(rounds):
        for side in (0, 1) if seed % 2 else (1, 0):
            hall = (one, other)[side]
            run = await hall.run(RATE, 0, seed, edits)
            if not run.is_whole:
                raise RuntimeError("not every edit reached every screen")
            costs[side].append(hall.shares[-1].per_edit)
    return costs
