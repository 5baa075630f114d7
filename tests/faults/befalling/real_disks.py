"""What befalls a real disk: unplugged, filled to the last byte, or failing as the system's own calls report it.

Needs root, or `strace`; the same without either stands in `power` and `disks`.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Final

from tests.faults.befalling.disks import A_WHILE, look_around
from tests.faults.loop_disk import LoopDisk
from tests.faults.manifest import Manifest
from tests.faults.ship import Ship
from tests.faults.voyage import Calm

FAILING_SYNC: Final = "fdatasync,fsync:error=EIO"
FAILING_WRITE: Final = "pwrite64:error=ENOSPC"


class Unplugged(Calm):
    """The power goes for a ship that lies on the disk."""

    def __init__(self, disk: LoopDisk) -> None:
        super().__init__()
        self._disk = disk

    async def rig(self, ship: Ship, manifest: Manifest) -> None:
        await asyncio.to_thread(self._disk.keep)

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        await asyncio.to_thread(self._disk.unplug)
        await asyncio.to_thread(ship.kill)
        await asyncio.to_thread(self._disk.replug)
        await ship.start()


class Filled(Calm):
    def __init__(self, disk: LoopDisk) -> None:
        super().__init__()
        self._disk = disk

    async def rig(self, ship: Ship, manifest: Manifest) -> None:
        self._manifest = manifest

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        await asyncio.to_thread(self._disk.fill)
        await asyncio.sleep(rng.uniform(0, A_WHILE))
        self.noticed += await look_around(ship, self._manifest)
        await asyncio.to_thread(self._disk.make_room)


class Traced(Calm):
    """The system refuses some calls of the real server, as `strace --inject` has it, and then no more."""

    def __init__(self, inject: str) -> None:
        super().__init__()
        self._inject = inject

    async def rig(self, ship: Ship, manifest: Manifest) -> None:
        self._manifest = manifest

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        pid = ship.servers[0].pid
        strace = await asyncio.to_thread(self._attach, pid)
        try:
            await asyncio.sleep(rng.uniform(0, A_WHILE))
            self.noticed += await look_around(ship, self._manifest)
        finally:
            strace.send_signal(signal.SIGTERM)
            await asyncio.to_thread(strace.wait)

    def _attach(self, pid: int) -> subprocess.Popen[bytes]:
        program = shutil.which("strace")
        assert program is not None
        calls = self._inject.partition(":")[0]
        command = (program, "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}", "-e", f"inject={self._inject}")
        strace = subprocess.Popen((*command, "-p", str(pid)))  # noqa: S603 - found on this system
        while not _is_traced(pid):
            assert strace.poll() is None, "strace may not attach here"
        return strace


def _is_traced(pid: int) -> bool:
    return "TracerPid:\t0\n" not in Path(f"/proc/{pid}/status").read_text(encoding="ascii")
