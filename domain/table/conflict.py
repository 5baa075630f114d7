"""Two people at one row: who overwrites whom (settled.md 10). Never settles it; the later wins, or is told why not."""

from __future__ import annotations

from domain import errors
from domain.table import events
from domain.table.state import TableBudget, rows_of
from domain.workshop.context import Context
from domain.workshop.decision import Overwritten


def overwritten(table: TableBudget, facts: tuple[events.TableEvent, ...], context: Context) -> tuple[Overwritten, ...]:
    """The rows these facts change that another changed after the sender's basis, each once.

    Raises ChangedSince instead for a command that comes out of an outbox. `table` is the one before the facts.
    """
    found: dict[str, Overwritten] = {}
    for fact in facts:
        for row in rows_of(table, fact):
            touch = table.touched.get(row)
            seq, by = (0, "") if touch is None else touch.by_another_than(context.actor)
            if seq > context.basis:
                if context.late:
                    raise _changed(row, seq, by)
                found[row] = Overwritten(row, by, seq)
    return tuple(found[row] for row in sorted(found))


def refuse_if_withdrawn(table: TableBudget, refused: errors.NotChosen, context: Context) -> None:
    """From an outbox, "not chosen" is told as what it is: another withdrew the proposal meanwhile."""
    row = f"choice/{refused.details['proposal']}"
    touch = table.touched.get(row)
    if context.late and touch is not None and touch.seq > context.basis and touch.actor != context.actor:
        raise _changed(row, touch.seq, touch.actor) from refused


def _changed(row: str, seq: int, by: str) -> errors.ChangedSince:
    return errors.ChangedSince("another was there first", row=row, by=by, seq=seq)
