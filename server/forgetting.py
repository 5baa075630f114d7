"""Forgetting somebody: the log says so, their names and keys go, and every screen is shown what is left.

Never says who was forgotten but by pid, and never anything of theirs.

    event on disk -> name, keys and secrets deleted -> each node reads the log anew -> everyone gets all rows again

The event comes first, since from there on nothing is written in that name that would need a key.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Final, Protocol, runtime_checkable

from domain.workshop import actors, commands, events
from server.directory import Directory, DirectoryUnavailable
from server.live.audience import Audience
from server.live.orders import Answer, Declined
from server.live.room import Fact, Room
from server.live.rooms import NoSuchWorkshop, Rooms, new_order
from server.live.served import Served
from server.log.store import LogError

log = logging.getLogger(__name__)

AGAIN: Final = 0.1
"""Seconds between two looks whether the keys are gone, on whatever server that is done."""

PATIENCE: Final = 60.0
"""Seconds after which nobody waits for it any more; whoever ordered it was told that it failed."""


@runtime_checkable
class ReadsAnew(Protocol):
    """A follower: a workshop that another node owns."""

    async def read_anew(self) -> None:
        """Returns once its views are made from the log as it can be read now."""


class Forgetting:
    """Of one server. audiences: by workshop."""

    def __init__(self, rooms: Rooms, directory: Directory, audiences: Mapping[str, Audience]) -> None:
        self._rooms = rooms
        self._directory = directory
        self._audiences = audiences
        self._tasks: set[asyncio.Task[None]] = set()
        self._turns: dict[str, asyncio.Lock] = {}

    async def forget(self, workshop: str, pid: str, ground: str, actor: str = actors.SERVER) -> Answer:
        """Also for somebody who is forgotten already: what a failure left is deleted then.

        Returns once the screens here show what is left. NoSuchWorkshop; DirectoryUnavailable, LogError: ask again.
        """
        served = await self._rooms.get(workshop)
        answer = await served.submit(new_order(commands.ForgetPerson(pid, ground), actor))
        if not isinstance(answer, Declined):
            await asyncio.to_thread(self._directory.forget, workshop, pid)
            await self._refresh(workshop)
        return answer

    def hear(self, fact: Fact) -> None:
        """Of every workshop that is served here."""
        if isinstance(fact.event, events.PersonForgotten):
            task = asyncio.create_task(self._follow(fact.workshop, fact.event.pid), name="forgets")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _follow(self, workshop: str, pid: str) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                while await asyncio.to_thread(self._directory.knows, workshop, pid):  # noqa: ASYNC110  # another's work
                    await asyncio.sleep(AGAIN)
            await self._refresh(workshop)
        except (TimeoutError, DirectoryUnavailable, LogError, NoSuchWorkshop) as error:
            log.warning("somebody in workshop %s is not forgotten on this server's screens: %s", workshop, error)

    async def _refresh(self, workshop: str) -> None:
        async with self._turns.setdefault(workshop, asyncio.Lock()):
            served = await self._rooms.get(workshop)
            await self._read_anew(served)
            audience = self._audiences.get(workshop)
            if audience is not None:
                audience.begin_anew()

    async def _read_anew(self, served: Served) -> None:
        if isinstance(served, Room):
            await self._rooms.read_anew(served)
        elif isinstance(served, ReadsAnew):
            await served.read_anew()
