"""SQLite on a full or broken disk: nothing more is accepted, reading goes on, and opening again heals the log."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from domain.table import events as table
from server.books.sqlite import SqliteBook
from server.log.batch import Batch
from server.log.datastore import LogDatastore
from server.log.store import LogUnavailable, Store
from tests.server.log.places import Place, SqlitePlace, sqlite_of
from tests.server.log.samples import OTHER, WORKSHOP, batch, edit, log_in


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """These are about SQLite."""
    return SqlitePlace(tmp_path)


def datastore_of(log: Store) -> LogDatastore:
    return sqlite_of(log).datastore


def seqs(log: Store, workshop: str = WORKSHOP) -> list[int]:
    return [recorded.seq for recorded in log.read(workshop)]


def accepts(log: Store) -> bool:
    return log.healthy


def no_more_room(log: Store) -> None:
    """The database may not grow any more: what SQLite says is what a full disk makes it say."""
    with datastore_of(log).get_connection(commit=True) as connection, connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count={cursor.fetchone()[0]}")


def test_a_full_disk_is_told_and_heals(log: Store) -> None:
    """Refused, with the reason; reading goes on; refused on without asking; after reopening all goes on."""
    log.append(batch(1, 10)).result()
    no_more_room(log)
    with pytest.raises(LogUnavailable, match="full"):
        log.append(batch(11, 1_000)).result()
    assert accepts(log) is False
    assert seqs(log) == list(range(1, 11))
    assert len(log.load_commands(WORKSHOP)) == 10
    with pytest.raises(LogUnavailable, match="full"):
        log.append(batch(1, 1, OTHER)).result()
    with pytest.raises(LogUnavailable, match="full"):
        log.put_document(b"a budget")
    log.reopen()
    assert accepts(log) is True
    log.append(batch(11, 1_000)).result()
    assert seqs(log) == list(range(1, 1_011))


def test_everyone_in_a_transaction_that_failed_is_told(log: Store) -> None:
    """Nobody waits for ever, and nobody hears yes."""
    no_more_room(log)
    waiting = [log.append(batch(1, 500, workshop)) for workshop in ("a", "b", "c")]
    assert all(isinstance(future.exception(timeout=10), LogUnavailable) for future in waiting)
    log.reopen()
    assert log.workshops() == []


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another process holds the database's write lock."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def impatient(log: Store) -> None:
    """Give up waiting for a lock at once, rather than after the seconds of a real server."""
    with datastore_of(log).get_connection(commit=True) as connection, connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=1")


def test_a_locked_database_is_told_and_heals(log: Store, tmp_path: Path) -> None:
    """Somebody else has held it for too long."""
    log.append(batch(1)).result()
    impatient(log)
    with locked(tmp_path / "log.db"), pytest.raises(LogUnavailable, match="locked"):
        log.append(batch(2)).result()
    assert seqs(log) == [1]
    log.reopen()
    log.append(batch(2)).result()
    assert seqs(log) == [1, 2]


def test_opening_again_leaves_nothing_in_the_write_ahead_log(log: Store, tmp_path: Path) -> None:
    """Every page that could be read is written anew into the database and synced, so that it can be trusted."""
    log.append(batch(1, 10)).result()
    no_more_room(log)
    assert log.append(batch(11, 1_000)).exception() is not None
    log.reopen()
    assert (tmp_path / "log.db-wal").stat().st_size == 0


def test_opening_again_waits_for_who_reads(log: Store, tmp_path: Path) -> None:
    """With a read transaction open the pages cannot all be written anew: not healthy yet, and it says why."""
    log.append(batch(1)).result()
    with closing(sqlite3.connect(tmp_path / "log.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM events").fetchone()
        log.append(batch(2)).result()
        no_more_room(log)
        assert log.append(batch(3, 1_000)).exception() is not None
        datastore_of(log)._lock_timeout = 1
        with pytest.raises(LogUnavailable, match="reading the log"):
            log.reopen()
        assert accepts(log) is False
    log.reopen()
    assert accepts(log) is True
    assert seqs(log) == [1, 2]


def test_opening_a_healthy_log_again_does_nothing(log: Store) -> None:
    """Several rooms may ask for it at the same time."""
    writer = datastore_of(log).writer
    rooms = [threading.Thread(target=log.reopen) for _ in range(5)]
    for room in rooms:
        room.start()
    for room in rooms:
        room.join()
    assert datastore_of(log).writer is writer


def test_a_key_that_cannot_be_kept_seals_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the directory fails, no event is written whose words nobody could ever read."""
    with log_in(tmp_path) as log:
        book = log._directory._book
        assert isinstance(book, SqliteBook)
        book.db.execute("PRAGMA query_only=ON")
        spoken = Batch(WORKSHOP, 0, (edit(1, table.ReasonWritten(4, "R-03", "fordi")),), ())
        with pytest.raises(LogUnavailable, match="directory of names and keys"):
            log.append(spoken).result()
        assert seqs(log) == []
        book.db.execute("PRAGMA query_only=OFF")
        log.append(spoken).result()
        assert seqs(log) == [1]
