"""Two browsers on two nodes at one table, while the node that owns the workshop is killed. Both behind a balancer."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Page, expect

from tests.browser.day import open_day
from tests.browser.live_server import LiveServer
from tests.browser.test_day import CUT, HOLDDANNELSE, choose, saved, set_amount, shows
from tests.browser.windows import LAPTOP, Windows
from tests.faults.proxy import Proxy, leading_to
from tests.services.redis import Redis


@pytest_asyncio.fixture(loop_scope="session")
async def nodes(database: str, redis: Redis, tmp_path: Path) -> AsyncIterator[list[LiveServer]]:
    """Two, on one database; whoever is asked for a workshop first owns it."""
    servers = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        server = LiveServer(tmp_path / name)
        server.address, server.options = database, ("--redis", redis.url, "--node", name)
        await asyncio.to_thread(server.start)
        servers.append(server)
    yield servers
    for server in servers:
        await asyncio.to_thread(server.stop)


async def at_the_table(windows: Windows, door: str, seat: str) -> Page:
    page = await windows.open(size=LAPTOP)
    await page.goto(door + "/" + seat.split("/", 3)[3])
    await expect(page.get_by_role("heading", name="Bord 1")).to_be_visible()
    await saved(page)
    return page


async def test_two_browsers_on_two_nodes_are_equal_after_the_owner_was_killed(
    nodes: list[LiveServer], windows: Windows
) -> None:
    """The window whose node is gone comes back by the other, as a balancer would have it."""
    for part in (CUT, "ERR_", "Failed to load resource"):
        windows.expect_error(part)
    owner, other = nodes
    day = await open_day(owner)
    way = {"ann": owner.url, "bob": other.url}
    doors = {name: Proxy(leading_to(lambda name=name: way[name])) for name in way}  # type: ignore[misc] # a default binds
    address = {name: await door.start() for name, door in doors.items()}
    try:
        ann = await at_the_table(windows, address["ann"], day.seats["Byråd 1"])
        bob = await at_the_table(windows, address["bob"], day.seats["Ledelse 1"])
        await choose(ann, HOLDDANNELSE)
        await shows(bob, HOLDDANNELSE, 2020, "−0,6")
        for page, name in ((ann, "1-ann-before"), (bob, "1-bob-before")):
            await windows.picture(page, name)
        before = await replace(day, url=other.url).events()

        await asyncio.to_thread(owner.kill)
        killed = time.monotonic()
        way["ann"] = other.url
        await set_amount(ann, HOLDDANNELSE, 2021, "1,7")
        await set_amount(bob, HOLDDANNELSE, 2022, "1,7")
        for page, name in ((ann, "2-ann-while-nobody-owns"), (bob, "2-bob-while-nobody-owns")):
            await windows.picture(page, name)
        for page in (ann, bob):
            await saved(page)
            await shows(page, HOLDDANNELSE, 2021, "−1,7")
            await shows(page, HOLDDANNELSE, 2022, "−1,8")  # 1,7 mio. kr. in 2020 prices x 1,041
        print(f"both windows equal {time.monotonic() - killed:.1f} s after kill -9 of the owner")
        for page, name in ((ann, "3-ann-after"), (bob, "3-bob-after")):
            await windows.picture(page, name)
        assert await replace(day, url=other.url).events() == before + 2, "two amounts, each once"
    finally:
        for door in doors.values():
            await door.stop()
