"""One owner a workshop, by the database's clock: alive it keeps what it has, dead or gone it is followed by another."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg
import pytest

from server.log.errors import LogUnavailable
from server.log.leases import Lease, Leases
from tests.services.postgres import Postgres

W, OTHER = "workshop-1", "workshop-2"
LONG = 600.0
"""Seconds that no test takes."""


@pytest.fixture
def leases(database: str) -> Iterator[Leases]:
    """With two nodes that live."""
    with closing(Leases(database)) as leases:
        leases.beat("a", LONG)
        leases.beat("b", LONG)
        yield leases


def die(leases: Leases, node: str) -> None:
    """As when its last beat is too long ago."""
    leases.beat(node, -1.0)


def test_who_asks_first_owns_it(leases: Leases) -> None:
    """And the next one is told who."""
    assert leases.look(W) is None
    assert leases.take(W, "a") == Lease(W, "a", 1, is_alive=True)
    assert leases.take(W, "b") == Lease(W, "a", 1, is_alive=True)
    assert leases.look(W) == Lease(W, "a", 1, is_alive=True)


def test_who_owns_it_keeps_its_term(leases: Leases) -> None:
    """Asking again changes nothing, not even when it had been dead for a while and nobody noticed."""
    leases.take(W, "a")
    assert leases.take(W, "a").term == 1
    die(leases, "a")
    leases.beat("a", LONG)
    assert leases.take(W, "a") == Lease(W, "a", 1, is_alive=True)


def test_a_dead_owner_is_followed_by_the_next_term(leases: Leases) -> None:
    """All see that it is dead; one takes over; when it comes back it is told."""
    leases.take(W, "a")
    die(leases, "a")
    assert leases.look(W) == Lease(W, "a", 1, is_alive=False)
    assert leases.take(W, "b") == Lease(W, "b", 2, is_alive=True)
    leases.beat("a", LONG)
    assert leases.take(W, "a") == Lease(W, "b", 2, is_alive=True)


def test_what_is_released_is_free_at_once_under_a_new_term(leases: Leases) -> None:
    """Also for the one who released it: no term is given twice."""
    first = leases.take(W, "a")
    leases.release(W, "a", first.term)
    assert leases.look(W) is None
    second = leases.take(W, "a")
    assert second == Lease(W, "a", 2, is_alive=True)
    leases.release(W, "a", second.term)
    assert leases.take(W, "b") == Lease(W, "b", 3, is_alive=True)


def test_only_the_lease_one_has_can_be_released(leases: Leases) -> None:
    """Not another's, nor an older one of one's own."""
    leases.take(W, "a")
    leases.release(W, "b", 1)
    leases.release(W, "a", 0)
    leases.release(OTHER, "a", 1)
    assert leases.look(W) == Lease(W, "a", 1, is_alive=True)


def test_who_leaves_frees_all_it_had(leases: Leases) -> None:
    """And nothing of the others."""
    leases.take(W, "a")
    leases.take(OTHER, "a")
    leases.take("workshop-3", "b")
    assert leases.alive() == {"a", "b"}
    leases.leave("a")
    assert leases.alive() == {"b"}
    assert leases.take(W, "b").node == leases.take(OTHER, "b").node == "b"
    assert leases.look("workshop-3") == Lease("workshop-3", "b", 1, is_alive=True)


def test_of_many_who_ask_at_once_one_is_told_yes(leases: Leases) -> None:
    """All hear the same name and term, the first time and after a death."""
    nodes = [f"node-{number}" for number in range(8)]
    for node in nodes:
        leases.beat(node, LONG)
    owner = "nobody"
    for term in (1, 2, 3):
        start = threading.Barrier(len(nodes))

        def ask(node: str, start: threading.Barrier = start) -> Lease:
            start.wait(10)
            return leases.take(W, node)

        with ThreadPoolExecutor(len(nodes)) as pool:
            told = set(pool.map(ask, nodes))
        assert len(told) == 1
        lease = told.pop()
        assert (lease.term, lease.is_alive) == (term, True)
        assert lease.node != owner
        owner = lease.node
        die(leases, owner)
        nodes.remove(owner)


def test_leases_stand_in_the_database(leases: Leases, database: str) -> None:
    """Every node reads the same, and may be the first to open it."""
    leases.take(W, "a")
    with closing(Leases(database)) as other:
        assert other.look(W) == Lease(W, "a", 1, is_alive=True)


def test_leases_outlive_a_restart_of_the_database(leases: Leases, postgres: Postgres) -> None:
    """Without anybody's doing: the next question finds the server."""
    leases.take(W, "a")
    postgres.kill()
    with pytest.raises(LogUnavailable, match="cannot be asked"):
        leases.look(W)
    postgres.restart()
    assert leases.take(W, "b") == Lease(W, "a", 1, is_alive=True)


def test_connections_that_were_cut_are_not_noticed(leases: Leases, postgres: Postgres) -> None:
    """Each question is safe to ask again."""
    leases.take(W, "a")
    assert postgres.disconnect_all() >= 1
    assert leases.take(W, "b").node == "a"


def test_a_database_that_stands_still_is_unavailable_after_a_while(database: str, postgres: Postgres) -> None:
    """It answers nothing, though its connections are open."""
    with closing(Leases(database, patience=0.2)) as leases:
        leases.beat("a", LONG)
        postgres.freeze()
        with pytest.raises(LogUnavailable):
            leases.beat("a", LONG)
        postgres.thaw()
        assert leases.take(W, "a").node == "a"


def test_a_secret_is_not_told(database: str) -> None:
    """The message names the place, and not what opens it."""
    with pytest.raises(LogUnavailable, match="postgresql://somebody@localhost:1/log cannot be opened") as refused:
        Leases("postgresql://somebody:secret@localhost:1/log?sslpassword=secret")
    assert "secret" not in str(refused.value)


def test_the_clock_is_the_databases(leases: Leases, database: str) -> None:
    """What counts is what it says, whatever the servers' clocks do."""
    leases.beat("a", 60.0)
    with psycopg.connect(database) as connection:
        row = connection.execute(
            "SELECT until - clock_timestamp() BETWEEN interval '1s' AND interval '60s' FROM log.nodes WHERE node = 'a'"
        ).fetchone()
    assert row == (True,)
