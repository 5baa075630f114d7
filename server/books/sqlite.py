"""The directory's book as one SQLite file. Never leaves in it what was erased."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from server.books import DirectoryUnavailable, Pen

T = TypeVar("T")

_TABLES = """
CREATE TABLE IF NOT EXISTS people (
    workshop TEXT NOT NULL, pid TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (workshop, pid)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS keys (
    key_id TEXT PRIMARY KEY, workshop TEXT NOT NULL, person TEXT NOT NULL, key BLOB NOT NULL,
    UNIQUE (workshop, person)
) STRICT;
CREATE TABLE IF NOT EXISTS access (
    hash BLOB PRIMARY KEY, workshop TEXT NOT NULL, role TEXT NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL,
    secret TEXT NOT NULL, device TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS access_of_workshop ON access (workshop, subject);
"""


class SqliteBook:
    """Made if missing. One connection for all threads; every call is small enough for the event loop."""

    oldest_first = "rowid"
    memory = float("inf")

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        with _translated():
            path.touch(mode=0o600)
            self.db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=5.0)
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "fullfsync=ON", "secure_delete=ON"):
                self.db.execute(f"PRAGMA {pragma}")
            self.db.executescript(_TABLES)

    def close(self) -> None:
        with self._lock:
            self.db.close()

    def write(self, work: Callable[[Pen], T]) -> T:
        with self._lock, _translated():
            self.db.execute("BEGIN IMMEDIATE")
            try:
                done = work(self.db)
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise
            return done

    def read(self, statement: str, parameters: Sequence[object]) -> list[Any]:
        with self._lock, _translated():
            return self.db.execute(statement, tuple(parameters)).fetchall()

    def scrub(self) -> None:
        """Deleted rows are overwritten; the write-ahead log, in which they still stand, is emptied."""
        with self._lock, _translated():
            busy = self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise DirectoryUnavailable("somebody is reading the directory; forget again in a moment")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (sqlite3.OperationalError, OSError) as error:
        raise DirectoryUnavailable(f"the directory of names and keys cannot be used: {error}") from error
