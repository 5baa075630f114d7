"""A set of servers on one log, and the addresses by which people reach them. Never knows what befalls it."""

from __future__ import annotations

import asyncio
import atexit
import functools
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from server.directory import Directory
from server.log.store import Store
from server.settings import directory_beside
from tests.browser.live_server import LiveServer
from tests.faults.checker import Entry, Folded
from tests.faults.logbook import read
from tests.faults.manifest import Manifest, muster
from tests.faults.quick_server import Alteration, QuickServer, as_it_is


class Ship:
    """On one SQLite file, which can only have one server.

    gangways: where clients come aboard, spread over all; by default the servers' own addresses.
    """

    def __init__(self, servers: Sequence[LiveServer]) -> None:
        self.servers = servers
        self.gangways: list[str] = []

    @property
    def database(self) -> Path:
        return self.servers[0].database

    @property
    def log(self) -> Path | str:
        """Where it is read in the end, whatever lies between the servers and it."""
        return self.database

    @property
    def addresses(self) -> list[str]:
        return self.gangways or [server.url for server in self.servers]

    async def fit_out(self, tables: int, at_a_table: int) -> Manifest:
        """A workshop with an open round and a bearer for everybody, in a log that no server has open."""
        harbour = await asyncio.to_thread(_harbour, tables, at_a_table)
        for file in harbour.glob("*.sqlite"):
            await asyncio.to_thread(shutil.copy2, file, self.database.with_name(file.name))
        return Manifest.load(harbour)

    async def start(self) -> None:
        await asyncio.gather(*(asyncio.to_thread(server.start) for server in self.servers))

    async def stop(self) -> None:
        await asyncio.gather(*(asyncio.to_thread(server.stop) for server in self.servers))

    def kill(self) -> None:
        """All of it, as a power switch would."""
        for server in self.servers:
            server.kill()

    def read(self, workshop: str) -> tuple[list[Entry], Folded]:
        """The log as it stands on disk, and what each table comes to."""
        directory = Directory(self.log if isinstance(self.log, str) else directory_beside(self.log))
        store = Store.open(self.log, directory)
        try:
            return read(store, workshop)
        finally:
            store.close()
            directory.close()


class Fleet(Ship):
    """On one PostgreSQL database."""

    def __init__(self, servers: Sequence[QuickServer], log: str) -> None:
        super().__init__(servers)
        self._log = log
        for server in servers:
            server.address = log

    @property
    def log(self) -> str:
        return self._log

    async def fit_out(self, tables: int, at_a_table: int) -> Manifest:
        first = self.servers[0]
        await asyncio.to_thread(first.start)
        try:
            return await muster(first, tables, at_a_table)
        finally:
            await asyncio.to_thread(first.stop)


def lone_ship(folder: Path, alter: Alteration = as_it_is) -> Ship:
    """One server on SQLite."""
    folder.mkdir(parents=True, exist_ok=True)
    return Ship([QuickServer(folder, alter)])


def fleet(folder: Path, log: str, alter: Alteration = as_it_is) -> Fleet:
    """One server on PostgreSQL."""
    folder.mkdir(parents=True, exist_ok=True)
    return Fleet([QuickServer(folder, alter)], log)


def nodes(folder: Path, log: str, redis: str, count: int = 2) -> Fleet:
    """So many servers on PostgreSQL that know of each other by Redis."""
    servers = []
    for number in range(1, count + 1):
        own = folder / f"node-{number}"
        own.mkdir(parents=True)
        server = QuickServer(own)
        server.options = ("--redis", redis, "--node", f"node{number}")
        servers.append(server)
    return Fleet(servers, log)


@functools.cache
def _harbour(tables: int, at_a_table: int) -> Path:
    """Made once a process: a log that every voyage starts from, since opening a workshop is not what is tried."""
    folder = Path(tempfile.mkdtemp(prefix="raaderum-harbour-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    server = QuickServer(folder)
    server.start()
    try:
        asyncio.run(muster(server, tables, at_a_table)).save(folder)
    finally:
        server.stop()
    return folder
