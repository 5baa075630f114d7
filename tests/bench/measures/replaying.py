"""P7: a whole day folded into every view, beside the decoding alone. P8: any moment of it on the screen. Never judges.

P8 asks a running server for moments over HTTP, as a screen does that is dragged along the day.
"""

from __future__ import annotations

import asyncio
import gc
import random
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

import httpx
import msgpack

from domain.books import Books
from domain.workshop import actors
from domain.workshop.events import WorkshopOpened
from projections.house import Projections
from server.collector import at_rest
from server.live.shelf import Shelf
from server.log.store import Store
from server.service import Service
from server.settings import Settings
from tests.bench import cores
from tests.bench.apart import apart
from tests.bench.context import Context
from tests.bench.crowd import URL
from tests.bench.day import Day
from tests.bench.figures import Figure, median
from tests.bench.goals import GOALS
from tests.bench.measures.days import long
from tests.bench.reading import quantile
from tests.browser.live_server import LiveServer

MOMENTS = 40
"""Looked up in a round of P8."""

PATIENCE = 120.0
"""Seconds: the first moment of a long day makes the rungs for all the others."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Events a second: read, decoded and folded into every view; decoded alone; raw rows and msgpack alone."""

    whole: list[float]
    decoded: list[float]
    raw: list[float]


async def replaying(context: Context) -> list[Figure]:
    """P7."""
    day, size = await long(context), context.size
    context.tell(f"· P7: {size.events:,} events into every view")
    rates = await apart(_folded, day, size.rounds)
    return [
        median(
            GOALS["P7"],
            rates.whole,
            limit=rates.raw,
            beside="the rows read and unpacked, and nothing done with them",
            shares={"decoded_alone": sorted(rates.decoded)[len(rates.decoded) // 2]},
            notes=["read from the log, decoded, folded, every view worked out"],
        )
    ]


async def moments(context: Context) -> list[Figure]:
    """P8."""
    day = await long(context)
    context.tell("· P8: any moment of that day")
    bearer, tables, last = _looking_back(day)
    server = LiveServer(day.database.parent, cores.command(cores.SERVER))
    await asyncio.to_thread(server.start)
    try:
        async with httpx.AsyncClient(base_url=server.url, headers={"Authorization": f"Bearer {bearer}"}) as http:
            first = await _moment(http, last, "hall")
            rng = random.Random(1)  # noqa: S311 - which moment, not a secret
            asked = [f"table/{number}" for number in range(1, tables + 1)]
            rounds = [
                [
                    await _moment(http, rng.randrange(1, last + 1), rng.choice(["hall", rng.choice(asked)]))
                    for _ in range(MOMENTS)
                ]
                for _ in range(context.size.rounds)
            ]
    finally:
        await asyncio.to_thread(server.stop)
    return [
        median(
            GOALS["P8"],
            [quantile(sorted(some), 0.95) for some in rounds],
            shares={"p50": quantile(sorted([ms for some in rounds for ms in some]), 0.5), "the_first_of_all": first},
            notes=["GET /api/replay/moment at random positions: a table's view or the hall's, from asking to its rows"],
        ),
    ]


def _looking_back(day: Day) -> tuple[str, int, int]:
    """An evaluator's bearer, the number of tables, and the last seq."""
    service = Service.open(Settings(day.database, URL))
    try:
        workshop = service.rooms.fold(day.workshop).workshop
        bearer = service.directory.grant(day.workshop, "evaluator", actors.evaluator("1"), "bearer")
        return bearer, len(workshop.tables), workshop.seq
    finally:
        service.store.close()
        service.directory.close()


async def _moment(http: httpx.AsyncClient, seq: int, view: str) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    answer = await http.get("/api/replay/moment", params={"seq": seq, "views": view}, timeout=PATIENCE)
    told = msgpack.unpackb(answer.raise_for_status().content)
    ended = time.perf_counter()
    if told["seq"] != seq or view not in told["views"]:
        raise AssertionError(f"asked for {view} at {seq}, got {told['seq']}")
    return (ended - begun) * 1000


def _folded(day: Day, rounds: int) -> Rates:
    with _Log(day) as (store, shelf, books):
        whole, decoded, raw = [], [], []
        for _ in range(rounds):
            gc.collect()
            begun = time.perf_counter()
            count = _raw(day.database)
            middle = time.perf_counter()
            for _fact in store.read(day.workshop):
                pass
            then = time.perf_counter()
            with at_rest():
                Projections.of(day.workshop, books, store.read(day.workshop), shelf.of)
            ended = time.perf_counter()
            raw.append(count / (middle - begun))
            decoded.append(count / (then - middle))
            whole.append(count / (ended - then))
    return Rates(whole, decoded, raw)


def _raw(database: Path) -> int:
    log = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    count = sum(1 for row in log.execute("SELECT state FROM events ORDER BY position") if msgpack.unpackb(row[0]))
    log.close()
    return count


class _Log:
    """The day's log, opened as the server opens it, until the block ends."""

    def __init__(self, day: Day) -> None:
        self._service = Service.open(Settings(day.database, URL))
        self._workshop = day.workshop

    def __enter__(self) -> tuple[Store, Shelf, Books]:
        store = self._service.store
        first = next(iter(store.read(self._workshop, limit=1)))
        assert isinstance(first.event, WorkshopOpened)
        names = (first.event.budget, first.event.catalogue, first.event.assumptions)
        shelf = self._service.rooms.shelf
        return store, shelf, shelf.after((), names)

    def __exit__(self, *raised: object) -> None:
        self._service.store.close()
        self._service.directory.close()
