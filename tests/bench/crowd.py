"""Workshops full of people who have come in, made before a server starts. Never writes to a log but by commands.

Everything goes through rooms as a hall's requests do, many in a commit; what is left out are the requests, which would
take a minute for ten thousand people and are not what is measured.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterable
from pathlib import Path

from domain.proposals.catalogue import Catalogue
from domain.table.commands import ChooseProposal
from domain.workshop import actors, commands
from domain.workshop.decide import Command
from server.clock import now_ms
from server.importing import read
from server.live.orders import Declined, Order
from server.live.room import Room
from server.opening import open_workshop, store_documents
from server.service import Service
from server.settings import Settings
from tests.bench.seats import SCREEN, Cell, Crowd, Seat
from tests.browser.live_server import FJORDBAEK

CHOSEN = 10
"""Proposals each table has chosen: 40 amounts that can be set."""

TARGET = -20_000_000
"""Kroner, every year: so that a table has something to reach, and totals that can be checked."""

URL = "http://localhost"
"""Nobody comes by this address: links are not handed out here."""


async def bring(
    database: Path | str, people: int, tables: int, *, workshops: int = 1, screens: int = 0, budget: Path = FJORDBAEK
) -> Crowd:
    """So many workshops, each with `people` at `tables` and so many hall screens, in round 1. Nobody is connected."""
    imported = await asyncio.to_thread(read, budget)
    service = Service.open(Settings(database, URL))
    try:
        hashes = store_documents(service, imported)
        ids, seats = [], []
        for number in range(workshops):
            room = await open_workshop(service, f"Aktørdag {number + 1}", hashes, tables)
            ids.append(room.workshop.id)
            seats += await _seat(service, room, number, people, tables, imported.catalogue)
            seats += [Seat(_screen(service, room, screen), number, SCREEN) for screen in range(screens)]
    finally:
        await service.close()
    chosen = _choosable(imported.catalogue)
    return Crowd(tuple(ids), tuple(seats), tuple(Cell(p, year) for p in chosen for year in imported.catalogue.years))


async def _seat(
    service: Service, room: Room, number: int, people: int, tables: int, catalogue: Catalogue
) -> list[Seat]:
    pids = [secrets.token_hex(5) for _ in range(people)]
    service.directory.put_names(room.workshop.id, {pid: f"Deltager {n}" for n, pid in enumerate(pids, 1)})
    at = [n % tables + 1 for n in range(people)]
    devices = [secrets.token_hex(8) for _ in pids]
    facilitator = actors.facilitator("1")
    registered = [commands.RegisterParticipant(pid, "council", "", table) for pid, table in zip(pids, at, strict=True)]
    await _all(room, facilitator, registered)
    await _all(room, actors.SERVER, [commands.ClaimSeat(p, d) for p, d in zip(pids, devices, strict=True)])
    await _all(room, facilitator, [commands.SetTarget(year, TARGET) for year in room.books.budget.years])
    await _all(room, facilitator, [commands.OpenRound(now_ms() + 86_400_000, "Runde 1")])
    for table, pid in dict(zip(at, pids, strict=True)).items():
        choices = [ChooseProposal(table, proposal) for proposal in _choosable(catalogue)]
        await _all(room, actors.participant(pid), choices, round_=1)
    bearers = [
        service.directory.grant(room.workshop.id, "participant", actors.participant(pid), "bearer", device)
        for pid, device in zip(pids, devices, strict=True)
    ]
    return [Seat(bearer, number, table) for bearer, table in zip(bearers, at, strict=True)]


async def _all(room: Room, actor: str, wanted: Iterable[Command], round_: int = 0) -> None:
    """In order, and in few commits; RuntimeError if one is refused."""
    orders = [
        Order(one, actor, None, secrets.token_hex(12), secrets.token_bytes(16), room.workshop.seq, round_, False)
        for one in wanted
    ]
    answers = await asyncio.gather(*(room.submit(order) for order in orders))
    declined = [answer for answer in answers if isinstance(answer, Declined)]
    if declined:
        raise RuntimeError(f"{actor} was refused: {declined[0].code}")


def _screen(service: Service, room: Room, number: int) -> str:
    return service.directory.grant(room.workshop.id, "hall", actors.hall(str(number + 1)), "bearer")


def _choosable(catalogue: Catalogue) -> list[str]:
    """Proposals that need no others and whose amounts can be set in every year."""
    able = [
        p.id
        for p in catalogue.proposals
        if p.category == "operating"
        and not (p.excludes or p.requires)
        and (p.earliest_start or catalogue.years[0]) == catalogue.years[0]
    ]
    return able[:CHOSEN]
