"""A log is closed under nobody: whoever reads in another thread reads to the end, and who comes later is told."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from server.directory import Directory
from server.log.datastore import LogDatastore
from server.log.store import LogUnavailable, Store
from tests.server.log.samples import WORKSHOP, batch


def test_closing_waits_for_whoever_reads(tmp_path: Path) -> None:
    """A connection that is lent stays good till it is given back."""
    (tmp_path / "log.db").touch()
    datastore = LogDatastore(tmp_path / "log.db")
    done: list[str] = []

    def close() -> None:
        datastore.close()
        done.append("closed")

    closing = threading.Thread(target=close)
    with datastore.get_connection(commit=True) as connection, connection.cursor() as cursor:
        closing.start()
        closing.join(0.05)
        cursor.execute("SELECT 1")
        assert cursor.fetchone()[0] == 1
        done.append("read")
    closing.join()
    assert done == ["read", "closed"]


def test_a_log_that_is_closed_cannot_be_read(tmp_path: Path) -> None:
    directory = Directory(tmp_path / "directory.db")
    log = Store.open(tmp_path / "log.db", directory)
    log.append(batch(1)).result()
    log.close()
    directory.close()
    with pytest.raises(LogUnavailable):
        list(log.read(WORKSHOP))


def test_readers_in_many_threads_end_in_order_when_the_log_is_closed(tmp_path: Path) -> None:
    """Each either gets all keys or hears that the log is closed; the process lives on."""
    directory = Directory(tmp_path / "directory.db")
    log = Store.open(tmp_path / "log.db", directory)
    log.append(batch(1, 500)).result()
    ends: list[str] = []

    def read() -> None:
        try:
            while True:
                assert len(list(log.command_keys(WORKSHOP))) == 500
        except LogUnavailable:
            ends.append("closed")

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    log.close()
    for reader in readers:
        reader.join()
    directory.close()
    assert ends == ["closed"] * 3
