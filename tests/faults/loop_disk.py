"""A real file system in a file, which can be unplugged and filled up. Root only, Linux only; `obstacle` says so.

The plug is pulled by the call that file systems have for exactly this test (XFS_IOC_GOINGDOWN, which ext4 knows too):
from then on nothing more reaches the disk, and what had not reached it is gone. Never touches another disk.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import shutil
import struct
import subprocess
from pathlib import Path
from typing import Final

GOING_DOWN: Final = 0x8004587D
AT_ONCE: Final = 2
"""Not even the file system's own journal is written out."""

SIZE: Final = 192 * 1024 * 1024
"""Bytes."""

NEEDED: Final = ("mkfs.ext4", "mount", "umount")


def obstacle() -> str:
    """Why there can be no such disk here, or nothing."""
    if os.geteuid() != 0:
        return "not root"
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        return f"no {' and no '.join(missing)}"
    return "" if Path("/dev/loop-control").exists() else "no loop devices"


class LoopDisk:
    """folder: where it is mounted, inside the one it was made in."""

    def __init__(self, parent: Path) -> None:
        self.folder = parent / "disk"
        self._image = parent / "disk.img"
        self._ballast = self.folder / "ballast"
        self.folder.mkdir(parents=True)
        with self._image.open("wb") as image:
            image.truncate(SIZE)
        _run("mkfs.ext4", "-q", "-F", "-m", "0", str(self._image))
        self.mount()

    def mount(self) -> None:
        _run("mount", "-o", "loop", str(self._image), str(self.folder))

    def keep(self) -> None:
        """All that lies there now is on the disk."""
        for path in (*self.folder.iterdir(), self.folder):
            if path.is_file() or path == self.folder:
                descriptor = os.open(path, os.O_RDONLY)
                os.fsync(descriptor)
                os.close(descriptor)

    def unplug(self) -> None:
        """While it is being written to. Whoever has files open gets errors from now on."""
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(descriptor, GOING_DOWN, struct.pack("I", AT_ONCE))
        finally:
            os.close(descriptor)

    def replug(self) -> None:
        """Once nobody has files open there: the file system recovers as after a power cut."""
        _run("umount", str(self.folder))
        self.mount()

    def fill(self) -> None:
        """To the last byte."""
        descriptor = os.open(self._ballast, os.O_WRONLY | os.O_CREAT)
        try:
            for piece in (1 << 20, 1 << 12):
                with contextlib.suppress(OSError):
                    while True:
                        os.posix_fallocate(descriptor, os.fstat(descriptor).st_size, piece)
        finally:
            os.close(descriptor)

    def make_room(self) -> None:
        self._ballast.unlink()

    def remove(self) -> None:
        _run("umount", str(self.folder))
        self._image.unlink()


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - the system's own
    if done.returncode:
        raise OSError(errno.EIO, f"{' '.join(command)}: {done.stderr.strip()}")
