"""A server as a process of our own: started, asked to end, killed, by its own pid and its children's group.

Never waits for a fixed time, and never leaves a process behind.
"""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

PATIENCE = 30.0
"""Seconds until a server that does not come or go is a failure."""


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
                self.send(signal.SIGKILL)
                raise NotStarted(f"{self._command[0]} did not start: {self._log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.01)

    def send(self, number: signal.Signals, *, whole_group: bool = True) -> None:
        """To the server and all its children, or to the server alone. Does not wait, except after SIGKILL."""
        if self._running is None or self._running.poll() is not None:
            return
        if whole_group:
            os.killpg(self._running.pid, number)
        else:
            self._running.send_signal(number)
        if number == signal.SIGKILL:
            self._running.wait()

    def end(self, number: signal.Signals) -> None:
        """Asks the server to end and waits; what does not end is killed."""
        if self._running is None:
            return
        self.send(number, whole_group=False)
        try:
            self._running.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.send(signal.SIGKILL)
        self._running = None
