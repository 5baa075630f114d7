"""Redis Streams between nodes: puts entries, reads on from where it was, and comes back after every outage.

Never promises that an entry arrives: who misses one finds a gap and reads the log, and who gets no answer asks again.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable
from typing import Any

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from server.nodes.seal import NotSealedHere, Seal
from server.nodes.wire import Message, NotUnderstood, Nudge, pack, unpack

log = logging.getLogger(__name__)

KEPT = 2_000
"""Entries of a stream, about. Who has missed more reads the log."""
KEPT_SECONDS = 60
"""A stream in which nothing happens for so long is gone."""
PROLONG = 20.0
"""Seconds between two prolongations of a stream."""

PATIENCE = 2.0
"""Seconds for Redis to answer before it counts as lost."""
BLOCK_MS = 1_000
PAUSE = 0.1
"""Seconds between two tries to reach it."""
MOST_READ = 500
MOST_WAITING = 2_000
"""Entries that wait for Redis to come back; the oldest go first."""

START = "0-0"


class Relay:
    """hear: every message. changed: whether Redis can be used, when that has changed."""

    def __init__(self, url: str, prefix: str, node: str, seal: Seal) -> None:
        self.prefix = prefix
        self.hear: Callable[[Message], None] = lambda message: None
        self.changed: Callable[[bool], None] = lambda is_up: None
        self.redis = _client(url)
        self.is_up = False
        self._inbox = self.inbox(node)
        self._seal = seal
        self._queue: deque[tuple[str, bytes]] = deque(maxlen=MOST_WAITING)
        self._wake = asyncio.Event()
        self._positions: dict[str, str] = {self._inbox: START}
        self._prolonged: dict[str, float] = {}
        self._works = {"reading": False, "writing": True}
        self._tasks: list[asyncio.Task[None]] = []
        self._is_over = False

    def steps(self, workshop: str) -> str:
        return f"{self.prefix}:w:{workshop}"

    def people(self, workshop: str) -> str:
        return f"{self.prefix}:p:{workshop}"

    def inbox(self, node: str) -> str:
        return f"{self.prefix}:n:{node}"

    def start(self) -> None:
        self._tasks = [
            asyncio.create_task(self._write(), name="relay writes"),
            asyncio.create_task(self._read(), name="relay reads"),
        ]

    async def close(self) -> None:
        """What was put is still sent, if Redis takes it at once."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while self._queue and self.is_up:
                    await self._send()
        self._is_over = True  # besides cancelling: redis-py has been seen to make a cancellation an error of its own
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.redis.aclose()

    def put(self, stream: str, message: Message) -> None:
        """Soon, together with all else that this turn of the loop puts."""
        self._queue.append((stream, self._seal.close(pack(message), stream)))
        self._wake.set()

    async def last(self, stream: str) -> str:
        """The position after what stands there now."""
        try:
            found: Any = await self.redis.xrevrange(stream, count=1)
        except (RedisError, OSError):
            return START
        return str(found[0][0], "ascii") if found else START

    def follow(self, stream: str, after: str) -> None:
        self._positions[stream] = after
        self.put(self._inbox, Nudge())

    def unfollow(self, stream: str) -> None:
        self._positions.pop(stream, None)

    # -- writing ---------------------------------------------------------------------------------------------------

    async def _write(self) -> None:
        while not self._is_over:
            await self._wake.wait()
            self._wake.clear()
            if self._queue and not await self._send():
                await asyncio.sleep(PAUSE)
                self._wake.set()

    async def _send(self) -> bool:
        """All that waits, in one go. What was on its way when it failed is lost, or has arrived."""
        entries = list(self._queue)
        self._queue.clear()
        now = asyncio.get_running_loop().time()
        try:
            async with self.redis.pipeline(transaction=False) as pipeline:
                for stream, data in entries:
                    pipeline.xadd(stream, {b"": data}, maxlen=KEPT, approximate=True)
                for stream in {stream for stream, _ in entries}:
                    if now - self._prolonged.get(stream, -PROLONG) >= PROLONG:
                        self._prolonged[stream] = now
                        pipeline.expire(stream, KEPT_SECONDS)
                await pipeline.execute()
        except (RedisError, OSError) as error:
            self._prolonged.clear()
            self._note("writing", error)
            return False
        self._note("writing", None)
        return True

    # -- reading ---------------------------------------------------------------------------------------------------

    async def _read(self) -> None:
        while not self._is_over:
            try:
                positions: dict[Any, Any] = dict(self._positions)
                found: Any = await self.redis.xread(positions, count=MOST_READ, block=BLOCK_MS)
            except (RedisError, OSError) as error:
                self._note("reading", error)
                await asyncio.sleep(PAUSE)
                continue
            self._note("reading", None)
            for name, entries in found or ():
                stream = name.decode()
                for position, fields in entries:
                    if stream in self._positions:
                        self._positions[stream] = position.decode()
                        self._hear(stream, fields[b""])

    def _hear(self, stream: str, data: bytes) -> None:
        try:
            self.hear(unpack(self._seal.open(data, stream)))
        except (NotUnderstood, NotSealedHere) as error:
            log.warning("an entry of %s is of no use: %r", stream, error)
        except Exception:  # one entry that cannot be taken in is no reason to stop listening
            log.exception("an entry of %s was not taken in", stream)

    def _note(self, what: str, error: Exception | None) -> None:
        self._works[what] = error is None
        is_up = all(self._works.values())
        if is_up == self.is_up:
            return
        self.is_up = is_up
        if is_up:
            log.info("Redis is there")
        else:
            log.warning("Redis cannot be used: %s", error)
            self._positions = dict.fromkeys(self._positions, START)  # it may come back empty, or with another clock
        self.changed(is_up)


def _client(url: str) -> Redis:
    return Redis.from_url(
        url,
        protocol=2,
        socket_timeout=PATIENCE + BLOCK_MS / 1000,
        socket_connect_timeout=PATIENCE,
        retry=Retry(NoBackoff(), 0),  # whether to try again is for those who know what it would do
    )
