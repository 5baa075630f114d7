"""The server goes, and everybody comes back at the same moment. No one waits between two tries: that is the storm."""

from __future__ import annotations

import asyncio
import itertools
import random
import resource
import time
from urllib.parse import urlsplit

from client import wire
from tests.bench.lean_socket import Socket, connected
from tests.bench.tickets import tickets
from tests.faults.checker import Fault
from tests.faults.manifest import Manifest
from tests.faults.ship import Ship
from tests.faults.voyage import Calm

LIVE = 7
"""The number of the ping by whose answer a client knows that it is served."""


class Storm(Calm):
    """slowest: seconds until the last of `count` was live, in the worst round."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.slowest = 0.0
        self._count = count
        self._sockets: list[Socket] = []
        self._epoch = ""
        self._have: dict[str, int] = {}

    async def rig(self, ship: Ship, manifest: Manifest) -> None:
        self._bearers = list(itertools.islice(itertools.cycle(manifest.bearers), self._count))

    async def launched(self, ship: Ship) -> None:
        await self._come(ship)

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        await asyncio.to_thread(ship.kill)
        await ship.start()
        begun = time.monotonic()
        await self._come(ship)
        self.slowest = max(self.slowest, time.monotonic() - begun)

    async def end(self, ship: Ship) -> None:
        for socket in self._sockets:
            socket.close()

    async def _come(self, ship: Ship) -> None:
        for socket in self._sockets:
            socket.close()
        came = await asyncio.gather(*(self._one(ship, bearer) for bearer in self._bearers), return_exceptions=True)
        self._sockets = [socket for socket in came if isinstance(socket, Socket)]
        failed = [error for error in came if isinstance(error, BaseException)]
        if failed:
            self.noticed.append(Fault("shut out", f"{len(failed)} of {self._count} did not come in: {failed[0]!r}"))

    async def _one(self, ship: Ship, bearer: str) -> Socket:
        """Live, as a device that has been there: with a line of its own for the ticket, and what it held."""
        parts = urlsplit(ship.addresses[0])
        assert parts.hostname is not None
        assert parts.port is not None
        (ticket,) = await tickets(parts.hostname, parts.port, [bearer])
        socket = await connected(parts.hostname, parts.port)
        live: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def listen(payload: bytes) -> None:
            frame = wire.decode(payload)
            if frame["t"] == "welcome":
                self._epoch = frame["epoch"]
            elif frame["t"] == "snapshot":
                self._have[frame["view"]] = frame["seq"]
            elif frame["t"] == "pong" and frame["n"] == LIVE and not live.done():
                live.set_result(None)

        socket.listen = listen
        socket.send(wire.encode(wire.hello(ticket, "da", self._epoch, self._have)))
        socket.send(wire.encode({"t": "ping", "n": LIVE}))
        await live
        return socket


def with_few_descriptors(soft: int) -> None:
    """A server's process that may have so many files open, unless it asks for more, as on most systems."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(soft, hard), hard))
