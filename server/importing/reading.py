"""Files in, all that was understood of them out: the one road of screens, command line and tests. Stores nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from server.importing.assembling import Built, Tables, build, build_part
from server.importing.assembling.people import Expected
from server.importing.grids import Book, books_of
from server.importing.guessing import guess_of
from server.importing.imported import Imported
from server.importing.mapping import Mapping as FileMapping
from server.importing.mapping import bundled
from server.importing.native import native_reader
from server.importing.problems import ImportFailed, ImportProblem, Problems
from server.importing.tables import assigned
from server.importing.tables.assigning import belongs
from server.importing.tables.years import years_of
from server.importing.understood import Understood, understood

OURS = "raaderum"
"""In a mapping's place: a workbook of our own needs none."""

ENDINGS = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods")
"""Files of a folder that are looked at."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an import would be. imported: None if a problem stands in the way, or the files hold no budget.

    mapping: the one that was used; None for a workbook of our own, or where no mapping was found. people: participants
    the files name, [] if a problem stands in the way. problems: remarks too, in the order they were found.
    """

    understood: Understood
    imported: Imported | None
    people: tuple[Expected, ...]
    problems: tuple[ImportProblem, ...]
    mapping: FileMapping | None

    @property
    def serious(self) -> tuple[ImportProblem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "problem")


def read_files(
    files: Mapping[str, bytes],
    mapping: FileMapping | None = None,
    committees: Mapping[str, str] | None = None,
    present: Imported | None = None,
) -> Reading:
    """Files by their names, under a mapping, under the one they belong to, or a guess. Nothing they hold raises.

    committees: id -> name of the workshop, which participants' home committees are looked up in. present: the documents
    in force, which stay where the files hold no budget lines but a catalogue or assumptions alone.
    """
    problems = Problems()
    books = books_of(files, problems)
    own = native_reader(books) if mapping is None else None
    if own is not None:
        built = Built(own.read(books, problems), (), {})
        return _reading(books, built, None, problems)
    chosen = mapping or _chosen(books, problems)
    if chosen is None:
        return _reading(books, Built(None, (), {}), None, problems)
    unread = files.keys() - {book.file for book in books}
    if present is not None and not _has_lines(chosen, books):
        part = assigned(chosen, books, unread, problems, in_part=True)
        built = build_part(chosen, Tables(part, present.budget.years, problems), present, problems)
        return _reading(books, built, chosen, problems)
    tables = assigned(chosen, books, unread, problems)
    years = years_of(tables, chosen.years, problems)
    return _reading(books, build(chosen, tables, years, problems, committees or {}), chosen, problems)


def _has_lines(mapping: FileMapping, books: Sequence[Book]) -> bool:
    """Whether a table of budget lines is among the files; told nowhere, since it is only asked."""
    found = assigned(mapping, books, (), Problems(), in_part=True)
    return any(one.table.content == "lines" and one.sheet is not None for one in found)


def read(folder: Path) -> Imported:
    """The budget, catalogue and assumptions in a folder's files; ImportFailed, with every problem and its remedy."""
    reading = read_files(files_of(folder))
    if reading.imported is None:
        told = reading.serious or (ImportProblem("", 0, "", "", "no_budget"),)
        raise ImportFailed(tuple(problem if problem.file else replace(problem, file=str(folder)) for problem in told))
    return reading.imported


def files_of(path: Path) -> dict[str, bytes]:
    """The one file, or the folder's tables, by name."""
    if path.is_file():
        return {path.name: path.read_bytes()}
    return {file.name: file.read_bytes() for file in sorted(path.iterdir()) if file.suffix.lower() in ENDINGS}


def fitting(books: Sequence[Book]) -> list[FileMapping]:
    """The bundled mappings whose files are among these."""
    return [one for one in bundled().values() if any(belongs(table, books) for table in one.tables)]


def _chosen(books: Sequence[Book], problems: Problems) -> FileMapping | None:
    """The bundled mapping whose files these are, or else a guess; told if it is one, if there is none, or two."""
    found = fitting(books)
    if len(found) == 1:
        return found[0]
    guessed = None if found else guess_of(books)
    if guessed is not None:
        problems.add(ImportProblem("", 0, "", "", "mapping_guessed"))
    elif books or not problems.serious:
        names = " / ".join(one.name for one in (found or bundled().values()))
        problems.add(ImportProblem("", 0, "", "", "two_formats" if found else "not_recognised", names))
    return guessed


def _reading(books: Sequence[Book], built: Built, mapping: FileMapping | None, problems: Problems) -> Reading:
    fine = not problems.serious
    imported = built.imported if fine else None
    return Reading(
        understood(books, built.counts, imported, mapping),
        imported,
        built.people if fine else (),
        problems.all,
        mapping,
    )
