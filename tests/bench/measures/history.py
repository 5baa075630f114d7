"""P11: what an edit costs late in a long day over what it costs early, in turns on two servers. Never judges."""

from __future__ import annotations

import asyncio
import statistics

from tests.bench import cores
from tests.bench.context import Context
from tests.bench.figures import Figure, median
from tests.bench.generator import generating
from tests.bench.goals import GOALS
from tests.bench.measures.budgets import in_turns
from tests.bench.measures.days import long, short
from tests.bench.served import Served, address_of
from tests.browser.live_server import LiveServer


async def history(context: Context) -> list[Figure]:
    size = context.size
    days = [await short(context), await long(context)]
    context.tell(f"· P11: an edit after {size.events:,} events beside one after {size.few_events:,}")
    servers = [LiveServer(day.database.parent, cores.command(cores.SERVER)) for day in days]
    try:
        async with generating() as first, generating() as second:
            halls = []
            for server, day, generator in zip(servers, days, (first, second), strict=True):
                await asyncio.to_thread(server.start)
                await generator.connect(address_of(server), day.crowd.seats)
                halls.append(Served(generator, [server.pid], day.crowd.cells, context.tell))
            early, late = await in_turns(halls[0], halls[1], size.edits, size.rounds)
    finally:
        for server in servers:
            await asyncio.to_thread(server.stop)
    ratios = [more / less for less, more in zip(early, late, strict=True)]
    shares = {"early_ms": statistics.median(early) * 1000, "late_ms": statistics.median(late) * 1000}
    return [median(GOALS["P11"], ratios, shares=shares, notes=["CPU of the server an edit"])]
