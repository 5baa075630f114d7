"""Checkpoints lie beside the log: the newest of a workshop is kept, any may go, and none stops an event."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from server.log.recorder import LogRecorder
from server.log.store import LogUnavailable, Store
from tests.server.log.places import Place
from tests.server.log.samples import OTHER, WORKSHOP, batch, edit, log_in


def test_the_newest_checkpoint_of_a_workshop_is_kept(log: Store) -> None:
    """One that comes late, from a slower writer, does not replace it."""
    log.put_checkpoint(WORKSHOP, 5, b"five")
    log.put_checkpoint(OTHER, 1, b"another's")
    log.put_checkpoint(WORKSHOP, 9, b"nine")
    log.put_checkpoint(WORKSHOP, 7, b"seven")
    assert log.get_checkpoint(WORKSHOP) == (9, b"nine")
    assert log.get_checkpoint(OTHER) == (1, b"another's")


def test_a_workshop_without_a_checkpoint_has_none(log: Store) -> None:
    assert log.get_checkpoint(WORKSHOP) is None
    log.drop_checkpoints(WORKSHOP)
    assert log.get_checkpoint(WORKSHOP) is None


def test_what_was_dropped_is_gone_and_an_older_one_can_follow(log: Store) -> None:
    log.put_checkpoint(WORKSHOP, 9, b"nine")
    log.put_checkpoint(OTHER, 9, b"another's")
    log.drop_checkpoints(WORKSHOP)
    assert log.get_checkpoint(WORKSHOP) is None
    assert log.get_checkpoint(OTHER) == (9, b"another's")
    log.put_checkpoint(WORKSHOP, 3, b"three")
    assert log.get_checkpoint(WORKSHOP) == (3, b"three")


def test_a_checkpoint_is_there_when_the_log_is_opened_again(place: Place) -> None:
    with place.open() as log:
        log.put_checkpoint(WORKSHOP, 2, bytes(range(256)) * 5_000)
    with place.open() as log:
        assert log.get_checkpoint(WORKSHOP) == (2, bytes(range(256)) * 5_000)


def test_the_stored_bytes_of_an_event_are_those_of_its_row(log: Store) -> None:
    """Two events differ in them, and where no event is there are none."""
    log.append(batch(1, 3)).result()
    first, third = log.stored(WORKSHOP, 1), log.stored(WORKSHOP, 3)
    assert first is not None
    assert third is not None
    assert first != third
    assert edit(3).command_id.encode() in third
    assert log.stored(WORKSHOP, 4) is None
    assert log.stored(WORKSHOP, 0) is None
    assert log.stored(OTHER, 1) is None


def failing(error: sqlite3.Error, code: str) -> sqlite3.Error:
    error.sqlite_errorname = code
    return error


def test_a_full_disk_refuses_a_checkpoint_and_no_event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite's: PostgreSQL has a connection of its own for checkpoints."""

    def full(self: LogRecorder, workshop: str, seq: int, data: bytes) -> None:
        raise failing(sqlite3.OperationalError("database or disk is full"), "SQLITE_FULL")

    monkeypatch.setattr(LogRecorder, "upsert_checkpoint", full)
    with log_in(tmp_path) as log:
        with pytest.raises(LogUnavailable):
            log.put_checkpoint(WORKSHOP, 1, b"one")
        assert log.healthy
        log.append(batch(1)).result()


def test_a_checkpoint_that_meets_an_io_error_stops_the_log_until_it_is_reopened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite's. Its sync failed, and so may have pages of events: the log is not trusted (trust.md, 5)."""

    def broken(self: LogRecorder, workshop: str, seq: int, data: bytes) -> None:
        raise failing(sqlite3.OperationalError("disk I/O error"), "SQLITE_IOERR")

    monkeypatch.setattr(LogRecorder, "upsert_checkpoint", broken)
    with log_in(tmp_path) as log:
        with pytest.raises(LogUnavailable):
            log.put_checkpoint(WORKSHOP, 1, b"one")
        with pytest.raises(LogUnavailable):
            log.append(batch(1)).result()
        with pytest.raises(LogUnavailable):
            log.put_checkpoint(WORKSHOP, 1, b"one")
        log.reopen()
        log.append(batch(1)).result()
