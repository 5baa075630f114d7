"""Our recorder for SQLite behaves as `eventsourcing` asks of every recorder: the library's own suite runs on it."""

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.tests import persistence as library

from server.log.datastore import LogDatastore
from server.log.errors import LogUnavailable
from server.log.recorder import LogRecorder
from server.log.store import Store
from tests.server.log.places import Place, SqlitePlace
from tests.server.log.samples import OTHER, WORKSHOP, batch


class LibrarySuite(library.ApplicationRecorderTestCase[LogRecorder]):
    """Ids are text in our log. Never collected by itself: its other tests measure times."""

    __test__ = False

    empty: LogRecorder

    def create_recorder(self) -> LogRecorder:
        return self.empty

    def new_originator_id(self) -> UUID | str:
        return uuid4().hex


@pytest.mark.parametrize("name", ["test_insert_select", "test_concurrent_no_conflicts"])
def test_the_librarys_own_suite_passes(name: str, tmp_path: Path) -> None:
    """Insert, select by id and by notification, order, limits, topics, conflicts; ten threads at once."""
    case, before = LibrarySuite(name), set(threading.enumerate())
    with closing(LogDatastore(tmp_path / "log.db")) as datastore:
        case.empty = LogRecorder(datastore)
        case.empty.create_table()
        case.debug()
        for reader in set(threading.enumerate()) - before:  # told to stop, and perhaps in a last query: SQLite must not
            reader.join()  # be closed under it, which ends the process


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """These are about SQLite."""
    return SqlitePlace(tmp_path)


@pytest.fixture
def recorder(log: Store, tmp_path: Path) -> Iterator[LogRecorder]:
    """A second recorder, as another process would have it, on a log with three events in two workshops."""
    for each in (batch(1, 2), batch(1, 1, OTHER)):
        log.append(each).result()
    with closing(LogDatastore(tmp_path / "log.db")) as datastore:
        yield LogRecorder(datastore)


def test_the_library_reads_what_the_store_wrote(recorder: LogRecorder) -> None:
    """By workshop and by position; the state is the envelope."""
    assert [event.originator_version for event in recorder.select_events(WORKSHOP)] == [1, 2]
    assert [event.originator_version for event in recorder.select_events(WORKSHOP, gt=1)] == [2]
    notifications = recorder.select_notifications(start=1, limit=10)
    assert [(n.id, n.originator_id, n.originator_version) for n in notifications] == [
        (1, WORKSHOP, 1),
        (2, WORKSHOP, 2),
        (3, OTHER, 1),
    ]
    assert {n.topic for n in notifications} == {"table.share_set"}
    assert recorder.max_notification_id() == 3


def test_the_store_reads_on_from_what_the_library_wrote(recorder: LogRecorder, log: Store) -> None:
    """Both stand on the same rows."""
    first = recorder.select_events(WORKSHOP)[0]
    with pytest.raises(IntegrityError):
        recorder.insert_events([first])
    assert [recorded.seq for recorded in log.read(WORKSHOP)] == [1, 2]


def test_a_position_is_never_given_twice(recorder: LogRecorder) -> None:
    """Not even that of a transaction that did not come to be, nor after the last row was taken out by force."""
    with recorder.datastore.transaction(commit=True) as c:
        c.execute("DROP TRIGGER events_refuse_delete")
        c.execute("DELETE FROM events WHERE position = 3")
    assert recorder.insert_events([StoredEvent(OTHER, 1, "table.share_set", b"")]) == [4]


def test_a_reader_cannot_write(recorder: LogRecorder) -> None:
    """Its connection is opened read-only."""
    with pytest.raises(LogUnavailable, match="readonly"):
        recorder.rows("INSERT INTO meta VALUES ('a', 'b')")


def test_workshops_come_in_the_order_they_were_opened(recorder: LogRecorder, log: Store) -> None:
    """Whatever their ids."""
    log.append(batch(1, 1, "a")).result()
    log.append(batch(2, 1, "a")).result()
    assert log.workshops() == [WORKSHOP, OTHER, "a"]
