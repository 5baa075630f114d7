"""The ring of the latest edits: bounded, so that it stays small however long the day is. The audit trail is elsewhere.

before and after are what an edit turned: the share in per cent (a choice, a withdrawal, a share), the shift in years,
the place in the order, the amount the table had set and sets for a year, in the proposal's own price level, or a tax's
turned rate of a year. One of them is left out where there is none: the year followed the catalogue or the budget, or
the proposal was not chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from domain.recorded import Recorded
from domain.table import events
from domain.table.state import TableBudget
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


class Ring(Remembering):
    """The latest rows, each in its slot until the ring has come round."""

    __slots__ = ("_next", "_rows")
    REMEMBERS = __slots__

    def __init__(self) -> None:
        self._rows: list[RecentRow] = []
        self._next = 0

    def push(self, row: RecentRow) -> str:
        """Keeps it, and returns the key of its slot."""
        slot, self._next = self._next, (self._next + 1) % LENGTH
        self._rows[slot : slot + 1] = [row]
        return f"recent/{slot}"

    def row(self, slot: str) -> RecentRow | None:
        return self._rows[int(slot)] if int(slot) < len(self._rows) else None


def recent_row(before: TableBudget, fact: Recorded[events.TableEvent], after: TableBudget) -> RecentRow:
    """One edit at a table, with who made it."""
    event = fact.event
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
    was, now = _value(before, event), _value(after, event)
    if was is not None:
        row["before"] = was
    if now is not None:
        row["after"] = now
    if fact.undoes:
        row["undoes"] = fact.undoes
    return row


def _value(table: TableBudget, event: events.TableEvent) -> int | None:
    if isinstance(event, events.TaxEvent):
        return table.rates.get((event.tax, event.year))
    choice = table.choices.get(event.proposal)
    match event:
        case _ if choice is None:
            return None
        case events.AmountSet(year=year) | events.AmountCleared(year=year):
            held = choice.amounts.get(year)
            return None if held is None else held.amount
        case events.ProposalChosen() | events.ProposalWithdrawn() | events.ShareSet():
            return choice.share
        case events.StartShifted():
            return choice.shift
        case events.ProposalRanked():
            return table.order.index(event.proposal) + 1
        case events.OwnProposalAdded() | events.AppropriationNamed() | events.ChangeAcknowledged():
            return None
        case events.ReasonWritten() | events.StanceTaken() | events.StanceWithdrawn():
            return None
        case _:
            assert_never(event)


def without_person(row: RecentRow) -> RecentRow:
    """As the hall sees it: the table, never the person."""
    shown = row.copy()
    shown.pop("by", None)
    return shown


def without_content(row: RecentRow) -> RecentRow:
    """As everyone sees it while results are hidden: that a table did something, and nothing else."""
    return {"seq": row["seq"], "at": row["at"], "table": row["table"]}
