"""Nothing but time: a hall at work, and what the server holds in memory and beside its log meanwhile. Never hurries."""

from __future__ import annotations

import asyncio
import itertools
import random
import statistics
import time
from typing import Final

import psutil

from client import Day
from tests.faults.crew import BellRinger, Sailor
from tests.faults.ship import Ship
from tests.faults.voyage import Calm

PAUSE: Final = (2.0, 8.0)
"""Seconds between two edits of one client, at least and at most."""

LOOK: Final = 5.0
"""Seconds between two looks at the server."""

MB: Final = 1_000_000


class Stroller(Sailor):
    """Edits as people do."""

    async def _breathe(self) -> None:
        await asyncio.sleep(self._rng.uniform(*PAUSE))


class Soak(Calm):
    """A round is a window of so many seconds. windows: of each, how much memory grew in it (bytes), by its trend.

    largest_wal: bytes.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.lasts = seconds
        self.windows: list[float] = []
        self.largest_wal = 0

    def sailor(self, day: Day, seed: int) -> Sailor:
        return Stroller(day, seed)

    def bell(self, day: Day, seed: int) -> BellRinger:
        return BellRinger(day, seed, pause=(60.0, 120.0))

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        process = psutil.Process(ship.servers[0].pid)
        wal = ship.database.with_name(f"{ship.database.name}-wal")
        looks: list[tuple[float, float]] = []
        begun = time.monotonic()
        for number in itertools.count(1):
            looks.append((time.monotonic() - begun, process.memory_info().rss))
            self.largest_wal = max(self.largest_wal, wal.stat().st_size if wal.exists() else 0)
            if looks[-1][0] >= self.lasts:
                break
            await asyncio.sleep(max(0.0, begun + number * LOOK - time.monotonic()))
        trend = statistics.linear_regression(*zip(*looks, strict=True)).slope
        self.windows.append(trend * self.lasts)
        grown, held, wal_size = self.windows[-1] / MB, looks[-1][1] / MB, self.largest_wal / MB
        print(f"  {held:.1f} MB in memory, {grown:+.2f} MB in this window; WAL at most {wal_size:.1f} MB", flush=True)
