"""What one cell says, as text, as kroner or as a rate. What cannot be read is told, and answered by "" or 0.

A table of 30,000 rows must not take seconds: words and amounts that were read once are looked up after that.
"""

from __future__ import annotations

from collections.abc import Sequence

from domain import clean, errors
from server.importing import numbers
from server.importing.grids.cell import Cell, Flaw, shown
from server.importing.mapping import AmountColumns
from server.importing.tables.entry import Entry

EXAMPLE, DECIMAL_EXAMPLE = "-1250", "-1.250,5"


class Values:
    """Of one table. columns: what its amounts are, None where it has none."""

    __slots__ = ("_amounts", "_columns", "_texts", "unread")

    def __init__(self, columns: AmountColumns | None) -> None:
        self._columns = columns
        self._texts: dict[Cell, str] = {}
        self._amounts: dict[Cell, int] = {}
        self.unread = 0
        """Amounts so far that could not be read."""

    def text(self, cells: Sequence[Cell], place: int, entry: Entry | None = None) -> str:
        """NFC, one line, stripped, at most 2,000 characters. entry: the row that is told of."""
        cell = cells[place] if place < len(cells) else ""
        known = self._texts.get(cell)
        if known is not None:
            return known
        code, about = "", ""
        try:
            if isinstance(cell, Flaw):
                code = cell.code
            else:
                text = self._texts[cell] = clean.reason(shown(cell))
                return text
        except errors.TextTooLong:
            code, about = "text_too_long", f"{clean.REASON_LENGTH}"
        except errors.TextNotClean:
            code = "text_not_clean"
        if entry is not None:
            entry.problem_at(place, code, about)
        return ""

    def amount(self, entry: Entry, place: int) -> int:
        """Kroner; blank is zero or told, as the table says."""
        cell = entry.cells[place] if place < len(entry.cells) else ""
        known = self._amounts.get(cell)
        if known is not None:
            return known
        columns = self._columns
        assert columns is not None  # noqa: S101 - only tables with amounts have places of them
        if isinstance(cell, str) and not cell.strip():
            return self._unread(entry, place, "required", EXAMPLE) if columns.blank == "problem" else 0
        try:
            number = numbers.amount(cell, columns.decimals, columns.point)
        except numbers.NotANumber:
            if isinstance(cell, Flaw):
                return self._unread(entry, place, cell.code)
            if columns.decimals:
                return self._unread(entry, place, "not_amount", DECIMAL_EXAMPLE)
            return self._unread(entry, place, "not_whole", EXAMPLE)
        except numbers.TooLarge:
            return self._unread(entry, place, "too_large")
        kroner = number * columns.unit // int(10**columns.decimals)
        if abs(kroner) > numbers.LARGEST:
            return self._unread(entry, place, "too_large")
        kroner = self._amounts[cell] = -kroner if columns.reversed else kroner
        return kroner

    def _unread(self, entry: Entry, place: int, code: str, about: str = "") -> int:
        self.unread += 1
        entry.problem_at(place, code, about)
        return 0

    @staticmethod
    def scaled(entry: Entry, place: int, decimals: int) -> int:
        """A rate or full-time posts, times 10^decimals."""
        cell = entry.cells[place] if place < len(entry.cells) else ""
        if isinstance(cell, str) and not cell.strip():
            entry.problem_at(place, "required", str(decimals))
            return 0
        try:
            return numbers.scaled(cell, decimals)
        except numbers.NotANumber:
            code = cell.code if isinstance(cell, Flaw) else "not_decimal"
            entry.problem_at(place, code, "" if isinstance(cell, Flaw) else str(decimals))
        except numbers.TooLarge:
            entry.problem_at(place, "too_large")
        return 0


def holds_something(cell: Cell) -> bool:
    """Blanks alone are nothing; zero is something."""
    return bool(cell.strip()) if type(cell) is str else True
