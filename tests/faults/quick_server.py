"""A server process that need not import the house first: it is forked from one that has. Else the same in all.

A voyage starts dozens of servers, and importing is most of what a start costs. Before it runs it may be altered.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

from server.commandline import main
from tests.browser.live_server import LiveServer, Running

Alteration = Callable[[], None]

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["server.app", "server.commandline", "tests.faults.defects", "tests.faults.lossy_server"])


def as_it_is() -> None:
    """The product."""


class QuickServer(LiveServer):
    """alter: called in the server's process before it runs."""

    def __init__(self, folder: Path, alter: Alteration = as_it_is) -> None:
        super().__init__(folder)
        self._alter = alter

    def _spawn(self, *arguments: str) -> Running:
        return self._fork(arguments, self._output, self._alter)

    def _ask(self, *arguments: str) -> tuple[str, str]:
        said = self._output.with_name("said.txt")
        self._fork(arguments, said, as_it_is).wait()
        return said.read_text(encoding="utf-8"), ""

    @staticmethod
    def _fork(arguments: tuple[str, ...], output: Path, alter: Alteration) -> Running:
        output.write_bytes(b"")
        process = _FORKS.Process(target=_run, args=(arguments, output, alter), daemon=True)
        process.start()
        return Forked(process)


class Forked:
    """A process of `multiprocessing` as `subprocess` would show it."""

    def __init__(self, process: BaseProcess) -> None:
        assert process.pid is not None
        self.pid = process.pid
        self._process = process

    def poll(self) -> int | None:
        return self._process.exitcode

    def send_signal(self, sig: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, sig)

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("raaderum", timeout or 0.0)
        return self._process.exitcode

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def _run(arguments: tuple[str, ...], output: Path, alter: Alteration) -> None:
    descriptor = os.open(output, os.O_WRONLY | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(descriptor, stream)
    sys.argv = ["raaderum", *arguments]
    alter()
    main()
