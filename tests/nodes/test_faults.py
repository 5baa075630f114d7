"""Several nodes under load, and something befalls them: nothing acknowledged is lost, doubled or out of order.

Nor does anything stand in a round after the event that closed it, and at the end all clients are equal; the checker
of `tests.faults` sees to that. What a build does that must be caught stands in `tests/faults/test_defects.py`.
"""

from __future__ import annotations

from pathlib import Path

from tests.faults import ship
from tests.faults.logbook import Logbook
from tests.faults.voyage import sail
from tests.nodes.befalling import AmongNodes, FreezeOwner, KillOwner, LoseRedis, Renew
from tests.services.redis import Redis


async def voyage(
    folder: Path, database: str, redis: Redis, befalls: AmongNodes, *, rounds: int, nodes: int = 2
) -> Logbook:
    return await sail(ship.nodes(folder, database, redis.url, nodes), befalls, rounds=rounds, seed=1)


async def test_an_owner_killed_under_load_is_replaced(tmp_path: Path, database: str, redis: Redis) -> None:
    befalls = KillOwner()
    logbook = await voyage(tmp_path, database, redis, befalls, rounds=2, nodes=3)
    assert logbook.faults == []
    assert logbook.acknowledged > 50
    assert befalls.changes >= 2


async def test_an_owner_that_stood_still_writes_nothing_when_it_wakes(
    tmp_path: Path, database: str, redis: Redis
) -> None:
    befalls = FreezeOwner()
    logbook = await voyage(tmp_path, database, redis, befalls, rounds=2)
    assert logbook.faults == []
    assert logbook.acknowledged > 50
    assert befalls.changes >= 2


async def test_losing_redis_loses_nothing(tmp_path: Path, database: str, redis: Redis) -> None:
    logbook = await voyage(tmp_path, database, redis, LoseRedis(redis), rounds=2)
    assert logbook.faults == []
    assert logbook.acknowledged > 50


async def test_a_rolling_restart_loses_nothing(tmp_path: Path, database: str, redis: Redis) -> None:
    befalls = Renew()
    logbook = await voyage(tmp_path, database, redis, befalls, rounds=1, nodes=3)
    assert logbook.faults == []
    assert logbook.acknowledged > 50
    assert befalls.changes >= 1
