"""Files of our own, which need no mapping: their readers are asked before any mapping is. Opens no file.

Whoever writes such files adds what reads them to NATIVE.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from server.importing.grids import Book, Flaw
from server.importing.imported import Imported
from server.importing.problems import ImportFailed, ImportProblem, Problems
from server.importing.workbook import Grids, is_ours, read_workbook


class NativeReader(Protocol):
    """Books come safely read, hidden sheets with them."""

    def recognises(self, books: Sequence[Book]) -> bool:
        """Whether one of them is ours."""

    def read(self, books: Sequence[Book], problems: Problems) -> Imported | None:
        """None, and told, if something stands in the way."""


class OwnWorkbook:
    """What `server/exporting` writes."""

    def recognises(self, books: Sequence[Book]) -> bool:
        return any(is_ours(_grids(book)) for book in books if book.kind != "csv")

    def read(self, books: Sequence[Book], problems: Problems) -> Imported | None:
        ours, *others = sorted(books, key=lambda book: not is_ours(_grids(book)))
        for book in others:
            problems.add(ImportProblem(book.file, 0, "", "", "file_not_used"))
        try:
            return read_workbook(ours.file, _grids(ours))
        except ImportFailed as failed:
            for problem in failed.problems:
                problems.add(problem)
            return None


def _grids(book: Book) -> Grids:
    """A cell nobody worked out is told as what it is no number: it must not pass for a blank one."""
    return {
        sheet.name: [[(cell.shown or "=") if isinstance(cell, Flaw) else cell for cell in row] for row in sheet.rows]
        for sheet in book.sheets
    }


NATIVE: list[NativeReader] = [OwnWorkbook()]
"""Asked in order."""


def native_reader(books: Sequence[Book]) -> NativeReader | None:
    """The one that knows the files, if any does."""
    return next((reader for reader in NATIVE if reader.recognises(books)), None)
