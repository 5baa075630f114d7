"""A workshop at two nodes: whoever comes to either sees and does the same."""

from pathlib import Path

from tests.nodes.fleet import fleet
from tests.services.redis import Redis


async def test_an_edit_at_a_follower_reaches_everybody(database: str, redis: Redis, tmp_path: Path) -> None:
    async with fleet(database, redis, tmp_path) as nodes:
        near, far = nodes.houses
        async with near.wire(await near.seated("ann")) as ann, far.wire(await far.seated("bob")) as bob:
            answer = await bob.do("choose_proposal", table=1, proposal="R-03")
            assert answer["t"] == "ok"
            rows = await ann.reaches("table/1", answer["last"])
            assert rows == await bob.reaches("table/1", answer["last"])
            assert "R-03" in str(rows)
