"""A fresh log for each test, on every database there is. Never shared: a log cannot be emptied.

A file whose tests are about one database alone has a fixture `place` of its own.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.log.store import Store
from tests.server.log.places import Place, PostgresPlace, SqlitePlace


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    if request.param == "sqlite":
        return SqlitePlace(tmp_path)
    return PostgresPlace(request.getfixturevalue("database"))


@pytest.fixture
def log(place: Place) -> Iterator[Store]:
    with place.open() as store:
        yield store
