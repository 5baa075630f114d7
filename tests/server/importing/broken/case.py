"""One broken file, how it is to be read, and what must be told of it. Never says how it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import msgspec

from server.importing import Mapping

Row: TypeAlias = tuple[str | int | float, ...]

TABLE: dict[str, object] = {
    "content": "lines",
    "columns": {"id": "Linje", "committee_name": "Udvalg", "function": "Funktion", "name": "Tekst", "kind": "Dranst"},
    "amounts": {"years": ["Budget {year}", "Overslag {year}"], "unit": 1000},
    "totals": ["i alt"],
}

ROWS: tuple[Row, ...] = (
    ("Linje", "Udvalg", "Funktion", "Tekst", "Dranst", "Budget 2027", "Overslag 2028"),
    ("L1", "Læring", "03.22.01", "Folkeskoler", 1, 1000, 1010),
    ("L2", "Læring", "03.22.05", "SFO", 1, 200, 200),
    ("T1", "Teknik", "02.28.11", "Vejvedligehold", 1, 500, 505),
    ("T2", "Teknik", "02.28.22", "Vejanlæg", 3, 300, 0),
    ("S1", "Økonomi", "07.68.90", "Indkomstskat", 7, -2000, -2050),
    ("I alt", "", "", "", "", 0, -335),
)
"""A budget as it should be: five lines and their total, in thousands of kroner."""

LINES = 5


def mapping_of(chart: dict[str, object] | None = None, **table: object) -> Mapping:
    """How the files of these cases are to be read, with other words in its one table."""
    fields = {
        "mapping": "mapping/1",
        "name": "Budget 2027",
        "chart": chart or {"list": "kontoplan"},
        "tables": [{**TABLE, **table}],
    }
    return msgspec.convert(fields, Mapping)


USUAL = mapping_of()


@dataclass(frozen=True, slots=True)
class Case:
    """code, file, sheet, row, cell: what must be told, and where. kept: lines that are imported all the same, since a
    remark stands in nobody's way; None: nothing is imported. data: made when it is asked for.
    """

    name: str
    data: Callable[[], bytes]
    code: str
    file: str
    sheet: str = ""
    row: int = 0
    cell: str = ""
    kept: int | None = None
    mapping: Mapping = USUAL


def with_cell(reference: str, value: str | int | float, rows: tuple[Row, ...] = ROWS) -> tuple[Row, ...]:
    """The rows with one cell another: F2 is the first amount."""
    column, row = ord(reference[0]) - ord("A"), row_of(reference) - 1
    changed = (*rows[row][:column], value, *rows[row][column + 1 :])
    return (*rows[:row], changed, *rows[row + 1 :])


def row_of(reference: str) -> int:
    """3 of C3; 0 of nothing."""
    return int(reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)
