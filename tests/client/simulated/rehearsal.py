"""A whole simulated day without a socket or a clock: people decide on rows, the domain answers, the projections fold.

The people see exactly the rows that would travel; time is a heap of moments. Never waits for anything.
"""

from __future__ import annotations

import heapq
import itertools
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgpack

from client.simulated import catalogue, rhythm, temperament
from client.simulated.deciding import decide as wish
from client.simulated.intention import Intention, Mind
from client.simulated.liking import likings
from client.simulated.moment import Moment
from client.simulated.sight import look
from client.simulated.temperament import Person
from domain.books import Books
from domain.errors import Refused
from domain.recorded import Recorded
from domain.workshop import actors, commands
from domain.workshop.context import Context
from domain.workshop.decide import Command, Decision, decide
from domain.workshop.state import Event, Workshop, evolve
from projections.house import Projections
from projections.rows import Row
from server import documents
from server.demo.day import FJORDBAEK, Plan, participants, targets
from server.importing import Imported, read
from server.protocol.commands import parse

START = 1_600_000_000_000
"""Milliseconds UTC."""


@dataclass
class Sitter:
    """One person, and where they sit."""

    person: Person
    actor: str
    table: int
    rng: random.Random
    likings: dict[str, float]
    mind: Mind = field(default_factory=Mind)


class Rehearsal:
    """log: all that was recorded. overwrites: edits whose sender had not seen another's. refused: by code."""

    def __init__(self, tables: int, people: int, seed: int, budget: Path = FJORDBAEK) -> None:
        imported = read(budget)
        self._catalogue = catalogue.read(msgpack.unpackb(documents.encode(imported.catalogue)))
        self._books = _books(imported)
        self.workshop = Workshop("rehearsal")
        self.projections = Projections("rehearsal", self._books)
        self.log: list[Recorded[Event]] = []
        self.overwrites = 0
        self.refused: Counter[str] = Counter()
        self.sent: Counter[str] = Counter()
        self._now = 0.0
        self._ids = itertools.count()
        self._agenda: list[tuple[float, int, Callable[[], None]]] = []
        self._open(imported, tables)
        for place in participants(Plan(tables, people, 1.0), [c.id for c in imported.budget.committees]):
            pid = f"x{next(self._ids)}"
            self._do("f:1", commands.RegisterParticipant(pid, place.group, place.home_committee, place.table))
            self._sit(temperament.draw(seed, place.name, place.group, place.home_committee), pid, place.table)

    def hold(self, minutes: float) -> Rehearsal:
        """So much of the day goes by."""
        end = self._now + minutes * 60
        while self._agenda and self._agenda[0][0] <= end:
            self._now, _, act = heapq.heappop(self._agenda)
            act()
        self._now = end
        return self

    def rows(self, view: str) -> dict[str, Row]:
        return self.projections.views[view].rows

    def _open(self, imported: Imported, tables: int) -> None:
        self._do("server", commands.OpenWorkshop("Aktørdag", "b", "c", "a"))
        self._do("f:1", commands.AddTables(tables))
        for target in targets(imported, tables):
            self._do("f:1", target)
        self._do("f:1", commands.OpenRound(ends_at=START + 10**9, title="Runde 1"))

    def _sit(self, person: Person, pid: str, table: int) -> None:
        rng = random.Random(f"{person.dice}/acts")  # noqa: S311 - a rhythm, not a secret
        sitter = Sitter(person, actors.participant(pid), table, rng, likings(person, self._catalogue))
        self._later(rhythm.arriving(rng), lambda: self._look(sitter))

    def _look(self, sitter: Sitter) -> None:
        sight = look(self.rows("day"), self.rows(f"table/{sitter.table}"), sitter.actor, sitter.table, self._catalogue)
        intention = wish(Moment(sitter.person, sitter.likings, sight, sitter.mind, sitter.rng))
        if intention is None:
            self._rest(sitter)
            return
        basis = self.workshop.seq
        self._later(rhythm.typing(sitter.rng), lambda: self._send(sitter, intention, basis))

    def _send(self, sitter: Sitter, intention: Intention, basis: int) -> None:
        self.sent[intention.cmd] += 1
        try:
            decision = self._do(sitter.actor, parse(intention.cmd, dict(intention.args)), basis)
        except Refused as refused:
            self.refused[refused.code] += 1
            sitter.mind.was_refused(intention)
        else:
            self.overwrites += bool(decision.overwrote)
            sitter.mind.did(intention)
        self._rest(sitter)

    def _rest(self, sitter: Sitter) -> None:
        self._later(rhythm.reading(sitter.person, sitter.mind.acts, sitter.rng), lambda: self._look(sitter))

    def _later(self, seconds: float, act: Callable[[], None]) -> None:
        heapq.heappush(self._agenda, (self._now + seconds, next(self._ids), act))

    def _do(self, actor: str, command: Command, basis: int | None = None) -> Decision:
        now = START + round(self._now * 1000)
        seen = self.workshop.seq if basis is None else basis
        shown = self.workshop.current_round
        decision = decide(self.workshop, command, Context(actor, None, now, seen, shown, late=False), self._books)
        command_id = f"c{next(self._ids):07}"
        for event in decision.events:
            before = self.workshop
            fact = Recorded(
                before.id, before.seq + 1, now, actor, None, command_id, seen, shown, 1, decision.undoes, event
            )
            self.workshop = evolve(before, fact)
            self.projections.fold(before, fact, self.workshop)
            self.log.append(fact)
        self.projections.take_changes()
        return decision


def _books(imported: Imported) -> Books:
    return documents.load_books(
        documents.encode(imported.budget), documents.encode(imported.catalogue), documents.encode(imported.assumptions)
    )
