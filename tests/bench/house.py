"""The real server as a process, filled with people who came in like anybody else. Never touches its log."""

from __future__ import annotations

import asyncio
from pathlib import Path
from urllib.parse import urlsplit

import msgpack

from client import Http, connect
from client.simulated.catalogue import Catalogue, read
from tests.bench.edits import Cell
from tests.bench.lean_socket import Socket
from tests.bench.load import Hall
from tests.browser.live_server import FJORDBAEK, LiveServer

CHOSEN = 10
"""Proposals each table has chosen: 40 amounts that can be set."""

AT_A_TIME = 8


async def fill(server: LiveServer, people: int, tables: int, budget: Path = FJORDBAEK) -> tuple[Hall, list[Cell]]:
    """A workshop with `people` at `tables`, round 1 open, everybody connected and in step.

    budget: a folder with Fjordbæk's proposals.
    """
    ways = await asyncio.to_thread(server.open_workshop, tables, budget)
    http = Http(server.url)
    facilitator = await http.enter(ways.facilitator.partition("#")[2])
    rows = "".join(f"Deltager {n + 1};council;;{n % tables + 1}\n" for n in range(people))
    await http.people(facilitator.bearer, "name;group;home_committee;table\n" + rows)
    async with connect(server.url, facilitator.bearer) as day:
        await day.send("open_round", ends_at=day.now() + 86_400_000, title="Runde 1")
        digest = day.view("day")["workshop"]["catalogue"]
    catalogue = read(await http.document(facilitator.bearer, digest))
    expected = (await http.look(ways.code))["people"]
    door = asyncio.Semaphore(AT_A_TIME)

    async def come_in(pid: str) -> str:
        async with door:
            return (await http.claim(ways.code, pid)).bearer

    bearers = await asyncio.gather(*(come_in(person["pid"]) for person in expected))
    cells = await _choose(server.url, bearers, [person["table"] for person in expected], catalogue)
    hall = await _connect(http, bearers, [person["table"] for person in expected])
    return hall, cells


async def _choose(url: str, bearers: list[str], table_of: list[int], catalogue: Catalogue) -> list[Cell]:
    """Every table chooses the same proposals; their amounts can be set in every year."""
    able = [
        p.id
        for p in catalogue.proposals.values()
        if p.category == "operating" and not p.excludes and p.earliest_start == catalogue.years[0]
    ]
    chosen = able[:CHOSEN]
    for table, bearer in dict(zip(table_of, bearers, strict=True)).items():
        async with connect(url, bearer) as day:
            for proposal in chosen:
                await day.send("choose_proposal", table=table, proposal=proposal)
    return [Cell(proposal, year) for proposal in chosen for year in catalogue.years]


async def _connect(http: Http, bearers: list[str], table_of: list[int]) -> Hall:
    parts = urlsplit(http.url)
    host, port = parts.hostname or "", parts.port or 80
    door = asyncio.Semaphore(AT_A_TIME)

    async def one(bearer: str, table: int) -> Socket:
        async with door:
            ticket = await http.ticket(bearer)
            return await greeted(host, port, ticket, f"table/{table}")

    sockets = await asyncio.gather(*(one(b, t) for b, t in zip(bearers, table_of, strict=True)))
    hall = Hall(list(sockets), table_of, {})
    hall.read_along()
    return hall


async def greeted(host: str, port: int, ticket: str, view: str) -> Socket:
    """A socket that has its table's first snapshot."""
    loop = asyncio.get_running_loop()
    _, socket = await loop.create_connection(lambda: Socket(f"{host}:{port}"), host, port)
    await socket.opened()
    socket.send(msgpack.packb({"t": "hello", "v": 1, "ticket": ticket, "lang": "da", "epoch": "", "have": {}}))
    while not any(frame["t"] == "snapshot" and frame["view"] == view for frame in _frames(socket)):
        if socket.closed:
            raise ConnectionError(f"the server closed: {_frames(socket)}")
        await asyncio.sleep(0.002)
    return socket


def _frames(socket: Socket) -> list[dict[str, object]]:
    return [msgpack.unpackb(payload) for _, payload in socket.heard]
