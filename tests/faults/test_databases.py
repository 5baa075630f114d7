"""PostgreSQL fails under a server, or cuts it off in the middle of a commit: what was acknowledged stands, once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.befalling.databases import (
    IN_NO_HURRY,
    AllCrash,
    ConnectionsCut,
    DatabaseCrash,
    OnPostgres,
    commit_without_the_disk,
)
from tests.faults.ship import fleet
from tests.faults.voyage import sail
from tests.services.postgres import Postgres


@pytest.mark.parametrize("befalling", [DatabaseCrash, ConnectionsCut])
async def test_whatever_happens_to_the_database_nothing_is_lost_doubled_or_reordered(
    befalling: type[OnPostgres], postgres: Postgres, database: str, tmp_path: Path
) -> None:
    logbook = await sail(fleet(tmp_path, database), befalling(postgres), rounds=1, seed=1)
    assert logbook.faults == []
    assert logbook.acknowledged > 50


@pytest.fixture
def unhurried_postgres() -> Iterator[Postgres]:
    postgres = Postgres(settings=IN_NO_HURRY)
    postgres.start()
    yield postgres
    postgres.remove()


async def test_a_build_that_does_not_wait_for_the_database_s_disk_is_found_out(
    unhurried_postgres: Postgres, tmp_path: Path
) -> None:
    ship = fleet(tmp_path, unhurried_postgres.new_database(), alter=commit_without_the_disk)
    assert "lost" in (await sail(ship, AllCrash(unhurried_postgres), rounds=1, seed=1)).kinds
