"""One log, many lives of its server: edits under load, kill -9 at a random moment, start again, all clients back."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from client import Day, Http, connect
from domain.recorded import Recorded
from domain.table import events
from domain.workshop.state import Event
from server.directory import Directory
from server.log.store import Store
from tests.browser.live_server import RAADERUM, LiveServer
from tests.faults.checker import Entry, Fault, check
from tests.faults.crew import Sailor, set_out
from tests.faults.history import History, Saved, content

TABLES, AT_A_TABLE = 2, 3

PATIENCE = 60.0
"""Seconds a round may take before something has gone wrong for good. Not a measure of anything."""

WARM = 12
"""Answers all clients together must have had since the last start before the next kill: the load is on."""


@dataclass(frozen=True, slots=True)
class Logbook:
    """What a voyage came to."""

    histories: Sequence[History]
    log: Sequence[Entry]
    faults: Sequence[Fault]
    kills: int

    @property
    def acknowledged(self) -> int:
        return sum(isinstance(asked.outcome, Saved) for history in self.histories for asked in history.asked)


async def sail(folder: Path, rounds: int, seed: int, command: tuple[str, ...] = RAADERUM) -> Logbook:
    """So many kills, then the check. TimeoutError if some client or the server never comes back."""
    server = LiveServer(folder, command)
    await asyncio.to_thread(server.start)
    try:
        async with asyncio.timeout(PATIENCE * (rounds + 1)):
            workshop, histories = await _at_sea(server, rounds, seed)
    finally:
        await asyncio.to_thread(server.stop)
    log = await asyncio.to_thread(read_log, server.database, workshop)
    return Logbook(histories, log, check(histories, log), rounds)


async def _at_sea(server: LiveServer, rounds: int, seed: int) -> tuple[str, list[History]]:
    rng = random.Random(seed)  # noqa: S311 - moments, not secrets
    workshop, bearers = await _crew_list(server)
    async with _aboard(server.url, bearers) as days:
        sailors = [Sailor(day, seed) for day in days]
        await set_out(sailors, days)
        stop = asyncio.Event()
        editing = [asyncio.create_task(sailor.edit(stop)) for sailor in sailors]
        for _ in range(rounds):
            await _under_load(sailors)
            await asyncio.sleep(rng.uniform(0, 0.4))
            await asyncio.to_thread(server.kill)
            await asyncio.to_thread(server.start)
        await _under_load(sailors)
        stop.set()
        await asyncio.gather(*editing)
        return workshop, await _in_harbour(server.url, bearers, sailors)


async def _crew_list(server: LiveServer) -> tuple[str, list[str]]:
    """A workshop with an open round and a bearer for everybody."""
    ways = await asyncio.to_thread(server.open_workshop, TABLES)
    http = Http(server.url)
    facilitator = await http.enter(ways.facilitator.partition("#")[2])
    rows = "".join(f"Deltager {n + 1};council;;{n % TABLES + 1}\n" for n in range(TABLES * AT_A_TABLE))
    await http.people(facilitator.bearer, "name;group;home_committee;table\n" + rows)
    async with connect(server.url, facilitator.bearer) as day:
        await day.send("open_round", ends_at=day.now() + 86_400_000, title="Runde 1")
    people = (await http.look(ways.code))["people"]
    return facilitator.workshop, [(await http.claim(ways.code, person["pid"])).bearer for person in people]


@contextlib.asynccontextmanager
async def _aboard(url: str, bearers: Sequence[str]) -> AsyncIterator[list[Day]]:
    async with contextlib.AsyncExitStack() as stack:
        yield [await stack.enter_async_context(connect(url, bearer)) for bearer in bearers]


async def _under_load(sailors: Sequence[Sailor]) -> None:
    begun = sum(sailor.answered for sailor in sailors)
    while sum(sailor.answered for sailor in sailors) < begun + WARM:  # noqa: ASYNC110 - six bells, one ear
        await asyncio.sleep(0.005)


async def _in_harbour(url: str, bearers: Sequence[str], sailors: Sequence[Sailor]) -> list[History]:
    """Everybody has seen the end; and a newcomer at each table, who has seen nothing else, joins the comparison."""
    histories = []
    async with _aboard(url, bearers[:TABLES]) as newcomers:
        for day in newcomers:
            view = f"table/{day.you.table}"
            newcomer = History(f"newcomer at {view}", day.you.table, rows=dict(day.view(view)))
            for sailor in (s for s in sailors if s.history.table == day.you.table):
                await sailor.reaches(max(row.get("seq", 0) for row in newcomer.rows.values()))
            histories.append(newcomer)
    return [*histories, *(sailor.write_down() for sailor in sailors)]


def read_log(database: Path, workshop: str) -> list[Entry]:
    """The log as it stands on disk, by the server's own reader."""
    directory = Directory(database.with_name(f"{database.stem}-directory{database.suffix}"))
    store = Store.open(database, directory)
    try:
        return [_entry(fact) for fact in store.read(workshop)]
    finally:
        store.close()
        directory.close()


def _entry(fact: Recorded[Event]) -> Entry:
    match fact.event:
        case events.AmountSet(table, proposal, year, amount, _):
            args = {"table": table, "proposal": proposal, "year": year, "amount": amount}
            return Entry(fact.seq, fact.actor, fact.command_id, content("set_amount", args))
        case _:
            return Entry(fact.seq, fact.actor, fact.command_id, None)
