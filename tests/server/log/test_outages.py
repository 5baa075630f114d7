"""PostgreSQL goes away at the worst moment: nothing is lost, nothing is there twice, what is unclear is found out."""

import queue
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager

import psycopg
import pytest

from server.log.postgres import recorder as recorder_module
from server.log.postgres import schema
from server.log.postgres.connections import Connection, Connections
from server.log.store import LogUnavailable, Store, VersionConflict
from tests.server.log.places import Place, PostgresPlace, postgres_of
from tests.server.log.samples import OTHER, WORKSHOP, batch, remembered
from tests.services.postgres import Postgres


@pytest.fixture
def place(database: str) -> Place:
    """These are about PostgreSQL."""
    return PostgresPlace(database)


def seqs(log: Store, workshop: str = WORKSHOP) -> list[int]:
    return [recorded.seq for recorded in log.read(workshop)]


def cut(log: Store) -> None:
    """The writer's connection is gone on our side, and the server has not heard of it: a network that broke."""
    writer = postgres_of(log)._writer
    with socket.socket(fileno=writer.pgconn.socket) as broken:
        broken.shutdown(socket.SHUT_RDWR)
        broken.detach()


@contextmanager
def waiting_for_its_turn(log: Store, database: str) -> Iterator[Future[None]]:
    """An append that the server has, and cannot go on with for as long as the block lasts."""
    with psycopg.connect(database) as first:
        first.execute("SELECT pg_advisory_xact_lock(%s)", [schema.TURN])
        future = log.append(batch(1))
        waits = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        with psycopg.connect(database, autocommit=True) as watching:
            while watching.execute(waits).fetchone() is None:
                pass
        yield future


def all_have_ended(database: str) -> None:
    """Nobody else is at work in the database."""
    busy = (
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' "
        "AND pid != pg_backend_pid()"
    )
    with psycopg.connect(database, autocommit=True) as watching:
        while watching.execute(busy).fetchone() is not None:
            pass


def test_what_was_on_its_way_does_not_come_to_be_after_it_was_found_missing(log: Store, database: str) -> None:
    """The connection breaks while the append waits in the server: opening again ends it there, before anybody reads."""
    with waiting_for_its_turn(log, database) as future:
        cut(log)
        assert isinstance(future.exception(), LogUnavailable)
        log.reopen()
        assert seqs(log) == []
    all_have_ended(database)
    assert seqs(log) == []
    log.append(batch(1)).result()
    assert seqs(log) == [1]


def test_it_would_come_to_be_if_nobody_ended_it(log: Store, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: what was said to be lost stands in the log a moment later."""
    monkeypatch.setattr(recorder_module, "_END", "SELECT %s::int, %s::timestamptz")
    with waiting_for_its_turn(log, database) as future:
        cut(log)
        assert isinstance(future.exception(), LogUnavailable)
        log.reopen()
        assert seqs(log) == []
    all_have_ended(database)
    assert seqs(log) == [1]


def test_a_connection_that_has_not_ended_is_not_forgotten(
    log: Store, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the server takes too long to end it, the log stays closed, and the next try ends it."""
    with waiting_for_its_turn(log, database) as future:
        cut(log)
        assert isinstance(future.exception(), LogUnavailable)
        with monkeypatch.context() as patch:
            patch.setattr(recorder_module, "_END", "SELECT false WHERE (%s, %s) IS NOT NULL")
            with pytest.raises(LogUnavailable, match="has not ended"):
                log.reopen()
            assert log.healthy is False
        log.reopen()
        assert seqs(log) == []
    all_have_ended(database)
    assert seqs(log) == []


def test_an_answer_that_was_lost_is_found_by_its_command(log: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was committed, and nobody heard: reading tells, and doing it again is a conflict, not a second event."""
    recorder = postgres_of(log)
    append = recorder._append

    def unheard(*arguments: object) -> None:
        append(*arguments)  # type: ignore[arg-type] # as they are
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    with monkeypatch.context() as patch:
        patch.setattr(recorder, "_append", unheard)
        with pytest.raises(LogUnavailable, match="closed the connection"):
            log.append(batch(1)).result()
    with pytest.raises(LogUnavailable):
        log.append(batch(1, 1, OTHER)).result()
    log.reopen()
    assert log.find_command(WORKSHOP, "p:x7", "command-000001") == remembered(1)
    with pytest.raises(VersionConflict):
        log.append(batch(1)).result()
    assert seqs(log) == [1]


def resolved(log: Store, seq: int) -> bool:
    """Whether that batch is in the log, after its append had an unclear end; the way a room finds out."""
    while True:
        try:
            if not log.healthy:
                log.reopen()
            return log.find_command(WORKSHOP, "p:x7", f"command-{seq:06}") is not None
        except LogUnavailable:
            continue


def test_connections_cut_at_random_lose_and_double_nothing(log: Store, postgres: Postgres) -> None:
    """Every unclear end is answered rightly: what was found missing is sent again, and nothing is there twice."""
    unclear, more = 0, queue.SimpleQueue[bool]()

    def cut_when_told() -> None:
        while more.get():
            postgres.disconnect_all()

    cutter = threading.Thread(target=cut_when_told)
    cutter.start()
    for seq in range(1, 201):
        if seq % 10 == 0:
            more.put(True)  # it comes while this one and the next ones are on their way
        while (error := log.append(batch(seq)).exception()) is not None:
            assert isinstance(error, LogUnavailable)
            unclear += 1
            if resolved(log, seq):
                break
    more.put(False)
    cutter.join()
    resolved(log, 200)
    assert unclear > 0
    assert seqs(log) == list(range(1, 201))
    assert log.load_commands(WORKSHOP) == [remembered(seq) for seq in range(1, 201)]


def test_a_server_that_was_killed_has_all_it_acknowledged(log: Store, postgres: Postgres) -> None:
    """Reading and writing go on after the restart; until then both say that they cannot."""
    for seq in range(1, 51):
        log.append(batch(seq)).result()
    postgres.kill()
    with pytest.raises(LogUnavailable):
        log.append(batch(51)).result()
    with pytest.raises(LogUnavailable):
        seqs(log)
    with pytest.raises(LogUnavailable):
        log.reopen()
    assert log.healthy is False
    postgres.restart()
    log.reopen()
    assert seqs(log) == list(range(1, 51))
    log.append(batch(51)).result()


def test_a_server_that_stands_still_is_given_up(log: Store, postgres: Postgres) -> None:
    """Its connections are open and nothing comes: the writer does not wait for ever, and reading tells the rest."""
    postgres_of(log)._writer.patience = 0.2
    log.append(batch(1)).result()
    postgres.freeze()
    with pytest.raises(LogUnavailable):
        log.append(batch(2)).result()
    postgres.thaw()
    if not resolved(log, 2):
        log.append(batch(2)).result()
    assert seqs(log) == [1, 2]


def test_reading_does_not_notice_that_connections_were_cut(log: Store, postgres: Postgres) -> None:
    """It is safe to ask again, and so it is asked again."""
    log.append(batch(1)).result()
    assert seqs(log) == [1]
    postgres.disconnect_all()
    assert seqs(log) == [1]
    assert log.epoch


def test_a_server_that_stands_still_is_asked_once(
    database: str, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever waits for the answer has waited long enough: a new connection would stand still, too."""
    connections = Connections(database, patience=0.2)
    made: list[Connection] = []
    make = connections._made

    def making() -> Connection:
        made.append(make())
        return made[-1]

    monkeypatch.setattr(connections, "_made", making)
    connections.run(lambda connection: connection.execute("SELECT 1"))
    assert len(made) == 1
    postgres.freeze()
    with pytest.raises(LogUnavailable):
        connections.run(lambda connection: connection.execute("SELECT 1"))
    postgres.thaw()
    assert len(made) == 1
    connections.run(lambda connection: connection.execute("SELECT 1"))
    connections.close()
