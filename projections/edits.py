"""A batch of edits at one table, sorted by what they can move, so that each thing is marked once however many moved it.

Made of the notes that the fold takes, in the log's order. Never folds anything, and knows no row but by its key.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, TypeGuard, get_args

from domain.table import events
from domain.table.inverse import Note

Choosing: TypeAlias = (
    events.AmountSet
    | events.AmountCleared
    | events.ShareSet
    | events.ProposalChosen
    | events.ProposalWithdrawn
    | events.StartShifted
)
"""The events of a choice that can move an amount."""

Replacing: TypeAlias = events.ProposalChosen | events.ProposalWithdrawn
"""A choice comes or goes, with all that was set and said of it."""

_CHOOSING = frozenset(get_args(Choosing))
_REPLACING = frozenset(get_args(Replacing))


class Edits:
    """last: position of the last of them. rows: key -> position of the last that changed it; so with the two below.

    moved: proposals whose choice changed. taxes: that were turned. others: notes of what moves no amount.
    seen: notes of those that people see as edits; that somebody has seen what changed under a choice is none.
    """

    __slots__ = ("last", "moved", "others", "rows", "seen", "table", "taxes")

    def __init__(self, table: int, notes: Sequence[Note]) -> None:
        self.table = table
        self.last = notes[-1].recorded.seq
        self.rows: dict[str, int] = {}
        self.moved: dict[str, int] = {}
        self.taxes: dict[str, int] = {}
        self.others: list[Note] = []
        rows, moved = self.rows, self.moved
        for note in notes:
            fact = note.recorded
            event, seq = fact.event, fact.seq
            for row in note.rows:
                rows[row] = seq
            if _is_choosing(event):
                moved[event.proposal] = seq
                if _is_replacing(event):
                    self._replace(note, event, seq)
            elif isinstance(event, events.TaxEvent):
                self.taxes[event.tax] = seq
            else:
                self.others.append(note)
        self.seen = notes if not self.others else [note for note in notes if is_seen(note)]

    def _replace(self, note: Note, event: Replacing, seq: int) -> None:
        """The rows under the choice go. The table's order is another, unless it held the proposal already."""
        if note.choice is not None:
            self.rows[f"reason/{event.proposal}"] = seq
            for year in note.choice.amounts:
                self.rows[f"amount/{event.proposal}/{year}"] = seq
        if isinstance(event, events.ProposalChosen) != (event.proposal in note.order):
            self.rows["order"] = seq


def _is_choosing(event: events.TableEvent) -> TypeGuard[Choosing]:
    """Asked for every edit: `isinstance` would try one class after the other."""
    return type(event) in _CHOOSING


def _is_replacing(event: events.TableEvent) -> TypeGuard[Replacing]:
    return type(event) in _REPLACING


def is_seen(note: Note) -> bool:
    return type(note.recorded.event) is not events.ChangeAcknowledged
