"""What befalls nodes: the owner killed or standing still, Redis lost, one cut off, all renewed one after the other.

Each is a fault of `tests.faults.voyage`; the load and the checker are the same as for one server.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
from collections.abc import Sequence

from server.log.leases import Leases
from tests.browser.live_server import LiveServer
from tests.faults.manifest import Manifest
from tests.faults.proxy import Proxy
from tests.faults.ship import Ship
from tests.faults.voyage import Calm
from tests.services.redis import Redis

DEAD = 2.6
"""Seconds after which a node that stood still has certainly been taken for dead."""


class AmongNodes(Calm):
    """changes: how often the workshop got another owner."""

    def __init__(self) -> None:
        super().__init__()
        self.changes = 0

    async def rig(self, ship: Ship, manifest: Manifest) -> None:
        self._workshop = manifest.workshop
        self._leases = await asyncio.to_thread(Leases, str(ship.log))

    async def end(self, ship: Ship) -> None:
        lease = await asyncio.to_thread(self._leases.look, self._workshop)
        self.changes = 0 if lease is None else lease.term - 1
        self._leases.close()

    async def owner(self, ship: Ship) -> LiveServer:
        """The server that owns the workshop now, as the database says."""
        while True:
            lease = await asyncio.to_thread(self._leases.look, self._workshop)
            if lease is not None and lease.is_alive:
                return ship.servers[int(lease.node.partition("-")[0].removeprefix("node")) - 1]
            await asyncio.sleep(0.05)


class KillOwner(AmongNodes):
    async def strike(self, ship: Ship, rng: random.Random) -> None:
        owner = await self.owner(ship)
        await asyncio.to_thread(owner.kill)
        await asyncio.sleep(rng.uniform(0, 1.0))
        await asyncio.to_thread(owner.start)


class FreezeOwner(AmongNodes):
    """It wakes with commands in its hands, and believes that it owns the workshop."""

    lasts = DEAD

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        owner = await self.owner(ship)
        os.kill(owner.pid, signal.SIGSTOP)
        await asyncio.sleep(DEAD)
        os.kill(owner.pid, signal.SIGCONT)


class LoseRedis(AmongNodes):
    """Killed with all that it held, or standing still, and back after a while."""

    lasts = 3.0

    def __init__(self, redis: Redis) -> None:
        super().__init__()
        self._redis = redis

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        await asyncio.to_thread(self._redis.kill)
        await asyncio.sleep(rng.uniform(0.2, 1.5))
        await asyncio.to_thread(self._redis.start)
        if rng.random() < 0.5:
            await asyncio.to_thread(self._redis.flush)


class CutOff(AmongNodes):
    """The owner's line to PostgreSQL goes dead, and comes back. lines: of each server, in order."""

    lasts = DEAD

    def __init__(self, lines: Sequence[Proxy]) -> None:
        super().__init__()
        self._lines = lines

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        line = self._lines[ship.servers.index(await self.owner(ship))]
        line.stall()
        await asyncio.sleep(DEAD)
        line.cut()
        line.resume()


class Renew(AmongNodes):
    """A rolling restart."""

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        for server in ship.servers:
            await asyncio.to_thread(server.stop)
            await asyncio.to_thread(server.start)
