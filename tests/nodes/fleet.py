"""Nodes in the test's own process: real sockets, a real database, a real Redis. Never asserts anything."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from domain.workshop import commands
from server.app import build
from server.importing import read
from server.live.room import Room
from server.nodes.follower import Follower
from server.opening import open_workshop, order, store_documents
from server.service import Service
from server.serving import Server, listen
from server.settings import Settings
from tests.server.harness import FJORDBAEK, House, seat_everyone
from tests.services.redis import Redis


@dataclass
class Fleet:
    """houses: the nodes that run, as `tests.server.harness` knows them."""

    database: str
    redis: str
    workshop: str
    pages: Path
    houses: list[House] = field(default_factory=list)
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)
    _stack: contextlib.AsyncExitStack = field(default_factory=contextlib.AsyncExitStack)

    async def launch(self) -> House:
        """One node more."""
        listener = listen("127.0.0.1", 0)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        settings = Settings(self.database, url, redis=self.redis, node=f"n{len(self.houses)}", pages=self.pages)
        service = await asyncio.to_thread(Service.open, settings)
        server = Server(build(service))
        self._tasks.append(asyncio.create_task(server.serve(sockets=[listener])))
        while not server.started:  # noqa: ASYNC110  # uvicorn offers no event to wait for
            await asyncio.sleep(0.005)
        http = await self._stack.enter_async_context(httpx.AsyncClient(base_url=url))
        served = await service.rooms.get(self.workshop)
        house = House(url, service, served, http, server)  # type: ignore[arg-type] # a follower has all it asks of a room
        self.houses.append(house)
        return house

    def serving(self, house: House) -> Room | Follower:
        """What serves the workshop at that node now."""
        served = house.service.audiences[self.workshop].room
        assert isinstance(served, Room | Follower)
        return served

    @property
    def owner(self) -> House:
        """The node that owns the workshop, as the nodes see it."""
        [owner] = [house for house in self.houses if isinstance(self.serving(house), Room)]
        return owner

    async def close(self) -> None:
        for house in self.houses:
            house.stop()
        await asyncio.gather(*self._tasks)
        await self._stack.aclose()


@contextlib.asynccontextmanager
async def fleet(database: str, redis: Redis, folder: Path, nodes: int = 2) -> AsyncIterator[Fleet]:
    """Fjordbæk as in `tests.server.harness`, on that many nodes; the first owns it."""
    service = Service.open(Settings(database, "http://127.0.0.1"))
    room = await open_workshop(service, "Aktørdag", store_documents(service, read(FJORDBAEK)), 3)
    await seat_everyone(service, room)
    await order(room, commands.SetTarget(year=2021, change=-20_000_000))
    await order(room, commands.OpenRound(ends_at=2_000_000_000_000, title="Runde 1"))
    workshop = room.workshop.id
    await service.close()
    running = Fleet(database, redis.url, workshop, folder / "pages")
    try:
        for _ in range(nodes):
            await running.launch()
        yield running
    finally:
        await running.close()
