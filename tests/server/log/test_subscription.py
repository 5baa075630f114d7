"""Who subscribes hears of every event once and in order, whoever wrote it, whatever befalls the database."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

from server.log.postgres import schema
from server.log.postgres.listening import Listening
from server.log.store import Store
from server.log.subscription import Subscription
from tests.server.log.places import Place, PostgresPlace, postgres_of
from tests.server.log.samples import OTHER, WORKSHOP, batch, log_in
from tests.services.postgres import Postgres

PATIENCE = 30
"""Seconds that mean it will never be heard."""


class Ear:
    """What was heard, as (workshop, seq)."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, int]] = []
        self.positions: list[int] = []
        self._changed = threading.Condition()

    def __call__(self, position: int, workshop: str, seq: int) -> None:
        with self._changed:
            self.positions.append(position)
            self.heard.append((workshop, seq))
            self._changed.notify_all()

    def hears(self, count: int) -> list[tuple[str, int]]:
        """All, once there are so many."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.heard) >= count, PATIENCE), self.heard
            return self.heard


@pytest.fixture
def place(database: str) -> Place:
    """These are about PostgreSQL."""
    return PostgresPlace(database)


@contextmanager
def listening(log: Store, after: int | None = None) -> Iterator[Ear]:
    ear = Ear()
    subscription = log.subscribe(ear, after)
    assert subscription is not None
    with closing(subscription):
        yield ear


def test_what_another_wrote_is_heard(log: Store, place: Place) -> None:
    """Of all workshops, in the order of the log, and each once."""
    with listening(log) as ear, place.open() as other:
        other.append(batch(1, 2)).result()
        other.append(batch(1, 1, OTHER)).result()
        log.append(batch(3)).result()
        assert ear.hears(4) == [(WORKSHOP, 1), (WORKSHOP, 2), (OTHER, 1), (WORKSHOP, 3)]
        assert ear.positions == sorted(set(ear.positions))


def test_it_begins_where_it_is_asked_to(log: Store) -> None:
    """After a position, from the very first, or with what is new from now on."""
    log.append(batch(1, 3)).result()
    with listening(log) as new, listening(log, after=0) as all_, listening(log, after=2) as some:
        log.append(batch(4)).result()
        assert all_.hears(4) == [(WORKSHOP, seq) for seq in (1, 2, 3, 4)]
        assert some.hears(2) == [(WORKSHOP, 3), (WORKSHOP, 4)]
        assert new.hears(1) == [(WORKSHOP, 4)]


def test_several_writers_are_heard_without_a_gap(log: Store, place: Place) -> None:
    """Positions are seen in their order, though transactions overlap."""
    with listening(log) as ear, place.open() as other:

        def write(store: Store, workshop: str) -> None:
            for seq in range(1, 101):
                store.append(batch(seq, 1, workshop)).result()

        writers = [
            threading.Thread(target=write, args=(store, name))
            for name, store in (("a", log), ("b", other), ("c", other))
        ]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        heard = ear.hears(300)
        assert [seq for workshop, seq in heard if workshop == "a"] == list(range(1, 101))
        assert len(heard) == len(set(heard)) == 300


def test_positions_become_visible_in_their_order(log: Store, database: str) -> None:
    """Who has not committed yet keeps those who would come after it from being seen before it."""
    with psycopg.connect(database) as slow:
        columns = [[], [], [], [], [], [], [OTHER], [1], ["table.share_set"], [b""]]
        slow.execute(schema.APPEND, columns)
        later = log.append(batch(1))
        with pytest.raises(TimeoutError):
            later.result(0.3)
        assert postgres_of(log).select_notifications(start=1, limit=10) == []
        slow.commit()
        later.result()
    seen = postgres_of(log).select_notifications(start=1, limit=10)
    assert [(n.originator_id, n.id) for n in seen] == [(OTHER, 1), (WORKSHOP, 2)]


def test_with_the_librarys_functions_a_reader_would_miss_one(database: str) -> None:
    """The negative control, and why they are refused: the later position is seen first, and reading goes on from it."""
    where = psycopg.conninfo.conninfo_to_dict(database)
    dbname, host = str(where["dbname"]), str(where["host"])
    insert = "SELECT es_insert_events_text(ARRAY[ROW(%s, 1, 't', '')]::stored_event_text[])"
    with PostgresDatastore(
        dbname, host, "5432", "postgres", "", originator_id_type="text", enable_db_functions=True
    ) as datastore:
        tailed = PostgresApplicationRecorder(datastore)
        tailed.create_table()
        with psycopg.connect(database) as slow, psycopg.connect(database, autocommit=True) as quick:
            slow.execute(insert, ["first"])
            quick.execute(insert, ["second"])
            seen = list(tailed.select_notifications(start=1, limit=10))
            slow.commit()
            seen += tailed.select_notifications(start=seen[-1].id + 1, limit=10)
        assert [n.originator_id for n in seen] == ["second"]
        assert len(tailed.select_notifications(start=1, limit=10)) == 2


def test_it_goes_on_after_a_restart_of_the_database(log: Store, postgres: Postgres) -> None:
    """From the position it had, by itself: nothing is heard twice, and nothing is missed."""
    with listening(log) as ear:
        log.append(batch(1)).result()
        ear.hears(1)
        postgres.kill()
        postgres.restart()
        assert log.append(batch(2)).exception() is not None  # the writer's connection has ended
        log.reopen()
        log.append(batch(2)).result()
        assert ear.hears(2) == [(WORKSHOP, 1), (WORKSHOP, 2)]


def test_it_goes_on_when_connections_are_cut(log: Store, postgres: Postgres) -> None:
    """As a firewall or an administrator may."""
    with listening(log) as ear:
        for seq in (1, 2, 3):
            log.append(batch(seq)).result()
            ear.hears(seq)
            postgres.disconnect_all()
            assert log.append(batch(seq + 1)).exception() is not None
            log.reopen()
        assert ear.hears(3) == [(WORKSHOP, 1), (WORKSHOP, 2), (WORKSHOP, 3)]


def test_the_librarys_own_subscription_ends_there(log: Store, postgres: Postgres) -> None:
    """The control of the tests above: without supervision nothing would be heard any more."""
    with postgres_of(log).subscribe(gt=0) as alone:
        log.append(batch(1)).result()
        assert next(alone).originator_version == 1
        postgres.disconnect_all()
        with pytest.raises(psycopg.OperationalError):
            next(alone)


def test_what_no_notification_told_of_is_found_by_asking(log: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that is dead without knowing it hears nothing for ever."""
    monkeypatch.setattr(Listening, "_listen", lambda self: None)
    ear = Ear()
    with closing(Subscription(postgres_of(log), ear, after=0, poll=0.05)):
        log.append(batch(1)).result()
        ear.hears(1)
        log.append(batch(2)).result()
        assert ear.hears(2) == [(WORKSHOP, 1), (WORKSHOP, 2)]


def test_one_who_fails_to_hear_hears_the_next(log: Store) -> None:
    """An error of the one who listens is logged, and ends nothing."""
    ear = Ear()

    def clumsy(position: int, workshop: str, seq: int) -> None:
        ear(position, workshop, seq)
        if seq == 1:
            raise ValueError("clumsy")

    subscription = log.subscribe(clumsy)
    assert subscription is not None
    with closing(subscription):
        log.append(batch(1, 2)).result()
        assert ear.hears(2) == [(WORKSHOP, 1), (WORKSHOP, 2)]


def test_nothing_is_heard_after_the_end(log: Store) -> None:
    """And its threads are gone."""
    before = set(threading.enumerate())
    with listening(log) as ear:
        log.append(batch(1)).result()
        ear.hears(1)
    log.append(batch(2)).result()
    assert ear.heard == [(WORKSHOP, 1)]
    assert set(threading.enumerate()) <= before


def test_a_log_in_a_file_has_nothing_to_listen_to(tmp_path: Path) -> None:
    """Its one server knows what it wrote."""
    with log_in(tmp_path) as log:
        assert log.subscribe(Ear()) is None
