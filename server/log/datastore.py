"""The connections to the log's database: one that writes durably, and some that can only read.

Durability is set on the writer's connection, read back, and refused if it is not there (trust.md, "The log must not
lie", 1). Only the writer's connection checkpoints the WAL. Never runs a query of the log's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition

from eventsourcing.persistence import InterfaceError
from eventsourcing.sqlite import (
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
    SQLiteTransaction,
)

from server.log.errors import LogNotDurable

SYNCHRONOUS = "FULL"
_FULL = 2

WRITER_PRAGMAS = (
    f"PRAGMA synchronous={SYNCHRONOUS}",
    "PRAGMA fullfsync=ON",  # macOS: fsync alone leaves data in the drive's cache; elsewhere without effect
    "PRAGMA checkpoint_fullfsync=ON",
    "PRAGMA wal_autocheckpoint=1000",
    "PRAGMA journal_size_limit=16777216",  # after a burst the WAL gives its space back
    "PRAGMA recursive_triggers=ON",  # else a REPLACE would remove rows past the trigger that forbids it
    "PRAGMA trusted_schema=OFF",
)
READER_PRAGMAS = (
    "PRAGMA query_only=ON",
    "PRAGMA wal_autocheckpoint=0",
)


def check_durable(cursor: SQLiteCursor) -> None:
    """LogNotDurable if this connection would acknowledge what is not on disk."""
    cursor.execute("PRAGMA synchronous")
    synchronous = cursor.fetchone()[0]
    if synchronous < _FULL:
        raise LogNotDurable(
            f"SQLite runs with synchronous={synchronous}, and a power cut would lose edits that were acknowledged. "
            "It must be 2 (FULL); check how SQLite was built, and that nothing sets the pragma"
        )
    cursor.execute("PRAGMA journal_mode")
    mode = cursor.fetchone()[0]
    if mode != "wal":
        raise LogNotDurable(
            f"SQLite's journal mode is {mode}, not wal. Put the database on a local disk: "
            "network file systems and memory cannot hold a write-ahead log"
        )


class _WriterPool(SQLiteConnectionPool):
    def _create_connection(self) -> SQLiteConnection:
        connection = super()._create_connection()
        with connection.cursor() as cursor:
            for pragma in WRITER_PRAGMAS:
                cursor.execute(pragma)
        check_durable(connection.cursor())
        return connection


class _ReaderPool(SQLiteConnectionPool):
    def _create_connection(self) -> SQLiteConnection:
        connection = super()._create_connection()
        with connection.cursor() as cursor:
            for pragma in READER_PRAGMAS:
                cursor.execute(pragma)
        return connection


class _AtOnce(SQLiteTransaction):
    """Takes the write lock at the start, so that waiting for another process can help; later it cannot."""

    def __enter__(self) -> SQLiteCursor:
        cursor = self.connection.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        return cursor


class LogDatastore(SQLiteDatastore):
    """What commits goes through the one writer's connection; what reads, through connections that cannot write."""

    def __init__(self, path: Path, lock_timeout: int = 5) -> None:
        """lock_timeout: seconds to wait for another process that writes."""
        self._address = path.absolute().as_uri()
        self._lock_timeout = lock_timeout
        self._lent = 0
        self._is_closed = False
        self._changed = Condition()
        super().__init__(self._address, originator_id_type="text")
        self.pool = _ReaderPool(db_name=f"{self._address}?mode=ro", lock_timeout=lock_timeout)
        self.writer = self._writer_pool()

    def _writer_pool(self) -> _WriterPool:
        return _WriterPool(db_name=self._address, lock_timeout=self._lock_timeout, pool_size=1, max_overflow=0)

    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[SQLiteCursor]:
        kind = _AtOnce if commit else SQLiteTransaction
        with self.get_connection(commit=commit) as connection, kind(connection, commit=commit) as cursor, cursor:
            yield cursor

    @contextmanager
    def get_connection(self, *, commit: bool) -> Iterator[SQLiteConnection]:
        pool = self.writer if commit else self.pool
        with self._changed:
            if self._is_closed:
                raise InterfaceError("the log is closed")
            self._lent += 1
        try:
            connection = pool.get_connection(is_writer=commit)
            try:
                yield connection
            finally:
                pool.put_connection(connection)
        finally:
            with self._changed:
                self._lent -= 1
                self._changed.notify_all()

    def reopen_writer(self) -> None:
        """Forget the writer's connection, with whatever it holds in memory, and take a new one when asked next."""
        self.writer.close()
        self.writer = self._writer_pool()

    def close(self) -> None:
        """The writer last: whoever closes last checkpoints. Waits for whoever reads in another thread: SQLite would
        end the process if their connection were closed under them."""
        with self._changed:
            self._is_closed = True
            self._changed.wait_for(lambda: not self._lent)
        self.pool.close()
        if hasattr(self, "writer"):  # the library also closes what could not be opened
            self.writer.close()
