"""kill -9 of every server, and started again. Now and then twice in quick succession: a start is a moment too."""

from __future__ import annotations

import asyncio
import random

from tests.faults.ship import Ship
from tests.faults.voyage import Calm

AGAIN = 0.4
"""How often the second kill comes while clients are still coming back and saying again what was not answered."""


class Kill(Calm):
    async def strike(self, ship: Ship, rng: random.Random) -> None:
        await self._once(ship)
        while rng.random() < AGAIN:
            await asyncio.sleep(rng.uniform(0, 0.25))
            await self._once(ship)

    async def _once(self, ship: Ship) -> None:
        await asyncio.to_thread(ship.kill)
        await ship.start()
