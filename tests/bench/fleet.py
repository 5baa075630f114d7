"""Several real nodes on one real PostgreSQL and one real Redis, as processes. Never measures."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from redis import Redis as Client

from tests.bench.context import Context
from tests.bench.crowd import bring
from tests.bench.generator import more_files
from tests.bench.seats import Crowd, Seat
from tests.bench.served import served_by
from tests.browser.live_server import LiveServer
from tests.services.postgres import Postgres
from tests.services.redis import Redis


@dataclass(frozen=True, slots=True)
class Fleet:
    """nodes: in the order they were started. database, redis: where they meet; pids of their servers beside it."""

    nodes: Sequence[LiveServer]
    crowd: Crowd
    database: str
    redis: str
    postgres_pid: int
    redis_pid: int

    @property
    def pids(self) -> list[int]:
        return [node.pid for node in self.nodes]


@asynccontextmanager
async def fleet(context: Context, nodes: int, people: int, tables: int, workshops: int = 1) -> AsyncIterator[Fleet]:
    """So many nodes that serve the same workshops; nobody is connected yet."""
    more_files()
    async with AsyncExitStack() as stack:
        postgres, redis = Postgres(on_disk=True), Redis(on_disk=True)
        for service in (postgres, redis):
            stack.push_async_callback(asyncio.to_thread, service.remove)
            await asyncio.to_thread(service.start)
        with Client.from_url(redis.url) as client:
            client.config_set("appendonly", "no")  # it keeps nothing that matters, and docs/operations.md says so
        database = postgres.new_database()
        context.tell(f"· {people * workshops:,} people sit down at {tables * workshops:,} tables")
        crowd = await bring(database, people, tables, workshops=workshops)
        started: list[LiveServer] = []
        for number in range(nodes):
            command = served_by(database, "--redis", redis.url, "--node", f"node-{number + 1}")
            node = LiveServer(context.new_folder("node"), command)
            await asyncio.to_thread(node.start)
            stack.push_async_callback(asyncio.to_thread, node.stop)
            started.append(node)
        yield Fleet(started, crowd, database, redis.url, _pid(postgres.folder), _pid(redis.folder))


def _pid(folder: Path) -> int:
    """Of the server whose files lie there."""
    children = psutil.Process().children(recursive=True)
    return next(child.pid for child in children if any(str(folder) in word for word in child.cmdline()))


def at(crowd: Crowd, place: int, places: int) -> list[Seat]:
    """Every table to one of so many nodes, in turns."""
    return [seat for seat in crowd.seats if seat.table % places == place]
