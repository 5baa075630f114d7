"""Several nodes under load, and something befalls them: nothing acknowledged is lost, doubled or out of order.

Nor does anything stand in a round after the event that closed it, and at the end all clients are equal; the checker
of `tests.faults` sees to that. What a build does that must be caught stands in `tests/faults/test_defects.py`.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

from server.live.orders import Answer, Done, Order
from server.nodes.forwarding import Forwarding
from tests.faults.logbook import Logbook
from tests.faults.proxy import Proxy
from tests.faults.quick_server import Alteration, QuickServer, as_it_is
from tests.faults.ship import Fleet
from tests.faults.voyage import sail
from tests.nodes.befalling import AmongNodes, CutOff, FreezeOwner, KillOwner, LoseRedis, Renew
from tests.services.postgres import Postgres
from tests.services.redis import Redis


async def voyage(
    folder: Path,
    database: str,
    redis: Redis,
    befalls: AmongNodes,
    *,
    rounds: int,
    nodes: int = 2,
    alter: Alteration = as_it_is,
    addresses: Sequence[str] = (),
) -> Logbook:
    """addresses: where each server reaches the database, if not by its own."""
    servers = []
    for number in range(nodes):
        own = folder / str(number)
        own.mkdir()
        servers.append(QuickServer(own, alter))
        servers[-1].options = ("--redis", redis.url, "--node", f"node{number + 1}")
    ship = Fleet(servers, database)
    for server, address in zip(servers, addresses, strict=False):
        server.address = address
    return await sail(ship, befalls, rounds=rounds, seed=1)


async def test_an_owner_killed_under_load_is_replaced(tmp_path: Path, database: str, redis: Redis) -> None:
    befalls = KillOwner()
    logbook = await voyage(tmp_path, database, redis, befalls, rounds=1, nodes=3)
    assert logbook.faults == []
    assert logbook.acknowledged > 50
    assert befalls.changes >= 1


async def test_an_owner_that_stood_still_writes_nothing_when_it_wakes(
    tmp_path: Path, database: str, redis: Redis
) -> None:
    befalls = FreezeOwner()
    logbook = await voyage(tmp_path, database, redis, befalls, rounds=1)
    assert logbook.faults == []
    assert logbook.acknowledged > 50
    assert befalls.changes >= 1


async def test_an_owner_cut_off_from_the_database_follows_whoever_takes_over(
    tmp_path: Path, database: str, redis: Redis, postgres: Postgres
) -> None:
    async with lines_to(postgres, 2) as lines:
        addresses = [database.replace(str(postgres.folder), folder) for folder in lines]
        befalls = CutOff(list(lines.values()))
        logbook = await voyage(tmp_path, database, redis, befalls, rounds=1, addresses=addresses)
    assert logbook.faults == []
    assert logbook.acknowledged > 50
    assert befalls.changes >= 1


@contextlib.asynccontextmanager
async def lines_to(postgres: Postgres, count: int) -> AsyncIterator[dict[str, Proxy]]:
    """By the folder that stands for the database's."""
    name = ".s.PGSQL.5432"
    lines: dict[str, Proxy] = {}
    async with contextlib.AsyncExitStack() as stack:
        for _ in range(count):
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="raaderum-line-"))
            lines[folder] = Proxy(lambda: (str(postgres.folder / name), 0))
            await lines[folder].start(str(Path(folder, name)))
            stack.push_async_callback(lines[folder].stop)
        yield lines


async def test_losing_redis_loses_nothing(tmp_path: Path, database: str, redis: Redis) -> None:
    logbook = await voyage(tmp_path, database, redis, LoseRedis(redis), rounds=1)
    assert logbook.faults == []
    assert logbook.acknowledged > 50


async def test_a_rolling_restart_loses_nothing(tmp_path: Path, database: str, redis: Redis) -> None:
    befalls = Renew()
    logbook = await voyage(tmp_path, database, redis, befalls, rounds=1, nodes=3)
    assert logbook.faults == []
    assert logbook.acknowledged > 50
    assert befalls.changes >= 1


def forward_hastily() -> None:
    """A build that acknowledges what it has only passed on."""
    put = Forwarding.put

    def hasty(self: Forwarding, order: Order, answer: Callable[[Answer], None]) -> None:
        put(self, order, lambda given: None)
        answer(Done(1, 1))

    Forwarding.put = hasty  # type: ignore[method-assign] # the defect


async def test_a_build_that_acknowledges_what_it_has_only_passed_on_is_found_out(
    tmp_path: Path, database: str, redis: Redis
) -> None:
    logbook = await voyage(tmp_path, database, redis, KillOwner(), rounds=1, alter=forward_hastily)
    assert logbook.kinds
