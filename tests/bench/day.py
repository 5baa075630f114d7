"""A long day lived through in seconds: real commands, decided and written in batches, the same for the same seed.

Never through a socket: what is measured is what comes after such a day.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.books import Books
from domain.errors import Refused
from domain.recorded import Recorded
from domain.table import commands as table
from domain.table.events import ProposalWithdrawn
from domain.table.grades import GRADES
from domain.workshop.context import Context as Circumstances
from domain.workshop.decide import Command, decide
from domain.workshop.state import Event, Workshop, evolve
from server.log.store import Batch, RememberedCommand, Store
from server.service import Service
from server.settings import Settings
from tests.bench.crowd import URL, bring
from tests.bench.seats import Cell, Crowd

BATCH = 500
"""Events written at once."""

PACE = 50
"""Milliseconds of the day between two commands at most."""

TEXTS = ("", "", "", "Fordi det hjælper borgerne.", "Det kan vi først fra næste år.")


@dataclass(frozen=True, slots=True)
class Day:
    """A log that holds it, and who was there; the first workshop is the one that it was lived in."""

    database: Path
    crowd: Crowd

    @property
    def workshop(self) -> str:
        return self.crowd.workshops[0]


async def long_day(folder: Path, people: int, tables: int, events: int, seed: int = 1) -> Day:
    """A workshop in whose log `events` stand, its people's coming in included."""
    day = Day(folder / "raaderum.sqlite", await bring(folder / "raaderum.sqlite", people, tables))
    service = Service.open(Settings(day.database, URL))
    try:
        _Living(service, day, random.Random(seed)).until(events)  # noqa: S311 - load, not a secret
    finally:
        await service.close()
    return day


class _Living:
    def __init__(self, service: Service, day: Day, rng: random.Random) -> None:
        self._store: Store = service.store
        self._rng = rng
        self._cells = day.crowd.cells
        self._workshop = Workshop(day.workshop)
        for fact in self._store.read(day.workshop):
            self._workshop = evolve(self._workshop, fact)
        self._books: Books = service.rooms.shelf.of(self._workshop.versions)
        self._people = [(f"p:{pid}", person.table) for pid, person in self._workshop.participants.items()]
        self._facts: list[Recorded[Event]] = []
        self._commands: list[RememberedCommand] = []
        self._written = self._workshop.seq
        self._now = self._workshop.last_at

    def until(self, events: int) -> None:
        while self._workshop.seq < events:
            actor, number = self._rng.choice(self._people)
            self._now += self._rng.randrange(PACE)
            self._send(actor, self._wish(number), events - self._workshop.seq)
            if len(self._facts) >= BATCH:
                self._write()
        self._write()

    def _send(self, actor: str, command: Command, room: int) -> None:
        """Refusals are part of a day; `room`: events that may still be written."""
        before = self._workshop
        try:
            decision = decide(before, command, Circumstances(actor, None, self._now, before.seq, 1, False), self._books)
        except Refused:
            return
        if not decision.events or len(decision.events) > room:
            return
        if any(isinstance(event, ProposalWithdrawn) for event in decision.events):
            return  # an undo of the first choice: whoever edits after this day finds every proposal chosen
        id = f"day-{before.seq:08d}"
        for event in decision.events:
            state = self._workshop
            fact = Recorded(
                state.id, state.seq + 1, self._now, actor, None, id, before.seq, 1, 1, decision.undoes, event
            )
            self._workshop = evolve(state, fact)
            self._facts.append(fact)
        digest = secrets.token_bytes(16)
        self._commands.append(RememberedCommand(before.id, actor, id, digest, before.seq + 1, self._workshop.seq))

    def _write(self) -> None:
        if self._facts:
            batch = Batch(self._workshop.id, self._written, tuple(self._facts), tuple(self._commands))
            self._store.append(batch).result()
            self._written = self._workshop.seq
            self._facts, self._commands = [], []

    def _wish(self, number: int) -> Command:
        """Six of ten set an amount; the rest is what else people do at a table."""
        rng, cell = self._rng, self._rng.choice(self._cells)
        if rng.random() < 0.6:
            return table.SetAmount(number, cell.proposal, cell.year, -rng.randrange(9_000_000), rng.choice(TEXTS))
        return rng.choice(_OTHERS)(number, cell, rng)


_OTHERS: Sequence[Callable[[int, Cell, random.Random], Command]] = (
    lambda n, cell, rng: table.SetShare(n, cell.proposal, rng.randrange(1, 101)),
    lambda n, cell, rng: table.ClearAmount(n, cell.proposal, cell.year),
    lambda n, cell, rng: table.ShiftStart(n, cell.proposal, rng.randrange(3)),
    lambda n, cell, rng: table.TakeStance(n, cell.proposal, rng.choice(GRADES), rng.choice(TEXTS)),
    lambda n, cell, rng: table.RankProposal(n, cell.proposal, rng.randrange(1, 9)),
    lambda n, cell, rng: table.WriteReason(n, cell.proposal, rng.choice(TEXTS)),
    lambda n, cell, rng: table.UndoLast(n),
)
