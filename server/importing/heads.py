"""The first rows of every sheet, for somebody who chooses columns on a screen. Understands nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from server.importing.grids import Book, Sheet, books_of, shown
from server.importing.problems import ImportProblem, Problems

ROWS, COLUMNS, LONGEST = 12, 60, 80


class Head(msgspec.Struct, frozen=True):
    """rows: text as it stands, cut; the first is row 1. width: columns in all. rows_in_all: as a spreadsheet counts."""

    file: str
    sheet: str
    hidden: bool
    encoding: str
    delimiter: str
    rows_in_all: int
    width: int
    rows: tuple[tuple[str, ...], ...]


def heads(files: Mapping[str, bytes]) -> tuple[tuple[Head, ...], tuple[ImportProblem, ...]]:
    """Of every sheet of every file that can be read, and what is wrong with the others."""
    problems = Problems()
    found = heads_of(books_of(files, problems))
    return found, problems.all


def heads_of(books: Sequence[Book]) -> tuple[Head, ...]:
    """The same, of files that were read."""
    return tuple(_head(sheet, book.encoding, book.delimiter) for book in books for sheet in book.sheets)


def _head(sheet: Sheet, encoding: str, delimiter: str) -> Head:
    rows = tuple(tuple(shown(cell)[:LONGEST] for cell in row[:COLUMNS]) for row in sheet.rows[:ROWS])
    width = max(map(len, sheet.rows), default=0)
    return Head(sheet.file, sheet.name, sheet.hidden, encoding, delimiter, len(sheet.rows), width, rows)
