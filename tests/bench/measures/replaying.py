"""P7: a whole day folded into every view, beside the decoding alone. P8: any moment of it on the screen. Never judges.

P8 does what a replay has to: the newest checkpoint before the moment, as the server keeps them every so many events,
the events after it from the log, and the view's frame.
"""

from __future__ import annotations

import gc
import random
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

import msgpack

from domain.books import Books
from domain.workshop.events import WorkshopOpened
from projections.house import Projections
from server.checkpoints.keeper import EVERY
from server.checkpoints.pickled import pickled, unpickled
from server.collector import at_rest
from server.live.shelf import Shelf
from server.log.store import Store
from server.protocol import outgoing
from server.service import Service
from server.settings import Settings
from tests.bench.apart import apart
from tests.bench.context import Context
from tests.bench.crowd import URL
from tests.bench.day import Day
from tests.bench.figures import Figure, median
from tests.bench.goals import GOALS
from tests.bench.measures.days import long
from tests.bench.reading import quantile

MOMENTS = 40
"""Looked up in a round of P8."""


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
    rounds = await apart(_looked_up, day, context.size.rounds)
    return [
        median(
            GOALS["P8"],
            [quantile(sorted(some), 0.95) for some in rounds],
            shares={"p50": quantile(sorted([ms for some in rounds for ms in some]), 0.5)},
            notes=[f"from a checkpoint every {EVERY:,} events and the log; a table's view or the hall's, as its frame"],
        ),
    ]


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


def _looked_up(day: Day, rounds: int) -> list[list[float]]:
    """Milliseconds of each moment, a list a round."""
    with _Log(day) as (store, shelf, books):
        kept, last = _checkpoints(store, shelf, books, day.workshop)
        rng = random.Random(1)  # noqa: S311 - which moment, not a secret
        return [
            [_moment(store, shelf, kept, day.workshop, rng.randrange(min(kept), last + 1), rng) for _ in range(MOMENTS)]
            for _ in range(rounds)
        ]


def _checkpoints(store: Store, shelf: Shelf, books: Books, workshop: str) -> tuple[dict[int, bytes], int]:
    """By seq, every EVERY events, and the last seq of all."""
    kept: dict[int, bytes] = {}
    projections = Projections(workshop, books, shelf.of)
    for at in range(0, 10**9, EVERY):
        projections.follow(store.read(workshop, after=at, limit=EVERY))
        seq = projections.workshop.seq
        if seq < at + EVERY:
            return kept or {seq: pickled(((projections.workshop, projections.memory()), store.origins(workshop)))}, seq
        kept[seq] = pickled(((projections.workshop, projections.memory()), store.origins(workshop)))
    raise AssertionError("a day ends")


def _moment(store: Store, shelf: Shelf, kept: dict[int, bytes], workshop: str, seq: int, rng: random.Random) -> float:
    begun = time.perf_counter()
    nearest = max(at for at in kept if at <= seq)
    with at_rest():
        (state, memory), _ = unpickled(kept[nearest])
        projections = Projections.recalled(state, memory, shelf.of)
        projections.follow(store.read(workshop, after=nearest, limit=seq - nearest))
    name = rng.choice(["hall", f"table/{rng.randrange(len(projections.workshop.tables)) + 1}"])
    view = projections.views[name]
    outgoing.snapshot(name, seq, view.snapshot())
    return (time.perf_counter() - begun) * 1000


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
