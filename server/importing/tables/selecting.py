"""Which rows of a sheet a table takes: not the blank ones, and of the others those its conditions let through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from server.importing.grids.cell import Cell, shown
from server.importing.grids.sheet import Sheet
from server.importing.mapping import Table
from server.importing.problems import ImportProblem, Problems
from server.importing.tables.columns import Columns
from server.importing.tables.conditions import Values as Words
from server.importing.tables.values import Values, holds_something

FEW = 5
"""Of the kinds a column mixes, that are named."""


class Selecting:
    """torn: rows so far whose cells are more or fewer than there are names."""

    __slots__ = ("_columns", "_kinds", "_only", "_problems", "_sheet", "_skip", "_table", "_values", "torn")

    def __init__(self, table: Table, sheet: Sheet, columns: Columns, values: Values, problems: Problems) -> None:
        self._table = table
        self._sheet = sheet
        self._columns = columns
        self._values = values
        self._problems = problems
        self._only = [(columns.named[one.column], Words(one.values)) for one in table.only]
        self._skip = [(columns.named[one.column], Words(one.values)) for one in table.skip]
        self._kinds: dict[str, set[str]] = {name: set() for name in table.one_of_each}
        self.torn = 0

    def rows(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """(row, as a spreadsheet counts; its cells)."""
        first, width, only, skip, text = (
            self._table.header, len(self._columns.header.names), self._only, self._skip, self._values.text,
        )  # fmt: skip
        for number, cells in enumerate(self._sheet.rows[first:], start=first + 1):
            if not any(map(holds_something, cells)):
                continue
            if len(cells) != width and not self._fits(number, cells, width):
                continue
            if only and not all(words.take(text(cells, place)) for place, words in only):
                continue
            if skip and any(words.take(text(cells, place)) for place, words in skip):
                continue
            yield number, cells

    def count(self, cells: Sequence[Cell]) -> None:
        """The row is one of those that must be of one kind: it is no total."""
        for name, seen in self._kinds.items():
            seen.add(self._values.text(cells, self._columns.named[name]))

    def tell_mixed(self) -> None:
        """At the end: columns in which the rows taken differ and may not."""
        for name, seen in self._kinds.items():
            if len(seen) > 1:
                self._tell("several_kinds", column=name, about=", ".join(sorted(seen)[:FEW]))

    def tell_none_left(self) -> None:
        conditions = ", ".join(f"{one.column} = {' / '.join(one.values)}" for one in self._table.only)
        self._tell("no_rows_left" if conditions else "no_rows", about=conditions)

    def tell_merged(self) -> None:
        """Ranges below the names: their value is in the first cell alone."""
        for merged in self._sheet.merged:
            first = merged.partition(":")[0]
            row = int("".join(filter(str.isdigit, first)))
            if row >= self._table.header:
                self._tell("merged_cells", row=row, about=merged, cell=first)

    def _fits(self, number: int, cells: Sequence[Cell], width: int) -> bool:
        """A CSV row has as many cells as there are names; blank ones too many do no harm."""
        blank_behind = len(cells) > width and not any(map(holds_something, cells[width:]))
        if not self._sheet.ragged or blank_behind or not width:
            return True
        self.torn += 1
        self._tell("wrong_width", row=number, value=";".join(map(shown, cells)), about=str(width))
        return False

    def _tell(
        self, code: str, row: int = 0, column: str = "", value: str = "", about: str = "", cell: str = ""
    ) -> None:
        sheet = self._sheet
        self._problems.add(ImportProblem(sheet.file, row, column, value, code, about, sheet.name, cell))
