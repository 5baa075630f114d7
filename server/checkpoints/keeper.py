"""When a workshop's checkpoint is due. Lives on the event loop; the work is done in a thread. Never delays an edit.

What has to be copied at one moment, between two batches, is small: positions and counters. The workshop's state never
changes, so it can be written while the room goes on.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable

from server.checkpoints.checkpoints import Checkpoints, Folded
from server.live.room import Fact

log = logging.getLogger(__name__)

EVERY = 5_000
"""Events. To fold so many takes a tenth of a second."""

CALM = 1.0
"""Seconds without an event. Writing takes half a second of the interpreter, which is dear while people edit: in full
flow every edit of that half second was late (p99 of 46 ms where it had been 12)."""

MOST = 30_000
"""Events after which it is written even in full flow. To fold so many takes a second."""

REST_AMID_EDITS = 0.002
"""Seconds. Written in one go it would take the interpreter from the room for half a second."""

AT_THE_END = 500
"""Events that are worth a checkpoint when the server ends."""

REST = 20
"""A checkpoint takes at most one part in so many of the time, however fast events come."""


class Keeper:
    """Of one workshop. folded: what its room goes on from."""

    def __init__(self, checkpoints: Checkpoints, folded: Folded) -> None:
        self._checkpoints = checkpoints
        self._projections = folded.projections
        self._key = folded.key
        self._saved = folded.saved
        self._at = folded.projections.workshop.seq
        self._not_before = 0.0
        self._closing = asyncio.Event()
        self._saving: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Perhaps much had to be folded, since there was no checkpoint that fits."""
        self._look()

    def hear(self, fact: Fact) -> None:
        """An event is on disk and folded."""
        self._at = fact.seq
        if fact.seq - self._saved >= EVERY and self._saving is None:
            self._look()

    def drop(self) -> None:
        """The room has failed: what it came to may be wrong."""
        if self._saving is not None:
            self._saving.cancel()

    async def close(self) -> None:
        """The room has stopped: keep what it came to, for the next start."""
        self._closing.set()
        if self._saving is not None:
            await self._saving
        if self._projections.workshop.seq - self._saved >= AT_THE_END:
            await self._save()

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        if self._at - self._saved >= EVERY and self._saving is None and loop.time() >= self._not_before:
            self._saving = loop.create_task(self._save_and_rest(), name="checkpoint")

    async def _save_and_rest(self) -> None:
        loop = asyncio.get_running_loop()
        await self._calm()
        began = loop.time()
        await self._save(lambda: time.sleep(REST_AMID_EDITS))
        ended = loop.time()
        self._not_before = ended + REST * (ended - began)
        self._saving = None

    async def _calm(self) -> None:
        """Returns when nothing happens any more, or too much has."""
        at = -1
        while at != self._at and self._at - self._saved < MOST:
            at = self._at
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(CALM):
                    await self._closing.wait()
                    return

    async def _save(self, rest: Callable[[], None] | None = None) -> None:
        """Whether it could be kept or not: the next one comes when there is more to keep."""
        self._saved = self._projections.workshop.seq
        try:
            moment = self._projections.workshop, self._projections.memory()
        except Exception:
            log.exception("no checkpoint of workshop %s at %d", self._projections.workshop.id, self._saved)
        else:
            await asyncio.to_thread(self._checkpoints.save, moment, self._key, rest)
