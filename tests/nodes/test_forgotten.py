"""Somebody is forgotten at one node: whoever looks at any other sees it, though keys are remembered there."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.nodes.fleet import fleet
from tests.server.web.test_forgetting import WORDS, ask, written
from tests.services.redis import Redis


@pytest.mark.parametrize("asked", [0, 1], ids=["of the owner", "of a follower"])
async def test_everybody_at_every_node_sees_it_within_a_second(
    database: str, redis: Redis, tmp_path: Path, asked: int
) -> None:
    async with fleet(database, redis, tmp_path) as nodes:
        near, far = nodes.houses
        await written(near)
        boss = await near.enter(near.links.facilitator())
        async with far.wire(await far.seated("bob")) as bob, near.wire(await near.enter(near.links.table(1))) as device:
            assert WORDS in repr(bob.rows["table/1"])
            assert WORDS in repr(device.rows["table/1"])
            async with asyncio.timeout(1.0):
                assert await ask(nodes.houses[asked], boss) == (200, "")
                for wire in (bob, device):
                    await wire.until("snapshot", view="table/1")
            for wire in (bob, device):
                await wire.silence()
                assert WORDS not in repr(wire.rows)
            answer = await bob.do("set_share", table=1, proposal="R-03", share=50)
            assert answer["t"] == "ok"
            assert WORDS not in repr(await device.reaches("table/1", answer["last"]))
