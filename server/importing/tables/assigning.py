"""Which sheet of which file is which table of a mapping, and whose files they are. Reads no row but the names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from server.importing.grids.sheet import Book, Sheet
from server.importing.mapping import Mapping as FileMapping
from server.importing.mapping import Table
from server.importing.problems import ImportProblem, Problems
from server.importing.tables.header import Header

LONGEST_ENDING = 4


@dataclass(frozen=True, slots=True)
class Assigned:
    """sheet: None where the file is not there, which is told."""

    table: Table
    sheet: Sheet | None


def assigned(
    mapping: FileMapping, books: Sequence[Book], unread: Iterable[str], problems: Problems, *, in_part: bool = False
) -> list[Assigned]:
    """Each table's sheet. unread: files that could not be read, which is told already. in_part: some may be missing."""
    by_name = {stem(book.file): book for book in books} | {book.file.casefold(): book for book in books}
    missing = {name.casefold() for name in unread}
    named = {stem(table.file) for table in mapping.tables if table.file}
    free = [book for book in books if stem(book.file) not in named]
    found: list[Assigned] = []
    used: set[str] = set()
    for table in mapping.tables:
        book = _book(table, by_name, free)
        if book is None and len(mapping.tables) == len(free) == 1 and not table.file:
            book = free[0]  # what it lacks is told by its name
        if book is None:
            told = table.file.casefold() in missing or (missing and not table.file)
            if not told and not in_part:
                problems.add(ImportProblem(table.file or "*", 0, "", "", "missing_file"))
            found.append(Assigned(table, None))
            continue
        used.add(book.file)
        found.append(Assigned(table, _sheet(table, book, problems)))
    ignored = [name.casefold() for name in mapping.ignore]
    for book in books:
        if book.file not in used and not any(fnmatchcase(book.file.casefold(), name) for name in ignored):
            problems.add(ImportProblem(book.file, 0, "", "", "file_not_used"))
    _tell_hidden(books, found, problems)
    return found


def stem(name: str) -> str:
    """driftslinjer of Driftslinjer.csv: people save the same table as CSV and as a workbook."""
    base, dot, ending = name.casefold().rpartition(".")
    return base if dot and len(ending) <= LONGEST_ENDING else name.casefold()


def belongs(table: Table, books: Iterable[Book]) -> bool:
    """Whether one of the files has the columns that only this table's file has."""
    return bool(table.hallmarks) and any(_has(sheet, table, table.hallmarks) for book in books for sheet in book.sheets)


def _book(table: Table, by_name: Mapping[str, Book], free: Iterable[Book]) -> Book | None:
    """By its name, or that name saved as something else (driftslinjer.xlsx); else the one file nobody names that has
    the table's columns (next year's file has another name)."""
    book = by_name.get(table.file.casefold()) or by_name.get(stem(table.file))
    if book is not None:
        return book
    asked = table.hallmarks or tuple(name for field, name in table.columns.items() if field not in table.optional)
    fitting = [one for one in free if asked and any(_has(sheet, table, asked) for sheet in one.sheets)]
    return fitting[0] if len(fitting) == 1 or (fitting and not table.file) else None


def _sheet(table: Table, book: Book, problems: Problems) -> Sheet | None:
    if table.sheet:
        for sheet in book.sheets:
            if sheet.name.casefold() == table.sheet.casefold():
                return sheet
        problems.add(ImportProblem(book.file, 0, "", "", "sheet_not_there", table.sheet))
        return None
    asked = table.hallmarks or tuple(table.columns.values())
    visible = [sheet for sheet in book.visible() if sheet.rows] or list(book.visible()) or list(book.sheets)
    return next((sheet for sheet in visible if _has(sheet, table, asked)), visible[0])


def _has(sheet: Sheet, table: Table, names: Sequence[str]) -> bool:
    return Header(sheet, table.header).has(names)


def _tell_hidden(books: Iterable[Book], found: Iterable[Assigned], problems: Problems) -> None:
    read = {(one.sheet.file, one.sheet.name) for one in found if one.sheet is not None}
    for book in books:
        for sheet in book.sheets:
            if sheet.hidden and (sheet.file, sheet.name) not in read:
                problems.add(ImportProblem(sheet.file, 0, "", "", "hidden_sheet", sheet=sheet.name))
