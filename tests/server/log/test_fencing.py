"""A batch names the term under which it was decided; once another node has the workshop nothing of it is written."""

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from server.log.batch import Batch
from server.log.leases import Leases
from server.log.store import NotOwner, Store, VersionConflict
from tests.server.log.places import Place, PostgresPlace
from tests.server.log.samples import OTHER, WORKSHOP, batch, log_in
from tests.server.log.test_group_commit import held


@pytest.fixture
def place(database: str) -> Place:
    """These are about PostgreSQL."""
    return PostgresPlace(database)


@pytest.fixture
def leases(log: Store, database: str) -> Iterator[Leases]:
    """Node a has both workshops, each under term 1; b lives too."""
    with closing(Leases(database)) as leases:
        for node in ("a", "b"):
            leases.beat(node, 600.0)
        for workshop in (WORKSHOP, OTHER):
            leases.take(workshop, "a")
        yield leases


def under(term: int, each: Batch) -> Batch:
    return replace(each, term=term)


def hand_over(leases: Leases, workshop: str = WORKSHOP) -> int:
    """From a, which is taken for dead, to b. The new term."""
    leases.beat("a", -1.0)
    return leases.take(workshop, "b").term


def seqs(log: Store, workshop: str = WORKSHOP) -> list[int]:
    return [recorded.seq for recorded in log.read(workshop)]


def test_the_owner_writes(log: Store, leases: Leases) -> None:
    """Under its term, as often as it likes."""
    log.append(under(1, batch(1, 2))).result()
    log.append(under(1, batch(3))).result()
    assert seqs(log) == [1, 2, 3]
    assert len(log.load_commands(WORKSHOP)) == 3


def test_an_owner_that_was_only_asleep_writes_nothing(log: Store, leases: Leases) -> None:
    """Neither events nor commands; it is told why, and the log stays healthy for what it still owns."""
    log.append(under(1, batch(1))).result()
    assert hand_over(leases) == 2
    with pytest.raises(NotOwner, match="term 1 is over"):
        log.append(under(1, batch(2))).result()
    assert seqs(log) == [1]
    assert len(log.load_commands(WORKSHOP)) == 1
    assert log.healthy
    log.append(under(1, batch(1, 1, OTHER))).result()
    log.append(under(2, batch(2))).result()
    assert seqs(log) == [1, 2]


def test_who_has_released_a_workshop_writes_nothing(log: Store, leases: Leases) -> None:
    """Though nobody else has it yet: it may be taken between reading and writing."""
    leases.release(WORKSHOP, "a", 1)
    with pytest.raises(NotOwner):
        log.append(under(1, batch(1))).result()
    assert seqs(log) == []


def test_a_term_that_nobody_was_given_is_none(log: Store, leases: Leases) -> None:
    """Neither a later one, nor one of a workshop that nobody has taken."""
    with pytest.raises(NotOwner):
        log.append(under(2, batch(1))).result()
    with pytest.raises(NotOwner):
        log.append(under(1, batch(1, 1, "workshop-3"))).result()
    assert log.workshops() == []


def test_one_that_lost_its_workshop_harms_no_other(log: Store, leases: Leases) -> None:
    """They are in one transaction, without and with a term."""
    hand_over(leases)
    before = log.transactions
    with held(log):
        waiting = {
            "own": log.append(under(1, batch(1, 2, OTHER))),
            "lost": log.append(under(1, batch(1, 2))),
            "built on it": log.append(under(2, batch(3))),
            "without": log.append(batch(1, 2, "workshop-3")),
        }
    assert {name for name, future in waiting.items() if future.exception()} == {"lost", "built on it"}
    assert log.transactions == before + 1
    assert (seqs(log, OTHER), seqs(log), seqs(log, "workshop-3")) == ([1, 2], [], [1, 2])
    log.append(under(2, batch(1))).result()


def test_a_conflict_and_a_lost_term_are_told_apart(log: Store, leases: Leases, place: Place) -> None:
    """In the same group: the one reads on and decides anew, the other gives the workshop up."""
    log.append(under(1, batch(1, 1, OTHER))).result()
    with place.open() as another:
        another.append(batch(2, 1, OTHER)).result()
    hand_over(leases)
    with held(log):
        lost, conflict = log.append(under(1, batch(1))), log.append(under(1, batch(2, 1, OTHER)))
    assert isinstance(lost.exception(), NotOwner)
    assert isinstance(conflict.exception(), VersionConflict)


def test_a_takeover_that_comes_in_between_is_seen(log: Store, leases: Leases, database: str) -> None:
    """The append has begun when the lease is being taken: it waits, and writes nothing."""
    with psycopg.connect(database) as taking:
        taking.execute("UPDATE log.owners SET node = 'b', term = 2 WHERE workshop = %s", [WORKSHOP])
        late = log.append(under(1, batch(1)))
        with pytest.raises(TimeoutError):
            late.result(0.3)
        taking.commit()
        assert isinstance(late.exception(), NotOwner)
    assert seqs(log) == []


def test_who_takes_over_reads_all_that_was_appended_before(log: Store, leases: Leases, database: str) -> None:
    """An append that has passed the check is finished before the lease goes to another."""
    with psycopg.connect(database) as slow:
        slow.execute(
            "CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN PERFORM pg_sleep(0.5); RETURN NEW; END $$"
        )
        slow.execute("CREATE TRIGGER slow BEFORE INSERT ON log.events FOR EACH ROW EXECUTE FUNCTION slowly()")
    leases.beat("a", -1.0)
    seen: list[list[int]] = []

    def take() -> None:
        leases.take(WORKSHOP, "b")
        seen.append(seqs(log))

    taking = threading.Thread(target=take)
    appended = log.append(under(1, batch(1)))
    _wait_until_inserting(database)
    taking.start()
    taking.join()
    assert appended.exception() is None
    assert seen == [[1]]


def _wait_until_inserting(database: str) -> None:
    asleep = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"
    with psycopg.connect(database, autocommit=True) as watching:
        while watching.execute(asleep).fetchone() is None:
            pass


def test_a_log_in_a_file_has_no_terms(tmp_path: Path) -> None:
    """Its one server owns all there is."""
    with log_in(tmp_path) as log:
        log.append(under(7, batch(1))).result()
        assert seqs(log) == [1]
