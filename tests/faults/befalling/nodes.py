"""What befalls several servers on one log: their owner dies, stands still, is cut off; all are restarted in turn."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import tempfile
from pathlib import Path
from typing import Final

from server.log.leases import Leases
from tests.browser.live_server import LiveServer
from tests.faults.manifest import Manifest
from tests.faults.proxy import Proxy
from tests.faults.ship import Fleet, Ship
from tests.faults.voyage import Calm
from tests.services.redis import Redis

LONG: Final = (2.5, 4.0)
"""Seconds, at least and at most: longer than a lease, so that another takes over."""

SHORT: Final = (0.0, 1.0)
"""Shorter than one."""


class OnNodes(Calm):
    async def rig(self, ship: Ship, manifest: Manifest) -> None:
        self._workshop = manifest.workshop

    def owner(self, ship: Ship) -> LiveServer:
        """Who owns the workshop; any, if nobody does."""
        assert isinstance(ship, Fleet)
        leases = Leases(ship.log)
        try:
            lease = leases.look(self._workshop)
        finally:
            leases.close()
        name = lease.node.rpartition("-")[0] if lease else ""
        return next((server for server in ship.servers if server.options[-1] == name), ship.servers[0])


class OwnerKilled(OnNodes):
    """And comes back after another has taken over, or before anybody could."""

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        owner = await asyncio.to_thread(self.owner, ship)
        await asyncio.to_thread(owner.kill)
        await asyncio.sleep(rng.uniform(*rng.choice((LONG, SHORT))))
        await asyncio.to_thread(owner.start)


class OwnerStopped(OnNodes):
    """It stands still, is replaced, and goes on as if nothing had happened: what it had decided must not be written."""

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        owner = await asyncio.to_thread(self.owner, ship)
        os.kill(owner.pid, signal.SIGSTOP)
        try:
            await asyncio.sleep(rng.uniform(*LONG))
        finally:
            os.kill(owner.pid, signal.SIGCONT)


class RollingRestart(OnNodes):
    async def strike(self, ship: Ship, rng: random.Random) -> None:
        for server in rng.sample(list(ship.servers), len(ship.servers)):
            await asyncio.to_thread(server.stop)
            await asyncio.to_thread(server.start)


class Splits(OnNodes):
    """Every server reaches database and Redis over lines of its own, which can be cut. Sockets in the file system."""

    def __init__(self, postgres: Path, redis: Path) -> None:
        """postgres, redis: the real sockets."""
        super().__init__()
        self._real = (postgres, redis)
        self._lines: list[tuple[Proxy, Proxy]] = []
        self._folder = Path()

    async def rig(self, ship: Ship, manifest: Manifest) -> None:
        await super().rig(ship, manifest)
        self._folder = Path(tempfile.mkdtemp(prefix="raaderum-lines-"))  # a short path, as sockets need it
        for number, server in enumerate(ship.servers):
            folder = self._folder / str(number)
            folder.mkdir()
            self._lines.append((await self._line(0, folder), await self._line(1, folder)))
            server.address = server.address.replace(str(self._real[0].parent), str(folder))
            server.options = ("--redis", f"unix://{folder / self._real[1].name}", *server.options[2:])

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        owner = await asyncio.to_thread(self.owner, ship)
        struck = owner if rng.random() < 0.7 else rng.choice(ship.servers)
        database, redis = self._lines[ship.servers.index(struck)]
        cut = rng.choice(([database], [redis], [database, redis]))
        for line in cut:
            self._cut(line, rng)
        await asyncio.sleep(rng.uniform(*rng.choice((LONG, SHORT))))
        for line in cut:
            line.refuses = False
            line.resume()

    async def end(self, ship: Ship) -> None:
        for line in (line for lines in self._lines for line in lines):
            await line.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    async def _line(self, which: int, folder: Path) -> Proxy:
        real = self._real[which]
        line = Proxy(lambda: (str(real), 0))
        await line.start(str(folder / real.name))
        return line

    @staticmethod
    def _cut(line: Proxy, rng: random.Random) -> None:
        """So that it is noticed at once, or not at all."""
        if rng.random() < 0.5:
            line.refuses = True
            line.cut()
        else:
            line.stall()


class RedisLost(OnNodes):
    def __init__(self, redis: Redis) -> None:
        super().__init__()
        self._redis = redis

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        await asyncio.to_thread(self._redis.kill)
        await asyncio.sleep(rng.uniform(*rng.choice((LONG, SHORT))))
        await asyncio.to_thread(self._redis.start)


class RedisEmptied(RedisLost):
    """An empty one takes its place."""

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        await asyncio.to_thread(self._redis.flush)
