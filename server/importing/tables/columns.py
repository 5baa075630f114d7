"""Which columns of a sheet a table means, and what is told where one is not there or stands twice. Reads no row."""

from __future__ import annotations

from collections.abc import Iterable

from server.importing.grids.sheet import Sheet
from server.importing.mapping import Field, Table
from server.importing.problems import ImportProblem, Problems
from server.importing.tables.header import Header


class Columns:
    """places: field -> column, from 0. named: name -> column, for what conditions and compositions ask of."""

    __slots__ = ("complete", "header", "named", "places")

    def __init__(self, table: Table, sheet: Sheet, header: Header, problems: Problems) -> None:
        self.header = header
        self.places: dict[Field, int] = {}
        self.named: dict[str, int] = {}
        self.complete = True
        """Whether every column is there: without one, a row cannot be read."""
        for field, name in table.columns.items():
            place = self._one(name, sheet, problems, optional=field in table.optional)
            if place is not None:
                self.places[field] = place
        for name in _asked(table):
            place = self._one(name, sheet, problems, optional=False)
            if place is not None:
                self.named[name] = place

    def _one(self, name: str, sheet: Sheet, problems: Problems, *, optional: bool) -> int | None:
        found = self.header.find(name)
        if len(found) > 1:
            problems.add(ImportProblem(sheet.file, 0, name, "", "double_column", sheet=sheet.name))
        elif not found and not optional:
            problems.add(ImportProblem(sheet.file, 0, name, "", "missing_column", sheet=sheet.name))
            self.complete = False
        return found[0] if found else None


def _asked(table: Table) -> Iterable[str]:
    names = [condition.column for condition in (*table.only, *table.skip)]
    names += table.one_of_each
    if table.amounts is not None and table.amounts.year:
        names += (table.amounts.year, table.amounts.amount)
    for pattern in table.composed.values():
        names += columns_in(pattern)
    return dict.fromkeys(names)


def columns_in(pattern: str) -> list[str]:
    """The names in braces of `{tjeneste}: {tekst}`."""
    return [part.partition("}")[0] for part in pattern.split("{")[1:]]
