"""The ring of the latest edits: bounded, so that it stays small however long the day is. The audit trail is elsewhere.

before and after are what an edit turned: the share in per cent (a choice, a withdrawal, a share), the shift in years,
the place in the order, the amount the table had set and sets for a year, in the proposal's own price level, or a tax's
turned rate of a year. One of them is left out where there is none: the year followed the catalogue or the budget, or
the proposal was not chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from domain.table import events, fold
from domain.table.inverse import Note
from domain.table.state import AtTable, TableBudget
from projections.memory import Remembering
from projections.rows import RecentRow

LENGTH = 12

NAMES: Mapping[type[events.TableEvent], str] = {
    events.ProposalChosen: "table.proposal_chosen",
    events.ProposalWithdrawn: "table.proposal_withdrawn",
    events.ShareSet: "table.share_set",
    events.StartShifted: "table.start_shifted",
    events.AmountSet: "table.amount_set",
    events.AmountCleared: "table.amount_cleared",
    events.OwnProposalAdded: "table.own_proposal_added",
    events.AppropriationNamed: "table.appropriation_named",
    events.TaxRateSet: "table.tax_rate_set",
    events.TaxRateCleared: "table.tax_rate_cleared",
    events.ChangeAcknowledged: "table.change_acknowledged",
    events.ProposalRanked: "table.proposal_ranked",
    events.ReasonWritten: "table.reason_written",
    events.StanceTaken: "table.stance_taken",
    events.StanceWithdrawn: "table.stance_withdrawn",
}
"""An edit's name on the wire: the one the event bears in the log."""


_KEYS = tuple(f"recent/{slot}" for slot in range(LENGTH))


class Recent:
    """One edit, whose row is made when somebody asks."""

    __slots__ = ("_note", "_row")

    def __init__(self, note: Note) -> None:
        self._note = note
        self._row: RecentRow | None = None

    @property
    def seq(self) -> int:
        return self._note.recorded.seq

    @property
    def row(self) -> RecentRow:
        """The same one for the table and for the hall."""
        if self._row is None:
            self._row = _row(self._note)
        return self._row


class Ring(Remembering):
    """The latest rows, each in its slot until the ring has come round. In a busy room most never become a row."""

    __slots__ = ("_next", "_rows", "_waiting")
    REMEMBERS = ("_next", "_rows")

    def __init__(self) -> None:
        self._rows: list[RecentRow | None] = [None] * LENGTH
        self._waiting: dict[int, Recent] = {}
        self._next = 0

    def push(self, recents: Sequence[Recent], count: int) -> dict[str, int]:
        """Keeps the last of `count` edits: as many as there were, or as it holds. Key of each one's slot -> position.

        Their rows are asked for before anything is remembered.
        """
        first = self._next + count - len(recents)
        self._next = (self._next + count) % LENGTH
        marks = {}
        for slot, recent in enumerate(recents, first):
            self._waiting[slot % LENGTH] = recent
            marks[_KEYS[slot % LENGTH]] = recent.seq
        return marks

    def row(self, slot: str) -> RecentRow | None:
        number = int(slot)
        if number in self._waiting:
            self._rows[number] = self.shown(self._waiting.pop(number))
        return self._rows[number]

    def shown(self, recent: Recent) -> RecentRow:
        return recent.row


class RingOfTables(Ring):
    """The same as the hall sees it: the table, never the person."""

    __slots__ = ()

    def shown(self, recent: Recent) -> RecentRow:
        row = recent.row.copy()
        row.pop("by", None)
        return row


def last_of(notes: Sequence[Note]) -> list[Recent]:
    """As many as a ring holds."""
    return [Recent(note) for note in notes[-LENGTH:]]


def _row(note: Note) -> RecentRow:
    """One edit at a table, with who made it."""
    fact, event = note.recorded, note.recorded.event
    was = _before(note)
    before, after = value_of(was, event), value_of(fold.apply(was, event), event)
    row: RecentRow = {
        "seq": fact.seq,
        "at": fact.at,
        "table": event.table,
        "what": NAMES[type(event)],
        "by": fact.actor,
    }
    if isinstance(event, events.TaxEvent):
        row["tax"] = event.tax
    else:
        row["proposal"] = event.proposal
    if isinstance(event, events.AmountSet | events.AmountCleared | events.TaxEvent):
        row["year"] = event.year
    if before is not None:
        row["before"] = before
    if after is not None:
        row["after"] = after
    if fact.undoes:
        row["undoes"] = fact.undoes
    return row


def _before(note: Note) -> TableBudget:
    """Of the table as it was, what the event can turn."""
    choices = {} if note.choice is None else {note.choice.proposal: note.choice}
    return TableBudget(note.recorded.event.table, choices=choices, order=note.order, rates=note.rates)


def value_of(table: AtTable, event: events.TableEvent) -> int | None:
    """What this event turns or has turned, as it is now; None if there is none."""
    match event:
        case events.AmountSet(proposal=proposal, year=year) | events.AmountCleared(proposal=proposal, year=year):
            choice = table.choices.get(proposal)
            held = None if choice is None else choice.amounts.get(year)
            return None if held is None else held.amount
        case (
            events.ShareSet(proposal=proposal)
            | events.ProposalChosen(proposal=proposal)
            | events.ProposalWithdrawn(proposal=proposal)
        ):
            choice = table.choices.get(proposal)
            return None if choice is None else choice.share
        case events.StanceTaken() | events.StanceWithdrawn() | events.ReasonWritten():
            return None
        case events.StartShifted(proposal=proposal):
            choice = table.choices.get(proposal)
            return None if choice is None else choice.shift
        case events.ProposalRanked(proposal=proposal):
            return table.order.index(proposal) + 1 if proposal in table.choices else None
        case events.TaxRateSet(tax=tax, year=year) | events.TaxRateCleared(tax=tax, year=year):
            return table.rates.get((tax, year))
        case events.OwnProposalAdded() | events.AppropriationNamed() | events.ChangeAcknowledged():
            return None
        case _:
            assert_never(event)


def without_content(row: RecentRow) -> RecentRow:
    """As everyone sees it while results are hidden: that a table did something, and nothing else."""
    return {"seq": row["seq"], "at": row["at"], "table": row["table"]}
