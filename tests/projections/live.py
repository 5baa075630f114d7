"""A workshop that is told what happened, and somebody who listens. Never decides: every fact is recorded as given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from domain.books import Books
from domain.recorded import Recorded
from domain.workshop import events
from domain.workshop.state import Event, Workshop, evolve
from projections.house import Change, Projections
from projections.rows import Row
from projections.view import View
from tests.domain.books import BOOKS, CATALOGUE
from tests.domain.versions import Papers, papers

Rows = dict[str, Row]
Fact = Recorded[Event]


class Live:
    """Folds facts as the room does, and keeps them, so that a day can be lived again."""

    def __init__(self, books: Books = BOOKS, versions: Papers | None = None) -> None:
        """books: those of the opening. versions: the documents that may replace them."""
        self.papers = versions or papers(books)
        self.projections = Projections("w", books, self.papers.of)
        self._opening = books
        self.workshop: Workshop = self.projections.workshop
        self.facts: list[Fact] = []

    @property
    def books(self) -> Books:
        """The documents in force."""
        return self.papers.of(self.workshop.versions) if self.workshop.versions else self._opening

    def tell(self, *happened: Event, actor: str = "p:one", behalf: str | None = None, undoes: int = 0) -> Live:
        """One command's events. The clock ticks a second for each event."""
        command = f"command-{self.workshop.seq + 1}"
        for event in happened:
            seq = self.workshop.seq + 1
            current = self.workshop.open_round
            round = current.number if current else 0
            self.live(Recorded("w", seq, seq * 1000, actor, behalf, command, seq - 1, round, 1, undoes, event))
        return self

    def live(self, fact: Fact) -> None:
        before, self.workshop = self.workshop, evolve(self.workshop, fact)
        self.projections.fold(before, fact, self.workshop)
        self.facts.append(fact)

    def rows(self, view: str) -> dict[str, Any]:
        """What a view shows now. Not typed: a test reads fields by the kind of the row."""
        self.projections.take_changes()
        return cast(dict[str, Any], self.projections.views[view].snapshot())


@dataclass
class Listener:
    """A copy of one view, kept as a client keeps it."""

    seq: int = 0
    rows: Rows = field(default_factory=dict)

    @classmethod
    def of(cls, view: View) -> Listener:
        return cls(view.seq, view.snapshot())

    def hear(self, change: Change) -> None:
        assert change.from_ <= self.seq, "a gap"
        self.apply(change.to, change.rows, change.gone)

    def apply(self, to: int, rows: Mapping[str, Row], gone: tuple[str, ...]) -> None:
        self.rows.update(rows)
        for key in gone:
            self.rows.pop(key, None)
        self.seq = to


def opened(*tables: int, books: Books = BOOKS, versions: Papers | None = None) -> Live:
    """A workshop with these tables, one person at each of the first two, and round 1 open."""
    live = Live(books, versions).tell(events.WorkshopOpened("Actor day", "b" * 64, CATALOGUE, "a" * 64), actor="f:1")
    live.tell(*(events.TableAdded(number, "") for number in tables), actor="f:1")
    for pid, group, table in (("one", "council", 1), ("two", "employees", 2)):
        live.tell(events.ParticipantRegistered(pid, group, ""), events.ParticipantSeated(pid, table), actor="f:1")
    return live.tell(events.RoundOpened(1, "First round", 10_000_000, False), actor="f:1")
