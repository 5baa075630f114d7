"""An actor day to open screens on: people, a target, an open round and some edits. Never opens a screen itself."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from client.day import Day, connect
from client.http_api import Http
from tests.browser.live_server import LiveServer, Ways

PEOPLE = """name;group;home_committee;table
Byråd 1;council;;1
Medarbejder 1;employees;;1
Ledelse 1;management;;2
Borger 1;citizen;;3
"""
FIRST_TABLE = (("choose_proposal", {"proposal": "R-03"}), ("choose_proposal", {"proposal": "E-02"}))
SECOND_TABLE = (("choose_proposal", {"proposal": "R-03", "share": 50}),)


@dataclass(frozen=True, slots=True)
class OpenDay:
    """links: the addresses that the facilitator hands out. facilitator: a connection of theirs, to steer the day by."""

    server: LiveServer
    ways: Ways
    badges: tuple[str, ...]
    tables: tuple[str, ...]
    facilitator: Day

    @property
    def url(self) -> str:
        """Where the server answers."""
        return self.server.url


@contextlib.asynccontextmanager
async def open_day(server: LiveServer) -> AsyncIterator[OpenDay]:
    """The server must run. Three tables; the first has saved, the second half as much, the third nothing yet."""
    ways = server.open_workshop(tables=3)
    http = Http(server.url)
    seat = await http.enter(secret_of(ways.facilitator))
    await http.people(seat.bearer, PEOPLE)
    links = await http.links(seat.bearer)
    tables = tuple(str(table["url"]) for table in links["tables"])
    async with connect(server.url, seat.bearer) as facilitator:
        await facilitator.send("set_target", year=2021, change=-12_000_000)
        await facilitator.send("open_round", title="Find råderummet", ends_at=facilitator.now() + 3_600_000)
        for number, edits in ((1, FIRST_TABLE), (2, SECOND_TABLE)):
            device = await http.enter(secret_of(tables[number - 1]))
            async with connect(server.url, device.bearer) as desk:
                for command, fields in edits:
                    await desk.order(command, {"table": number, **fields})
        badges = tuple(str(badge["url"]) for badge in links["badges"])
        yield OpenDay(server, ways, badges, tables, facilitator)


def secret_of(link: str) -> str:
    """What stands after # in a link, so that it is in no server's log."""
    return urlsplit(link).fragment
