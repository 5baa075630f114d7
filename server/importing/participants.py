"""Participants alone, from a file or a form, by columns of any name that means something. Registers nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from server.importing.assembling.people import Expected, read_people
from server.importing.grids import Sheet, read_book
from server.importing.guessing import people_in
from server.importing.mapping import Field, Table
from server.importing.problems import ImportProblem, Problems
from server.importing.tables import Reader

COLUMNS: Final[dict[str, Field]] = {
    "name": "name", "group": "group", "home_committee": "committee", "table": "table",
}  # fmt: skip
"""As the first row of a file may be, and the fields of a form are."""

NEEDED: Final = ("name", "group")

Found = tuple[tuple[Expected, ...], tuple[ImportProblem, ...]]
"""People, () if there is a problem; and problems, without remarks."""


def read_participants(file: str, data: bytes, committees: Mapping[str, str]) -> Found:
    """CSV or a workbook; of its sheets the first that has the columns. committees: id -> name, either is written."""
    problems = Problems()
    book = read_book(file, data, problems)
    sheets = () if book is None else tuple(book.visible())
    for sheet in sheets:
        table = people_in(sheet)
        if table is not None:
            return _read(replace(sheet, ragged=False), table, committees, problems)
    if sheets:
        names = {name.strip().casefold() for name in map(str, sheets[0].rows[0] if sheets[0].rows else ())}
        for column in NEEDED:
            if column not in names:
                problems.add(ImportProblem(file, 1, column, "", "not_people", ";".join(COLUMNS)))
    return (), problems.serious


def read_form(people: Iterable[Sequence[str]], committees: Mapping[str, str]) -> Found:
    """Cells in the order of COLUMNS, the first person in row 1."""
    names = dict(zip("ABCD", COLUMNS, strict=True))
    table = Table("participants", header=0, columns={COLUMNS[name]: f"@{letter}" for letter, name in names.items()})
    found, told = _read(Sheet("", "", [tuple(cells) for cells in people]), table, committees, Problems())
    return found, tuple(replace(problem, column=names.get(problem.column.lstrip("@"), "")) for problem in told)


def _read(sheet: Sheet, table: Table, committees: Mapping[str, str], problems: Problems) -> Found:
    entries = Reader(table, sheet, (), problems).entries()
    people = read_people(entries, committees)
    return (() if problems.serious else people), problems.serious
