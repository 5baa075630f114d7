"""Nodes that are cut off from database and Redis, noticed or not. What else befalls nodes stands in tests/nodes."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from tests.faults.befalling.nodes import Splits
from tests.faults.ship import nodes
from tests.faults.voyage import sail
from tests.services.postgres import Postgres
from tests.services.redis import Redis


async def test_a_node_that_is_cut_off_writes_nothing_behind_the_others_backs(
    postgres: Postgres, database: str, redis: Redis, tmp_path: Path
) -> None:
    splits = Splits(postgres.folder / ".s.PGSQL.5432", Path(urlsplit(redis.url).path))
    logbook = await sail(nodes(tmp_path, database, redis.url), splits, rounds=2, seed=1)
    assert logbook.faults == []
    assert logbook.acknowledged > 30
