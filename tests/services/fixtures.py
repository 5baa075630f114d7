"""One PostgreSQL and one Redis a session, started when first asked for. Never gives two tests the same data."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from tests.services.postgres import Postgres
from tests.services.redis import Redis


@pytest.fixture(scope="session")
def _postgres() -> Iterator[Postgres]:
    server = Postgres()
    try:
        yield server
    finally:
        server.remove()


@pytest.fixture
def postgres(_postgres: Postgres) -> Postgres:
    """The session's PostgreSQL, running, whatever the test before did to it."""
    _postgres.thaw()
    if not _postgres.is_running:
        _postgres.start()
    return _postgres


@pytest.fixture
def database(postgres: Postgres) -> Iterator[str]:
    """The address of an empty database, which no other test has."""
    empty = postgres.new_database()
    yield empty
    postgres.thaw()
    postgres.give_back(empty)


@pytest.fixture(scope="session")
def _redis() -> Iterator[Redis]:
    server = Redis()
    try:
        yield server
    finally:
        server.remove()


@pytest.fixture
def redis(_redis: Redis) -> Redis:
    """The session's Redis, running, whatever the test before did to it. It may hold keys of others: take a prefix."""
    _redis.thaw()
    if not _redis.is_running:
        _redis.start()
    return _redis


@pytest.fixture
def prefix() -> str:
    """Before the keys of this test alone."""
    return f"test-{uuid4().hex}"
