"""P9: somebody joins a table with a long day behind it; from opening the socket to the whole table. Never judges."""

from __future__ import annotations

import asyncio
import time

from tests.bench import cores
from tests.bench.context import Context
from tests.bench.figures import Figure, median
from tests.bench.generator import generating
from tests.bench.goals import GOALS
from tests.bench.measures.days import at_one_table
from tests.bench.reading import quantile
from tests.bench.served import address_of
from tests.browser.live_server import LiveServer


async def joining(context: Context) -> list[Figure]:
    day, size = await at_one_table(context), context.size
    server = LiveServer(day.database.parent, cores.command(cores.SERVER))
    await asyncio.to_thread(server.start)
    try:
        async with generating() as generator:
            context.tell("· P9: joining a table with a long day behind it")
            address, seats = address_of(server), day.crowd.seats
            begun = time.perf_counter()
            await generator.join(address, seats[0])
            cold = time.perf_counter() - begun  # with the ticket before it, which is what opens the room
            await generator.connect(address, seats[1:])
            rounds = [
                [await generator.join(address, seats[0]) * 1000 for _ in range(size.joins)] for _ in range(size.rounds)
            ]
    finally:
        server.stop()
    return [
        median(
            GOALS["P9"],
            [quantile(sorted(some), 0.5) for some in rounds],
            shares={"p95": quantile(sorted([ms for some in rounds for ms in some]), 0.95), "first_of_all": cold * 1000},
            notes=[
                "milliseconds from opening the socket to the table's snapshot, its nine others connected; "
                "first_of_all: the very first one, for whom the room is folded"
            ],
        )
    ]
