"""What a large budget costs: to read, and at every edit, beside the small one in the same run. Never judges.

The import is measured beside Python's own csv module on the same file. An edit is measured by the CPU time of the
server's process, since that is what grows if something grows; two servers take the same edits in turns.
"""

from __future__ import annotations

import asyncio
import csv
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from server.importing import read as read_folder
from tests.bench import cpu
from tests.bench.edits import Cell, plan
from tests.bench.house import fill
from tests.bench.large import write_large
from tests.bench.load import Hall, send
from tests.bench.reading import read
from tests.browser.live_server import FJORDBAEK, LiveServer


async def budgets(folder: Path, lines: int, edits: int, rounds: int, tell: Callable[[str], None]) -> dict[str, Any]:
    """Figures B1 (import) and B2 (an edit), as they go into the JSON."""
    large = write_large(folder / "large", lines)
    tell(f"· B1: reading {lines:,} budget lines")
    whole, bare = await asyncio.to_thread(_reading, large, rounds)
    tell(f"· B2: an edit on {lines:,} lines beside one on the demo's")
    servers = [LiveServer(_made(folder / name)) for name in ("small", "big")]
    try:
        sides = [await _seated(server, budget) for server, budget in zip(servers, (FJORDBAEK, large), strict=True)]
        costs = await _turns(servers, sides, edits, rounds, tell)
    finally:
        for server in servers:
            server.stop()
    small, big = (statistics.median(cost) for cost in costs)
    return {
        "B1": {"lines": lines, "seconds": whole, "csv_seconds": bare},
        "B2": {"lines": lines, "edit_ms": big * 1000, "small_edit_ms": small * 1000, "ratio": big / small},
    }


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _reading(folder: Path, rounds: int) -> tuple[float, float]:
    """Medians in seconds: the whole import, checks and all; the same file through the csv module."""
    whole, bare = [], []
    for _ in range(rounds):
        begun = time.perf_counter()
        read_folder(folder)
        middle = time.perf_counter()
        with (folder / "driftslinjer.csv").open(encoding="utf-8", newline="") as file:
            list(csv.reader(file, delimiter=";"))
        whole.append(middle - begun)
        bare.append(time.perf_counter() - middle)
    return statistics.median(whole), statistics.median(bare)


async def _seated(server: LiveServer, budget: Path) -> tuple[Hall, list[Cell]]:
    server.start()
    return await fill(server, people=20, tables=2, budget=budget)


async def _turns(
    servers: list[LiveServer],
    sides: list[tuple[Hall, list[Cell]]],
    edits: int,
    rounds: int,
    tell: Callable[[str], None],
) -> tuple[list[float], list[float]]:
    """CPU seconds of the server an edit, a value a round; the two take turns, and who begins changes."""
    costs: tuple[list[float], list[float]] = ([], [])
    number = 0
    for round_ in range(rounds):
        for side in (0, 1) if round_ % 2 else (1, 0):
            hall, cells = sides[side]
            planned = plan(number, edits, hall.table_of, cells, round_)
            number += 1
            before = cpu.seconds_of(servers[side].pid) or 0.0
            run = read(hall, await send(hall, planned, 200.0))
            spent = (cpu.seconds_of(servers[side].pid) or 0.0) - before
            if not run.is_whole:
                raise RuntimeError("not every edit reached every screen")
            costs[side].append(spent / edits)
            tell(f"  {'large' if side else 'small'}  {spent / edits * 1000:.2f} ms of the server's CPU an edit")
    for hall, _ in sides:
        hall.close()
    return costs
