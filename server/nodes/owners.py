"""This node's leases: it beats to keep them, takes those that are free, and knows when it may have lost them.

Never trusts its own clock for more than how long ago it beat: until when a node lives is the database's to say.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

from server.log.errors import LogUnavailable
from server.log.leases import Lease

log = logging.getLogger(__name__)

T = TypeVar("T")

BEAT = 0.5
"""Seconds between two beats."""
TTL = 2.0
"""Seconds after which a node that has not beaten is dead."""
LOOK = 0.25
"""Seconds between two looks at who lives."""


class Book(Protocol):
    """`server.log.leases.Leases`."""

    def beat(self, node: str, ttl_seconds: float) -> None: ...
    def leave(self, node: str) -> None: ...
    def alive(self) -> frozenset[str]: ...
    def take(self, workshop: str, node: str) -> Lease: ...
    def release(self, workshop: str, node: str, term: int) -> None: ...
    def close(self) -> None: ...


class Owners:
    """looked: who lives, four times a second. doubted: this node could not beat in time, so others may have taken."""

    def __init__(self, leases: Book, node: str) -> None:
        self.node = node
        self.looked: Callable[[frozenset[str]], None] = lambda alive: None
        self.doubted: Callable[[], None] = lambda: None
        self._leases = leases
        self._threads = ThreadPoolExecutor(4, thread_name_prefix="leases")
        self._until = 0.0
        self._task: asyncio.Task[None] | None = None

    @property
    def is_certain(self) -> bool:
        """What this node owns it owns now."""
        return asyncio.get_running_loop().time() < self._until

    async def start(self) -> None:
        """LogUnavailable."""
        await self._beat()
        self._task = asyncio.create_task(self._live(), name="leases")

    async def close(self) -> None:
        """Everything that is still owned is free at once, if the database can be told."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            try:
                await self._call(lambda: self._leases.leave(self.node))
            except LogUnavailable as error:
                log.warning("the leases run out by themselves: %s", error)
        self._threads.shutdown()
        self._leases.close()

    async def take(self, workshop: str) -> Lease:
        """This node's, or whose it is. LogUnavailable."""
        return await self._call(lambda: self._leases.take(workshop, self.node))

    async def release(self, workshop: str, term: int) -> None:
        """LogUnavailable."""
        await self._call(lambda: self._leases.release(workshop, self.node, term))

    async def _live(self) -> None:
        loop = asyncio.get_running_loop()
        beat_at = loop.time() + BEAT
        while True:
            await asyncio.sleep(LOOK)
            try:
                if loop.time() >= beat_at:
                    beat_at = loop.time() + BEAT
                    await self._beat()
                alive = await self._call(self._leases.alive)
            except LogUnavailable as error:
                log.warning("the leases cannot be kept: %s", error)
                continue
            self.looked(alive)

    async def _beat(self) -> None:
        began, was_certain = asyncio.get_running_loop().time(), self.is_certain
        await self._call(lambda: self._leases.beat(self.node, TTL))
        before, self._until = self._until, began + TTL
        if before and not was_certain:
            self.doubted()

    async def _call(self, call: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, call)
