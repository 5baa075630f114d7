"""Who sails: a workshop with an open round, and a bearer for everybody. Never knows what they will do."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from client import Http, connect
from tests.browser.live_server import LiveServer
from tests.faults.crew import choose_all

A_DAY = 86_400_000
"""Milliseconds."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """bearers: the tables' first people first."""

    workshop: str
    facilitator: str
    tables: int
    bearers: tuple[str, ...]

    def save(self, folder: Path) -> None:
        (folder / "manifest.json").write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Manifest:
        said = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        return cls(said["workshop"], said["facilitator"], said["tables"], tuple(said["bearers"]))


async def muster(server: LiveServer, tables: int, at_a_table: int) -> Manifest:
    """In a running server: every table has chosen what will be edited."""
    ways = await asyncio.to_thread(server.open_workshop, tables)
    http = Http(server.url)
    facilitator = await http.enter(ways.facilitator.partition("#")[2])
    rows = "".join(f"Deltager {n + 1};council;;{n % tables + 1}\n" for n in range(tables * at_a_table))
    await http.people(facilitator.bearer, "name;group;home_committee;table\n" + rows)
    async with connect(server.url, facilitator.bearer) as day:
        await day.send("open_round", ends_at=day.now() + A_DAY, title="Runde 1")
    people = sorted((await http.look(ways.code))["people"], key=lambda person: int(person["name"].split()[1]))
    bearers = tuple([(await http.claim(ways.code, person["pid"])).bearer for person in people])
    for bearer in bearers[:tables]:
        async with connect(server.url, bearer) as day:
            await choose_all(day)
    return Manifest(facilitator.workshop, facilitator.bearer, tables, bearers)
