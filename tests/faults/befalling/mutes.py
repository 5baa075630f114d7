"""Clients that stop reading, all at once: what they cost until the server is rid of them. Never read a byte again."""

from __future__ import annotations

import asyncio
import random
import time

import psutil

from tests.faults.checker import Fault
from tests.faults.manifest import Manifest
from tests.faults.mute import Mute
from tests.faults.ship import Ship
from tests.faults.voyage import Calm

MOST_HELD = 1_000_000
"""Bytes that one of them may cost the server (trust.md)."""


class Mutes(Calm):
    """slowest: seconds until the last was gone. dearest: bytes held for each. Both of the worst round."""

    lasts = 30.0

    def __init__(self, count: int) -> None:
        super().__init__()
        self.slowest = 0.0
        self.dearest = 0
        self._count = count

    async def rig(self, ship: Ship, manifest: Manifest) -> None:
        self._bearers = manifest.bearers

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        process = psutil.Process(ship.servers[0].pid)
        before, begun = process.memory_info().rss, time.monotonic()
        mutes = [await Mute.come(ship.addresses[0], rng.choice(self._bearers)) for _ in range(self._count)]
        ports = {mute.port for mute in mutes}
        assert _served(process) >= ports, "they were never there"
        held = 0
        while _served(process) & ports:
            held = max(held, process.memory_info().rss - before)
            await asyncio.sleep(0.1)
        for mute in mutes:
            mute.go()
        self.slowest = max(self.slowest, time.monotonic() - begun)
        self.dearest = max(self.dearest, held // self._count)
        if self.dearest > MOST_HELD:
            self.noticed.append(Fault("dear", f"a client that does not read cost {self.dearest:,} bytes"))


def _served(process: psutil.Process) -> set[int]:
    """The far ends' ports of the server's open connections."""
    return {
        end.raddr.port for end in process.net_connections("tcp") if end.raddr and end.status == psutil.CONN_ESTABLISHED
    }
