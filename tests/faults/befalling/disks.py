"""The disk is full, or fails, for a while: edits are refused clearly, everything else goes on, and it heals."""

from __future__ import annotations

import asyncio
import random
import resource
from typing import Final, Literal

import httpx

from client import Refused, connect
from tests.faults.befalling.power import PowerLoss
from tests.faults.checker import Fault
from tests.faults.crew import PROPOSALS, YEARS
from tests.faults.lossy_server import TROUBLE
from tests.faults.manifest import Manifest
from tests.faults.ship import Ship
from tests.faults.voyage import Calm

A_WHILE: Final = 0.7
"""Seconds at most."""

LIMIT: Final = 4_096
"""Bytes: no file of a database can be written beyond."""


async def look_around(ship: Ship, manifest: Manifest) -> list[Fault]:
    """As somebody who comes while nothing can be written: may read and take home, and is told why not edit."""
    found = []
    address = ship.addresses[0]
    async with connect(address, manifest.bearers[0]) as day:
        view = day.view(f"table/{day.you.table}")
        if not view:
            found.append(Fault("unreadable", "a newcomer was shown no table"))
        args = {"table": day.you.table, "proposal": PROPOSALS[0], "year": YEARS[0], "amount": -7}
        try:
            await day.order("set_amount", args)
            found.append(Fault("accepted", "an edit was acknowledged that could not be written"))
        except Refused as refused:
            if refused.code not in ("log_unavailable", "round_closed"):
                found.append(Fault("unclear", f"an edit that could not be written was refused as {refused.code}"))
    async with httpx.AsyncClient(headers={"Authorization": f"Bearer {manifest.facilitator}"}) as http:
        answer = await http.get(f"{address}/api/export.csv")
        if answer.status_code != httpx.codes.OK:
            found.append(Fault("unreadable", f"the export answered {answer.status_code}"))
    return found


class FullDisk(Calm):
    """No file of the real server may grow: the system refuses what lies beyond a limit. Needs no root."""

    async def rig(self, ship: Ship, manifest: Manifest) -> None:
        self._manifest = manifest

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        pids = [server.pid for server in ship.servers]
        hard = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE)[1] for pid in pids}
        for pid in pids:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (LIMIT, hard[pid]))
        await asyncio.sleep(rng.uniform(0, A_WHILE))
        self.noticed += await look_around(ship, self._manifest)
        for pid in pids:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard[pid], hard[pid]))


class FailingDisk(PowerLoss):
    """Writes, or what brings them to the disk, fail for a while; then edits are taken again, then the power goes.

    What such a sync should have kept is lost though it can still be read: only writing it anew saves it.
    """

    def __init__(self, how: Literal["write", "sync", "full"]) -> None:
        super().__init__()
        self._how = how

    async def rig(self, ship: Ship, manifest: Manifest) -> None:
        await super().rig(ship, manifest)
        self._manifest = manifest

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        trouble = ship.database.with_name(TROUBLE)
        trouble.write_text(self._how)
        await asyncio.sleep(rng.uniform(0, A_WHILE))
        self.noticed += await look_around(ship, self._manifest)
        trouble.unlink()
        await self._taken_again(ship)
        await asyncio.sleep(rng.uniform(0, 0.2))
        await super().strike(ship, rng)

    async def _taken_again(self, ship: Ship) -> None:
        async with connect(ship.addresses[0], self._manifest.facilitator) as day:
            while True:
                try:
                    await day.send("set_agreement", tables=1 + day.seq("day") % 2)
                except Refused as refused:
                    assert refused.code == "log_unavailable"  # noqa: PT017 - it is not the exception that is tried
                    await asyncio.sleep(0.05)
                else:
                    return
