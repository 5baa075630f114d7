"""A server process of our own: the real command, a free port, a folder of its own. Never a fake server."""

import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

RAADERUM = (sys.executable, "-c", "from server.commandline import main; main()")
FJORDBAEK = Path(__file__).parents[2] / "server" / "demo" / "fjordbaek"
PATIENCE = 30.0
"""Seconds before a server that does not answer fails the test. Not a measure of anything."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways into a workshop: three addresses and the 8-character code."""

    facilitator: str
    hall: str
    join: str
    code: str


class ServerFailed(AssertionError):
    """The command did not do what it was asked; carries what it said."""


class Running(Protocol):
    """A process that has been started, as `subprocess.Popen` shows it."""

    pid: int

    def poll(self) -> int | None: ...
    def send_signal(self, sig: int) -> None: ...
    def wait(self, timeout: float | None = None) -> int: ...
    def kill(self) -> None: ...


class LiveServer:
    """One `raaderum serve` process on a log of its own. It keeps its port when it is started again.

    options: what `serve` is told beside, and before, its database and its port.
    """

    def __init__(self, folder: Path, command: tuple[str, ...] = RAADERUM) -> None:
        self.database = folder / "raaderum.sqlite"
        self.address = str(self.database)
        self.options: tuple[str, ...] = ()
        self.url = ""
        self._command = command
        self._port = 0
        self._output = folder / "server.txt"
        self._process: Running | None = None

    def start(self) -> None:
        """Starts it, and returns when it listens. Raises `ServerFailed` if it ends or keeps silent."""
        self._process = self._spawn("serve", *self.options, "--database", self.address, "--port", str(self._port))
        deadline = time.monotonic() + PATIENCE
        while not (listening := re.search(r"people come by (http://\S+:(\d+))", self.output())):
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise ServerFailed(f"The server did not start:\n{self.output()}")
            time.sleep(0.02)
        self.url, self._port = listening[1], int(listening[2])

    def open_workshop(self, tables: int = 2, budget: Path = FJORDBAEK, title: str = "Aktørdag") -> Ways:
        """Opens a workshop in the running server's log, and returns the ways into it."""
        assert self.url, "start the server first: the ways in begin with its address"
        asked = ("--budget", str(budget), "--title", title, "--tables", str(tables), "--public-url", self.url)
        said, complained = self._ask("open", "--database", self.address, *asked)
        ways = dict(line.split(maxsplit=1) for line in said.splitlines() if line.strip())
        if not {"facilitator", "hall", "join", "code"} <= ways.keys():
            raise ServerFailed(f"No workshop was opened:\n{said}{complained}")
        return Ways(ways["facilitator"], ways["hall"], ways["join"], ways["code"])

    @property
    def pid(self) -> int:
        """Of the running process."""
        assert self._process is not None, "start the server first"
        return self._process.pid

    def stop(self) -> None:
        """Asks it to end, by its own pid, and waits until it has."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Ends it as a power switch would: nothing is said, nothing is tidied up."""
        self._end(signal.SIGKILL)

    def output(self) -> str:
        """All that it has said so far."""
        return self._output.read_text(encoding="utf-8", errors="replace") if self._output.exists() else ""

    def _spawn(self, *arguments: str) -> Running:
        with self._output.open("wb") as output:
            return subprocess.Popen((*self._command, *arguments), stdout=output, stderr=subprocess.STDOUT)  # noqa: S603 - our own

    def _ask(self, *arguments: str) -> tuple[str, str]:
        """What another command says and complains of."""
        done = subprocess.run((*RAADERUM, *arguments), capture_output=True, text=True, check=False)  # noqa: S603 - our own
        return done.stdout, done.stderr

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(how)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise ServerFailed(f"The server did not end when asked:\n{self.output()}") from None
