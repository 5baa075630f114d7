"""Many batches are one transaction, one that cannot be written harms no other, no command is without its events."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from eventsourcing.sqlite import SQLiteCursor

from server.log import writer as writer_module
from server.log.batch import Batch
from server.log.datastore import LogDatastore
from server.log.store import LogUnavailable, Store, VersionConflict
from server.log.writer import Task
from tests.server.log.places import Place, sqlite_of
from tests.server.log.samples import OTHER, WORKSHOP, batch, edit, log_in, remembered


@contextmanager
def held(log: Store) -> Iterator[None]:
    """The writer's thread stands still, so that what is appended meanwhile waits together."""
    standing, go = threading.Event(), threading.Event()

    def stand() -> None:
        standing.set()
        assert go.wait(10)

    log._writer.put(Task(stand))
    assert standing.wait(10)
    try:
        yield
    finally:
        go.set()


def workshops(count: int) -> list[str]:
    return [f"workshop-{number:03}" for number in range(count)]


def test_what_waits_is_committed_together(log: Store) -> None:
    """A hundred batches of a hundred workshops are one transaction."""
    before = log.transactions
    with held(log):
        waiting = [log.append(batch(1, 2, workshop)) for workshop in workshops(100)]
    for future in waiting:
        future.result()
    assert log.transactions == before + 1
    assert log.workshops() == workshops(100)


def test_batches_that_do_not_wait_together_are_transactions_of_their_own(log: Store) -> None:
    """The count can tell: the control of the test above."""
    before = log.transactions
    for workshop in workshops(5):
        log.append(batch(1, 2, workshop)).result()
    assert log.transactions == before + 5


def test_a_transaction_has_an_end(log: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a number of events the rest waits for the next one."""
    monkeypatch.setattr(writer_module, "MOST_EVENTS", 10)
    before = log.transactions
    with held(log):
        waiting = [log.append(batch(1, 4, workshop)) for workshop in workshops(7)]
    for future in waiting:
        future.result()
    assert log.transactions == before + 3  # three batches reach the number, twice, and one is left


def test_batches_of_one_workshop_follow_each_other_in_a_transaction(log: Store) -> None:
    """In the order they came."""
    with held(log):
        waiting = [log.append(batch(first, 2)) for first in (1, 3, 5)]
    for future in waiting:
        future.result()
    assert [recorded.seq for recorded in log.read(WORKSHOP)] == [1, 2, 3, 4, 5, 6]


def test_a_batch_that_was_decided_too_early_harms_no_other(log: Store) -> None:
    """Its own sender is told; the others, before and after it, are on disk."""
    log.append(batch(1)).result()
    with held(log):
        before, late, after = log.append(batch(1, 1, "a")), log.append(batch(1)), log.append(batch(1, 1, "b"))
    assert before.result() is after.result() is None
    with pytest.raises(VersionConflict):
        late.result()
    assert log.workshops() == [WORKSHOP, "a", "b"]


def test_a_batch_that_the_database_refuses_harms_no_other(place: Place) -> None:
    """Another process was first, which only the unique index sees: the others' are on disk."""
    with place.open() as log, place.open() as other:
        log.append(batch(1)).result()
        other.append(Batch(WORKSHOP, 1, (edit(2),), ())).result()
        before = log.transactions
        with held(log):
            waiting = {
                "before": log.append(batch(1, 2, "a")),
                "conflict": log.append(batch(2, 2)),
                "built on it": log.append(batch(4)),
                "after": log.append(batch(1, 2, "b")),
            }
        failed = {name for name, future in waiting.items() if isinstance(future.exception(), VersionConflict)}
        assert failed == {"conflict", "built on it"}
        assert log.transactions == before + (1 if place.at_once else 2)
        assert [len(list(log.read(each))) for each in (WORKSHOP, "a", "b")] == [2, 2, 2]
        assert log.load_commands(WORKSHOP) == [remembered(1)]
        with pytest.raises(VersionConflict):  # decided on the batches that were refused
            log.append(batch(5)).result()
        log.append(batch(3)).result()


def test_a_batch_nobody_waits_for_any_more_is_not_written(log: Store) -> None:
    """Cancelled before its turn, it leaves nothing behind, and the thread lives on."""
    with held(log):
        given_up: Future[None] = log.append(batch(1))
        assert given_up.cancel()
    log.append(batch(1, 1, OTHER)).result()
    assert log.workshops() == [OTHER]


def test_a_command_is_remembered_with_its_events(log: Store) -> None:
    """By actor and id, in the order they were carried out; also after a restart."""
    log.append(batch(1, 3)).result()
    assert log.find_command(WORKSHOP, "p:x7", "command-000002") == remembered(2)
    assert log.find_command(WORKSHOP, "p:k2", "command-000002") is None
    assert log.find_command(OTHER, "p:x7", "command-000002") is None
    assert log.load_commands(WORKSHOP) == [remembered(1), remembered(2), remembered(3)]


def test_events_and_commands_come_to_be_together_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite's: whatever breaks between the two statements, neither is there. PostgreSQL has one for both."""
    with log_in(tmp_path) as log:
        _break_between_them(log, tmp_path, monkeypatch)


def _break_between_them(log: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = sqlite_of(log)
    insert_rows = recorder.insert_rows

    def broken(c: SQLiteCursor, rows: list[tuple[str, int, str, bytes]]) -> None:
        c.execute("SELECT count(*) FROM commands")
        assert c.fetchone()[0] == 1, "the command stands in the transaction already"
        insert_rows(c, rows)
        raise OSError("the lights go out")

    with monkeypatch.context() as patch:
        patch.setattr(recorder, "insert_rows", broken)
        with pytest.raises(LogUnavailable, match="the lights go out"):
            log.append(batch(1)).result()
    with closing(LogDatastore(tmp_path / "log.db")) as another, another.transaction(commit=False) as c:
        for table in ("events", "commands"):
            c.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - the two names above
            assert c.fetchone()[0] == 0
    log.reopen()
    log.append(batch(1)).result()
    assert log.load_commands(WORKSHOP) == [remembered(1)]
