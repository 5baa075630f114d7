"""A run of edits at the tables of a workshop, folded without a state of the workshop for each. Knows no other event."""

from __future__ import annotations

from domain.recorded import Recorded
from domain.table.draft import Draft
from domain.table.events import TableEvent
from domain.workshop.state import Workshop


class Run:
    """Drafts of the tables that edits have come to."""

    __slots__ = ("_drafts", "_last", "_workshop")

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._drafts: dict[int, Draft] = {}
        self._last: Recorded[TableEvent] | None = None

    def draft(self, fact: Recorded[TableEvent]) -> Draft:
        """That of the edit's table, which must be there, to fold the edit into. The position is the edit's then."""
        self._last = fact
        number = fact.event.table
        draft = self._drafts.get(number)
        if draft is None:
            draft = self._drafts[number] = Draft(self._workshop.tables[number])
        return draft

    def finished(self) -> Workshop:
        """The workshop after the run, which is over then."""
        if self._last is None:
            return self._workshop
        tables = {**self._workshop.tables, **{number: draft.finished() for number, draft in self._drafts.items()}}
        return self._workshop._replace(seq=self._last.seq, last_at=self._last.at, tables=tables)
