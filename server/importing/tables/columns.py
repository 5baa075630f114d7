"""Which columns of a sheet a table means, and what is told where one is not there or stands twice. Reads no row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from server.importing.grids.sheet import Sheet
from server.importing.mapping import Field, Table
from server.importing.problems import ImportProblem, Problems
from server.importing.tables.header import Header


class Columns:
    """places: field -> column, from 0. named: name -> column, for what conditions and compositions ask of."""

    __slots__ = ("_problems", "_sheet", "complete", "header", "named", "places")

    def __init__(self, table: Table, sheet: Sheet, header: Header, problems: Problems) -> None:
        self.header = header
        self._sheet = sheet
        self._problems = problems
        self.places: dict[Field, int] = {}
        self.named: dict[str, int] = {}
        self.complete = True
        """Whether every column is there: without one, a row cannot be read."""
        for field, name in table.columns.items():
            place = self._one(name, optional=field in table.optional)
            if place is not None:
                self.places[field] = place
        for name in _asked(table):
            place = self._one(name, optional=False)
            if place is not None:
                self.named[name] = place

    def _one(self, name: str, *, optional: bool) -> int | None:
        found = self.header.find(name)
        if len(found) > 1:
            self._tell(name, "double_column")
        elif not found and not optional:
            self._tell(name, "missing_column")
            self.complete = False
        return found[0] if found else None

    def yearly(self, patterns: Sequence[str], years: Sequence[int]) -> list[int]:
        """The column of each year; told, and not complete, where a year has none. Two of one year would be a guess."""
        if not patterns:
            return []
        places = self.header.years(patterns)
        for year, named in places.items():
            if len(named) > 1 and year in years:
                self._tell(self.header.name_of(named[1]), "double_column")
        for year in years:
            if year not in places:
                pattern = patterns[0 if year == years[0] else -1]
                self._tell(pattern.replace("{year}", str(year)), "missing_column")
                self.complete = False
        return [places[year][0] for year in years if year in places]

    def _tell(self, name: str, code: str) -> None:
        self._problems.add(ImportProblem(self._sheet.file, 0, name, "", code, sheet=self._sheet.name))


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
