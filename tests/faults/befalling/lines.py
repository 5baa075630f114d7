"""The lines of some clients are cut, broken off in a message, refused, stalled or slow. Never those of all."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Final

from tests.faults.proxy import Proxy, leading_to
from tests.faults.ship import Ship
from tests.faults.voyage import Calm

MOMENT: Final = 0.5
"""Seconds at most that a line stays as it is."""

Trouble = Callable[[Proxy, random.Random], Awaitable[None]]


async def cut(line: Proxy, rng: random.Random) -> None:
    line.cut()


async def broken_off(line: Proxy, rng: random.Random) -> None:
    line.breaking = True
    await asyncio.sleep(rng.uniform(0, MOMENT))
    line.breaking = False


async def refused(line: Proxy, rng: random.Random) -> None:
    line.refuses = True
    line.cut()
    await asyncio.sleep(rng.uniform(0, MOMENT))
    line.refuses = False


async def stalled(line: Proxy, rng: random.Random) -> None:
    line.stall()
    await asyncio.sleep(rng.uniform(0, MOMENT))
    if rng.random() < 0.5:
        line.cut()
    line.resume()


async def slow(line: Proxy, rng: random.Random) -> None:
    line.delay = rng.uniform(0.02, 0.2)
    await asyncio.sleep(rng.uniform(0, 2 * MOMENT))
    line.delay = 0.0


TROUBLES: Final[tuple[Trouble, ...]] = (cut, broken_off, refused, stalled, slow)


class Lines(Calm):
    """One trouble a round, in turn, on two of three lines at moments of their own."""

    def __init__(self) -> None:
        super().__init__()
        self._struck = 0
        self._lines: list[Proxy] = []

    async def launched(self, ship: Ship) -> None:
        self._lines = [Proxy(leading_to(lambda: ship.servers[0].url)) for _ in range(2)]
        ship.gangways = [*[await line.start() for line in self._lines], ship.servers[0].url]

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        trouble = TROUBLES[self._struck % len(TROUBLES)]
        self._struck += 1
        await asyncio.gather(*(trouble(line, rng) for line in self._lines))

    async def end(self, ship: Ship) -> None:
        for line in self._lines:
            await line.stop()
