"""The power goes: what was not synced is left to chance. Needs a ship on a lossy disk."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

from tests.faults import lossy_disk
from tests.faults.lossy_server import JOURNAL
from tests.faults.manifest import Manifest
from tests.faults.ship import Ship
from tests.faults.voyage import Calm


class PowerLoss(Calm):
    async def rig(self, ship: Ship, manifest: Manifest) -> None:
        self._folder = ship.database.parent
        self._on_disk = lossy_disk.load(self._folder)

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        await asyncio.to_thread(self.unplug, ship, rng)
        await ship.start()

    def unplug(self, ship: Ship, rng: random.Random) -> None:
        """All servers stop, and the disk is as it is found afterwards."""
        ship.kill()
        journal = self._folder / JOURNAL
        self._on_disk = lossy_disk.left_by_a_power_cut(self._on_disk, _taken(journal), rng)
        lossy_disk.put_back(self._folder, self._on_disk)


def _taken(journal: Path) -> bytes:
    data = journal.read_bytes()
    journal.unlink()
    return data
