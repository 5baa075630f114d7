"""P10: from starting the command to the first picture on a screen, with a long day in the log. Never judges."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from server.service import Service
from server.settings import Settings
from tests.bench import cores
from tests.bench.context import Context
from tests.bench.crowd import URL
from tests.bench.day import Day
from tests.bench.figures import Figure, median
from tests.bench.generator import Generator, generating
from tests.bench.goals import GOALS
from tests.bench.measures.days import long
from tests.bench.served import address_of
from tests.browser.live_server import LiveServer


async def starting(context: Context) -> list[Figure]:
    day, size = await long(context), context.size
    context.tell(f"· P10: starting with {size.events:,} events")
    cold: list[float] = []
    warm: list[float] = []
    listening: list[float] = []
    async with generating() as generator:
        for _ in range(size.rounds):
            _forget(day.database, day.workshop)
            cold.append(sum(await _start(day, generator)))  # which leaves a checkpoint when it ends
            begun, shown = await _start(day, generator)
            listening.append(begun)
            warm.append(begun + shown)
            context.tell(
                f"  cold {cold[-1]:.2f} s, with a checkpoint {warm[-1]:.2f} s, of which {begun:.2f} s to listen"
            )
    shares = {"until_it_listens": sorted(listening)[len(listening) // 2]}
    note = "seconds from the command to a table on a screen, the interpreter's own start included"
    return [median(GOALS["P10"], warm, shares=shares, notes=[note]), median(GOALS["P10 cold"], cold, notes=[note])]


async def _start(day: Day, generator: Generator) -> tuple[float, float]:
    """Seconds until the server listens, and from there to the first screen."""
    server = LiveServer(day.database.parent, cores.command(cores.SERVER))
    begun = time.perf_counter()
    await asyncio.to_thread(server.start)
    listens = time.perf_counter()
    try:
        await generator.join(address_of(server), day.crowd.seats[0])
        return listens - begun, time.perf_counter() - listens
    finally:
        await asyncio.to_thread(server.stop)


def _forget(database: Path, workshop: str) -> None:
    service = Service.open(Settings(database, URL))
    service.store.drop_checkpoints(workshop)
    service.store.close()
    service.directory.close()
