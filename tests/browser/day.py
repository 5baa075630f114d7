"""A day with people in it, for a browser test: two tables, a target, an open round. Never set up by hand."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from client import Day as Wire
from client import Http, connect
from tests.browser.live_server import LiveServer, Ways

PEOPLE = """name;group;home_committee;table
Byråd 1;council;LAE;1
Ledelse 1;management;;1
Medarbejder 1;employees;SOC;2
Gæst 1;guest;;1
"""
AN_HOUR = 3_600_000
"""Milliseconds: a round that does not end while a test runs, and shows a clock as in a hall."""


@dataclass(frozen=True, slots=True)
class Day:
    """ways: the addresses. seats: name -> the address of that person's badge. facilitator: their bearer."""

    url: str
    ways: Ways
    seats: dict[str, str]
    facilitator: str

    @asynccontextmanager
    async def order(self) -> AsyncIterator[Wire]:
        """The facilitator's wire."""
        async with connect(self.url, self.facilitator) as wire:
            yield wire

    async def rows(self, view: str) -> dict[str, object]:
        """A view's rows as the server has them now."""
        async with self.order() as wire:
            await wire.watch(view)
            await wire.until(lambda day: bool(day.view(view)))
            return dict(wire.view(view))

    async def events(self) -> int:
        """How many events the log holds."""
        async with self.order() as wire:
            return max(wire.seq(view) for view in ("day", "overview", "facilitator"))


async def open_day(server: LiveServer, *, round_open: bool = True) -> Day:
    """Fjordbæk with two tables, four people, and 20 million to find in 2021."""
    ways = server.open_workshop(tables=2, title="Aktørdag i maj")
    http = Http(server.url)
    facilitator = (await http.enter(ways.facilitator.partition("#")[2])).bearer
    await http.people(facilitator, PEOPLE)
    links = await http.links(facilitator)
    seats = {badge["name"]: badge["url"] for badge in links["badges"]}
    async with connect(server.url, facilitator) as wire:
        await wire.send("set_target", year=2021, change=-20_000_000)
        if round_open:
            await wire.send("open_round", title="Find råderummet", ends_at=time.time_ns() // 1_000_000 + AN_HOUR)
    return Day(server.url, ways, seats, facilitator)
