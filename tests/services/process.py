"""A server as a process of our own: started, asked to end, killed, by its own pid and its children's.

Never waits for a fixed time, and never leaves a process behind.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import psutil

PATIENCE = 30.0
"""Seconds until a server that does not come or go is a failure."""
ROOM = 1 << 30
"""Bytes of memory that must be free for a server's files."""


class NotStarted(RuntimeError):
    """The server did not come; the sentence ends with what it said."""


class Process:
    """One server. command: its program and arguments. ready: whether it answers. options: for `subprocess.Popen`."""

    def __init__(
        self, command: list[str], log: Path, ready: Callable[[], bool], options: Mapping[str, Any] | None = None
    ) -> None:
        self._command = command
        self._log = log
        self._ready = ready
        self._options = options or {}
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        return self._running is not None and self._running.poll() is None

    def start(self) -> None:
        """Returns once it answers. NotStarted."""
        with self._log.open("ab") as log:
            self._running = subprocess.Popen(  # noqa: S603 - a program we found
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self._options,
            )
        until = time.monotonic() + PATIENCE
        while not self._ready():
            if not self.is_running or time.monotonic() > until:
                self.kill()
                raise NotStarted(f"{self._command[0]} did not start: {self._log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.01)

    def send(self, number: signal.Signals) -> None:
        """To the server alone. Does not wait."""
        if self._running is not None and self._running.poll() is None:
            self._running.send_signal(number)

    def freeze(self) -> None:
        """It and all its children stand still, so that none can bear another."""
        for _ in range(2):  # who was born meanwhile, too
            _each(psutil.Process.suspend, self._family())

    def thaw(self) -> None:
        _each(psutil.Process.resume, self._family())

    def kill(self) -> None:
        """kill -9 of it and all its children, as if at one moment."""
        self.freeze()
        family = self._family()
        _each(psutil.Process.kill, family)
        if self._running is not None:
            self._running.wait()
        psutil.wait_procs(family, PATIENCE)

    def _family(self) -> list[psutil.Process]:
        """The server before its children, which need not be of its group."""
        if self._running is None or self._running.poll() is not None:
            return []
        parent = psutil.Process(self._running.pid)
        return [parent, *parent.children(recursive=True)]

    def end(self, number: signal.Signals) -> None:
        """Asks the server to end and waits; what does not end is killed."""
        if self._running is None:
            return
        self.send(number)
        try:
            self._running.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
        self._running = None


def _each(action: Callable[[psutil.Process], object], processes: list[psutil.Process]) -> None:
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):  # it has ended by itself
            action(process)


def folder(name: str, *, on_disk: bool) -> Path:
    """A new one with a short path, as sockets need it. In memory, where there is any, unless it must be on disk.

    Memory keeps what was written through any kill, and costs nothing where a disk that others use costs seconds.
    """
    memory = Path("/dev/shm")  # noqa: S108 - the folder in it is made by mkdtemp
    parent = None
    if not on_disk and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM:
        parent = memory
    return Path(tempfile.mkdtemp(prefix=f"raaderum-{name}-", dir=parent))
