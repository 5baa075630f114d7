"""P2, P2b, P3, P13: the most durable edits a second, beside the same envelopes in the same batches, only written.

P3's one room is one table with everybody at it, so that each edit is owed to every screen with its amount and its
totals: that is what the peers' "1,000 in one room" means. The hall's view, which shows less and 20 times a second, is
P4's. Never judges.
"""

from __future__ import annotations

import asyncio
import secrets
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench import postgres
from tests.bench.context import Context
from tests.bench.figures import Figure, median
from tests.bench.goals import GOALS
from tests.bench.limits import durable_edits, envelopes_of
from tests.bench.most import Most, most
from tests.bench.served import served
from tests.services.postgres import Postgres

BESIDE = "the same envelopes in the same batches, only written"
BESIDE_POSTGRES = "the same envelopes in the same batches by psycopg, one statement and commit each"


async def durable(context: Context) -> list[Figure]:
    return [await _most(context, "P2", context.size.people, context.size.tables)]


async def durable_with_many(context: Context) -> list[Figure]:
    return [await _most(context, "P2b", context.size.many, context.size.tables)]


async def durable_in_one_room(context: Context) -> list[Figure]:
    return [await _most(context, "P3", context.size.many, 1)]


async def durable_on_postgres(context: Context) -> list[Figure]:
    """P13."""
    size, service = context.size, Postgres(on_disk=True)
    service.start()
    try:
        return [await _most(context, "P13", size.people, size.tables, service.new_database())]
    finally:
        await asyncio.to_thread(service.remove)


async def _most(context: Context, name: str, people: int, tables: int, database: str = "") -> Figure:
    """database: an address of PostgreSQL, or "" for SQLite."""
    goal = GOALS[name]
    async with served(context, people, tables, database=database) as (server, hall, _):
        context.tell(f"· {name}: {goal.what}")
        found = await most(hall, context.size)
        shares = hall.share_of(context.size.confirmations)
    if found is None:
        return Figure(goal, None, void="no rate was found that holds", shares=shares)
    batches = found.runs[-1].batches
    writing, beside = _limit(context, database or server.database, batches)
    limits = [await asyncio.to_thread(writing) for _ in range(context.size.rounds)]
    return median(goal, [run.rate for run in found.runs], limit=limits, beside=beside, shares=shares | facts_of(found))


def _limit(context: Context, database: Path | str, batches: Sequence[int]) -> tuple[Callable[[], float], str]:
    if isinstance(database, str):
        states = postgres.envelopes_of(database, sum(batches))
        return lambda: postgres.durable_edits(database, states, batches), BESIDE_POSTGRES
    envelopes = envelopes_of(database, sum(batches))
    folder = context.new_folder("limit")
    return lambda: durable_edits(folder / f"{secrets.token_hex(4)}.sqlite", envelopes, batches), BESIDE


def facts_of(found: Most) -> dict[str, float]:
    """What the last windows were like."""
    last = found.runs[-1]
    return {
        "p99_ms": found.p99,
        "events_per_commit": statistics.mean(last.batches) if last.batches else 0.0,
        "screens_per_second": last.delivered / last.seconds,
        "frames_per_second": last.frames / last.seconds,
    }
