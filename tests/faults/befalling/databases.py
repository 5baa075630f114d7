"""PostgreSQL is killed, restarted, stands still, or loses its connections, under servers that go on running."""

from __future__ import annotations

import asyncio
import random
from typing import Final

import server.books.postgres
from server.log.postgres import connections, recorder
from tests.faults.defects import put
from tests.faults.ship import Ship
from tests.faults.voyage import Calm
from tests.services.postgres import Postgres

A_WHILE: Final = 0.5
"""Seconds at most."""


class OnPostgres(Calm):
    def __init__(self, postgres: Postgres) -> None:
        super().__init__()
        self._postgres = postgres


class DatabaseCrash(OnPostgres):
    """kill -9 of all its processes at once; it recovers what it had promised to keep."""

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        await asyncio.to_thread(self._postgres.kill)
        await asyncio.sleep(rng.uniform(0, A_WHILE))
        await asyncio.to_thread(self._postgres.start)


class AllCrash(OnPostgres):
    """Servers and database, as if they were one machine. What stood before anybody came aboard is on the disk."""

    async def launched(self, ship: Ship) -> None:
        await asyncio.to_thread(self._postgres.checkpoint)

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        await asyncio.to_thread(ship.kill)
        await asyncio.to_thread(self._postgres.kill)
        await asyncio.to_thread(self._postgres.start)
        await ship.start()


class DatabaseRestart(OnPostgres):
    async def strike(self, ship: Ship, rng: random.Random) -> None:
        await asyncio.to_thread(self._postgres.restart)


class DatabaseFrozen(OnPostgres):
    """It holds its connections and says nothing."""

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        await asyncio.to_thread(self._postgres.freeze)
        await asyncio.sleep(rng.uniform(0, 2 * A_WHILE))
        await asyncio.to_thread(self._postgres.thaw)


class ConnectionsCut(OnPostgres):
    """A few times in a row, at moments at which one may have been committing."""

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        for _ in range(3):
            await asyncio.to_thread(self._postgres.disconnect_all)
            await asyncio.sleep(rng.uniform(0, A_WHILE / 5))


IN_NO_HURRY: Final = {"wal_writer_delay": "10s", "wal_writer_flush_after": "1GB"}
"""A PostgreSQL that brings to the disk only what somebody waits for, instead of all that is 0.2 s old.

Without it, whether the negative control below has lost anything yet is up to the moment of the kill.
"""


def commit_without_the_disk() -> None:
    """The negative control: a build that takes `synchronous_commit=off`, and must lose in a crash."""
    put(connections, "SETTINGS", lambda settings: f"{settings}; SET synchronous_commit TO off")
    for who_asks in (recorder, server.books.postgres):
        put(who_asks, "check_durable", lambda check: lambda connection: None)
