"""Reads a sheet's rows as a table of the mapping says: which of them count, and what each says. Builds nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from server.importing.grids.cell import Cell, shown
from server.importing.grids.sheet import Sheet
from server.importing.mapping import Table
from server.importing.problems import Problems
from server.importing.tables.columns import Columns
from server.importing.tables.entry import Entry
from server.importing.tables.filling import Filling
from server.importing.tables.header import Header
from server.importing.tables.selecting import Selecting
from server.importing.tables.totals import Totals
from server.importing.tables.values import Values

POST_DECIMALS = 2
"""Of full-time posts."""


class Reader:
    """One table on its sheet. years: of the whole import. `entries` reads it, once."""

    def __init__(self, table: Table, sheet: Sheet, years: Sequence[int], problems: Problems) -> None:
        self.table = table
        self.sheet = sheet
        self.years = tuple(years)
        self.problems = problems
        self.header = Header(sheet, table.header)
        self._columns = Columns(table, sheet, self.header, problems)
        self.places = self._columns.places
        self._values = Values(table.amounts)
        self._filling = Filling(table, self._columns, self._values)
        self.amount_places: list[int] = []
        self._post_places: list[int] = []

    def entries(self) -> list[Entry]:
        """In the order of the file; [] where a column is missing. Totals are checked and left out."""
        amount_places = self._columns.yearly(self.table.amounts.years if self.table.amounts else (), self.years)
        post_places = self._columns.yearly(self.table.posts, self.years)
        if not self._columns.complete:
            return []
        self.amount_places, self._post_places = amount_places, post_places
        selecting = Selecting(self.table, self.sheet, self._columns, self._values, self.problems)
        selecting.tell_merged()
        found = list(self._read(selecting))
        if not found and not self.problems.serious:
            selecting.tell_none_left()
        return found

    def _read(self, selecting: Selecting) -> Iterator[Entry]:
        table, values, places = self.table, self._values, self.amount_places
        totals = Totals(table.totals, table.amounts.unit if table.amounts else 1, len(places))
        for number, cells in selecting.rows():
            total = self._total(totals, number, cells)
            if total is not None:
                if not values.unread and not selecting.torn:
                    totals.check(total, places)
                continue
            selecting.count(cells)
            entry = Entry(self, number, cells, {})
            self._filling.fill(entry)
            if table.content != "assumptions":  # whose rows each have a unit of their own
                entry.amounts = tuple([values.amount(entry, place) for place in places])
            if self._post_places:
                entry.posts = tuple([values.scaled(entry, place, POST_DECIMALS) for place in self._post_places])
            totals.add(entry)
            yield entry
        selecting.tell_mixed()

    def _total(self, totals: Totals, number: int, cells: Sequence[Cell]) -> Entry | None:
        """The row as a total, if it is one. It is held against its rows only while all of them could be read."""
        if not self.table.totals:
            return None
        texts = [shown(cell).strip() for cell in cells if type(cell) is str]
        fields = {field: shown(cells[place]).strip() for field, place in self.places.items() if place < len(cells)}
        entry = Entry(self, number, cells, fields)
        if not totals.is_total(entry, texts):
            return None
        entry.amounts = tuple(self._values.amount(entry, place) for place in self.amount_places)
        return entry

    def compose_again(self, entry: Entry) -> None:
        """After rows were put together: a composition names what each of them says."""
        self._filling.compose(entry)

    def amount_of(self, entry: Entry, name: str) -> int:
        """Kroner in a column by its name, for a long table."""
        return self._values.amount(entry, self.place_of(name))

    def text_of(self, entry: Entry, name: str) -> str:
        return self._values.text(entry.cells, self.place_of(name), entry)

    def place_of(self, name: str) -> int:
        return self._columns.named[name]
