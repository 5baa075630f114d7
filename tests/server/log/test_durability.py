"""Acknowledged means on disk: the settings are set, read back, and refused when they are not there."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from eventsourcing.sqlite import SQLiteCursor

from server.log import datastore as datastore_module
from server.log.datastore import LogDatastore, check_durable
from server.log.store import LogNotDurable, Store
from tests.server.log.places import Place, SqlitePlace, sqlite_of
from tests.server.log.samples import batch, log_in


def pragma(datastore: LogDatastore, name: str, *, commit: bool) -> object:
    with datastore.get_connection(commit=commit) as connection, connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """These are about SQLite."""
    return SqlitePlace(tmp_path)


def datastore_of(log: Store) -> LogDatastore:
    return sqlite_of(log).datastore


def test_the_writer_is_durable_and_alone_checkpoints(log: Store) -> None:
    """synchronous FULL (2) on a write-ahead log; a reader never checkpoints, and cannot write."""
    writer = {name: pragma(datastore_of(log), name, commit=True) for name in ("synchronous", "journal_mode")}
    assert writer == {"synchronous": 2, "journal_mode": "wal"}
    assert pragma(datastore_of(log), "wal_autocheckpoint", commit=True) == 1000
    assert pragma(datastore_of(log), "wal_autocheckpoint", commit=False) == 0
    assert pragma(datastore_of(log), "query_only", commit=False) == 1


@pytest.mark.parametrize("level", ["NORMAL", "OFF"])
def test_a_server_that_would_lose_edits_does_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, level: str
) -> None:
    """The negative control: with another setting on the writer's connection the log refuses to open."""
    pragmas = [p.replace("=FULL", f"={level}") for p in datastore_module.WRITER_PRAGMAS]
    assert pragmas != list(datastore_module.WRITER_PRAGMAS)
    monkeypatch.setattr(datastore_module, "WRITER_PRAGMAS", pragmas)
    with pytest.raises(LogNotDurable, match="a power cut would lose edits"), log_in(tmp_path):
        pass


def test_a_new_connection_after_trouble_is_checked_too(log: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not only the first."""
    datastore_of(log).reopen_writer()
    monkeypatch.setattr(datastore_module, "WRITER_PRAGMAS", ["PRAGMA synchronous=NORMAL"])
    with pytest.raises(LogNotDurable), datastore_of(log).get_connection(commit=True):
        pass


@pytest.mark.parametrize(
    ("pragmas", "complaint"),
    [
        (["synchronous=FULL", "journal_mode=DELETE"], "journal mode is delete"),
        (["synchronous=FULL", "journal_mode=MEMORY"], "journal mode is memory"),
        (["journal_mode=WAL", "synchronous=NORMAL"], "synchronous=1"),
        (["journal_mode=WAL", "synchronous=OFF"], "synchronous=0"),
    ],
)
def test_the_check_sees_each_setting(tmp_path: Path, pragmas: list[str], complaint: str) -> None:
    """On a plain connection, without our pools."""
    with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as connection:
        for each in pragmas:
            connection.execute(f"PRAGMA {each}")
        with pytest.raises(LogNotDurable, match=complaint):
            check_durable(SQLiteCursor(connection.cursor()))


@pytest.mark.parametrize("level", ["FULL", "EXTRA"])
def test_the_check_lets_durable_settings_pass(tmp_path: Path, level: str) -> None:
    """It does not cry wolf."""
    with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA synchronous={level}")
        check_durable(SQLiteCursor(connection.cursor()))


def test_only_the_writer_checkpoints(tmp_path: Path) -> None:
    """Reading and closing readers leaves the write-ahead log as it is; closing the log empties it."""
    wal = tmp_path / "log.db-wal"
    with log_in(tmp_path) as log:
        log.append(batch(1, 100)).result()
        size = wal.stat().st_size
        assert size > 0
        assert len(list(log.read(batch(1).workshop))) == 100
        datastore_of(log).pool.close()
        assert wal.stat().st_size == size
    assert not wal.exists()


def test_a_reader_is_read_only_at_the_root(log: Store) -> None:
    """Not by a setting alone, which could be turned back: so it can never checkpoint, not even at closing."""
    with datastore_of(log).get_connection(commit=False) as connection, connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only=OFF")
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            cursor.execute("INSERT INTO meta VALUES ('a', 'b')")


def test_a_transaction_takes_the_lock_at_its_start(log: Store, tmp_path: Path) -> None:
    """One that first reads would fail at once if another process had written meanwhile, without waiting its turn."""
    with (
        closing(sqlite3.connect(tmp_path / "log.db", isolation_level=None, timeout=0)) as other,
        datastore_of(log).transaction(commit=True),
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


def test_an_event_is_on_disk_before_its_future_is_resolved(tmp_path: Path) -> None:
    """A connection that knows nothing of ours reads it from the file at that moment."""
    seen: list[int] = []

    def count(_: object) -> None:
        with closing(sqlite3.connect(tmp_path / "log.db")) as other:
            seen.append(other.execute("SELECT count(*) FROM events").fetchone()[0])

    with log_in(tmp_path) as log:
        for first in (1, 2, 3):
            future = log.append(batch(first))
            future.add_done_callback(count)
            future.result()
    assert seen == [1, 2, 3]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET {column} = {column}",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    ],
)
@pytest.mark.parametrize(("table", "column"), [("events", "state"), ("commands", "digest"), ("documents", "data")])
def test_what_is_recorded_is_never_changed_or_removed(log: Store, statement: str, table: str, column: str) -> None:
    """Not even by the writer's own connection."""
    log.append(batch(1, 3)).result()
    log.put_document(b"a budget")
    with (
        pytest.raises(Exception, match=f"{table} are never changed or removed"),
        datastore_of(log).transaction(commit=True) as c,
    ):
        c.execute(statement.format(table=table, column=column))
    assert len(list(log.read(batch(1).workshop))) == 3
