"""P2, P2b, P3: the most durable edits a second, beside the same envelopes in the same batches, only written.

P3's one room is one table with everybody at it, so that each edit is owed to every screen with its amount and its
totals: that is what the peers' "1,000 in one room" means. The hall's view, which shows less and 20 times a second, is
P4's. Never judges.
"""

from __future__ import annotations

import asyncio
import statistics

from tests.bench.context import Context
from tests.bench.figures import Figure, median
from tests.bench.goals import GOALS
from tests.bench.limits import durable_edits, envelopes_of
from tests.bench.most import Most, most
from tests.bench.served import served

BESIDE = "the same envelopes in the same batches, only written"


async def durable(context: Context) -> list[Figure]:
    return [await _most(context, "P2", context.size.people, context.size.tables)]


async def durable_with_many(context: Context) -> list[Figure]:
    return [await _most(context, "P2b", context.size.many, context.size.tables)]


async def durable_in_one_room(context: Context) -> list[Figure]:
    return [await _most(context, "P3", context.size.many, 1)]


async def _most(context: Context, name: str, people: int, tables: int) -> Figure:
    goal = GOALS[name]
    async with served(context, people, tables) as (server, hall, _):
        context.tell(f"· {name}: {goal.what}")
        found = await most(hall, context.size)
        shares = hall.share_of(context.size.confirmations)
    if found is None:
        return Figure(goal, None, void="no rate was found that holds", shares=shares)
    batches = found.runs[-1].batches
    envelopes = envelopes_of(server.database, sum(batches))
    folder = context.new_folder("limit")
    limits = [
        await asyncio.to_thread(durable_edits, folder / f"{n}.sqlite", envelopes, batches)
        for n in range(context.size.rounds)
    ]
    return median(goal, [run.rate for run in found.runs], limit=limits, beside=BESIDE, shares=shares | facts_of(found))


def facts_of(found: Most) -> dict[str, float]:
    """What the last windows were like."""
    last = found.runs[-1]
    return {
        "p99_ms": found.p99,
        "events_per_commit": statistics.mean(last.batches) if last.batches else 0.0,
        "screens_per_second": last.delivered / last.seconds,
        "frames_per_second": last.frames / last.seconds,
    }
