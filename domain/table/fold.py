"""How a table's budget follows from its events. Never refuses: what is recorded has happened."""

from __future__ import annotations

from domain.recorded import Recorded
from domain.table import events
from domain.table.draft import Draft
from domain.table.state import TableBudget


def evolve(table: TableBudget, recorded: Recorded[events.TableEvent]) -> TableBudget:
    """The table after one recorded event, with who touched which row and what would undo it."""
    draft = Draft(table)
    draft.fold(recorded)
    return draft.finished()


def apply(table: TableBudget, event: events.TableEvent) -> TableBudget:
    """The table after one fact, without the bookkeeping of who and when."""
    draft = Draft(table)
    draft.apply(event)
    return draft.finished()
