"""What a voyage came to: the clients' histories, the log as it stands on disk, and what it folds to. Never judges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from client import wire
from domain.recorded import Recorded
from domain.table import events as table_events
from domain.workshop import events
from domain.workshop.state import Event
from projections.house import Projections
from server.live.shelf import Shelf
from server.log.store import Store
from server.protocol import outgoing
from tests.faults.checker import Entry, Fault, Folded, check
from tests.faults.history import Content, History, Saved, content


@dataclass(frozen=True, slots=True)
class Logbook:
    histories: Sequence[History]
    log: Sequence[Entry]
    folded: Folded
    rounds: int
    noticed: Sequence[Fault] = ()
    healed: float = 0.0

    @property
    def faults(self) -> list[Fault]:
        return [*self.noticed, *check(self.histories, self.log, self.folded)]

    @property
    def kinds(self) -> set[str]:
        """Of the faults."""
        return {fault.kind for fault in self.faults}

    @property
    def acknowledged(self) -> int:
        return sum(isinstance(asked.outcome, Saved) for history in self.histories for asked in history.asked)

    @property
    def left_open(self) -> int:
        """Commands that had to be asked for again, since nobody could say whether they stand."""
        return sum(asked.again for history in self.histories for asked in history.asked)

    @property
    def reopened(self) -> int:
        """How often a round was closed and another opened while everybody edited."""
        return sum(entry.closes > 0 for entry in self.log)


def read(store: Store, workshop: str) -> tuple[list[Entry], Folded]:
    """The log by the server's own reader, and every table's rows folded from nothing, as they would travel."""
    facts = list(store.read(workshop))
    opened = facts[0].event
    assert isinstance(opened, events.WorkshopOpened)
    shelf = Shelf(store.get_document)
    books = shelf.after((), (opened.budget, opened.catalogue, opened.assumptions))
    _, projections = Projections.of(workshop, books, facts, shelf.of)
    tables = (name for name in projections.views if name.startswith("table/"))
    return [_entry(fact) for fact in facts], {int(name[6:]): _travelled(projections, name) for name in tables}


def _travelled(projections: Projections, name: str) -> Mapping[str, Any]:
    view = projections.views[name]
    rows: Mapping[str, Any] = wire.decode(outgoing.snapshot(name, view.seq, view.snapshot()))["rows"]
    return rows


def _entry(fact: Recorded[Event]) -> Entry:
    wish: Content | None = None
    opens = closes = 0
    match fact.event:
        case table_events.AmountSet(table, proposal, year, amount, _):
            wish = content("set_amount", {"table": table, "proposal": proposal, "year": year, "amount": amount})
        case events.RoundOpened(round=number) | events.RoundReopened(round=number):
            opens = number
        case events.RoundClosed(round=number):
            closes = number
        case _:
            pass
    return Entry(fact.seq, fact.actor, fact.command_id, wish, fact.at, fact.term, opens, closes)
