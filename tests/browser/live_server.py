"""A server process of our own: the real command, a free port, a folder of its own. Never a fake server."""

import subprocess
from pathlib import Path

START = "from server.commandline import main; main()"


class LiveServer:
    """One `raaderum serve` process. `url` is known once it has started."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "raaderum.sqlite"
        self.url = ""
        self._output = folder / "server.txt"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it, and returns when it answers."""

    def stop(self) -> None:
        """Ends it by its own pid, and waits until it is gone."""
