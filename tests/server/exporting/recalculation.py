"""Workbooks recalculated by IronCalc, an engine that shares no line with ours. Never trusts a cached value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ironcalc

from tests.server.exporting.days import Grids, grids_of


@dataclass(frozen=True, slots=True)
class Formula:
    """ours: the value we wrote beside it. theirs: what the engine makes of it."""

    sheet: str
    row: int
    column: int
    text: str
    ours: Any
    theirs: Any

    def __str__(self) -> str:
        return f"{self.sheet} R{self.row}C{self.column} {self.text}: we say {self.ours!r}, the engine {self.theirs!r}"


class Recalculated:
    """Rows and columns count from 1, as in the engine."""

    def __init__(self, data: bytes, folder: Path) -> None:
        file = folder / "recalculated.xlsx"
        file.write_bytes(data)
        self.grids: Grids = grids_of(data)
        self._sheets = list(self.grids)
        self._model = ironcalc.load_from_xlsx(str(file))
        self._model.evaluate()

    def value(self, sheet: str, row: int, column: int) -> Any:
        return self._model.get_cell_value(self._sheets.index(sheet), row, column)

    def put(self, sheet: str, row: int, column: int, value: str) -> None:
        """As a person would type it."""
        self._model.set_user_input(self._sheets.index(sheet), row, column, value)
        self._model.evaluate()

    def formulas(self) -> Iterator[Formula]:
        """All of them, in all sheets."""
        for place, (name, grid) in enumerate(self.grids.items()):
            for row, cells in enumerate(grid, start=1):
                for column, ours in enumerate(cells, start=1):
                    text = self._model.get_cell_formula(place, row, column)
                    if text is not None:
                        theirs = self._model.get_cell_value(place, row, column)
                        yield Formula(name, row, column, text, ours, "" if theirs is None else theirs)

    def block(self, name: str, years: int = 4) -> dict[str, list[int]]:
        """Report line -> kroner a year, as the engine works out one of the statement's budgets."""
        sheet = "Resultatopgørelse"
        first = self.grids[sheet][2].index(name) + 1
        found = {}
        for row, cells in enumerate(self.grids[sheet][4:], start=5):
            values = [self.value(sheet, row, first + year) for year in range(years)]
            assert all(float(value).is_integer() for value in values), f"{cells[0]}: {values}"
            found[str(cells[0])] = [int(value) for value in values]
        return found
