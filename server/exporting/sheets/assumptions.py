"""The sheet of price indices, quantities and amounts that the budget is worked out under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from domain.books import Books
from server.exporting.book import Sheet
from server.exporting.sheets.listing import FIRST, HEAD, head, headings, list_rows
from server.importing.workbook import tables
from server.importing.workbook.columns import Column

_KIND: Final = Column(tables.KIND_OF_ASSUMPTION, "", width=14)
_ID, _VALUES = 1, 4


@dataclass(frozen=True, slots=True)
class Assumed:
    """Where the other sheets look things up. places: the sheet's column of each year of the budget."""

    sheet: Sheet
    rows: dict[str, int]
    alone: frozenset[str]
    amounts: dict[str, int]
    places: tuple[int, ...]
    last: int

    def index(self, cell: str, year: int) -> str:
        """Thousandths of the index that the cell names; 1000 where it names none."""
        ids, values = (self.sheet.column_ref(column, FIRST, self.last) for column in (_ID, self.places[year]))
        return f'IF({cell}="",1000,INDEX({values},MATCH({cell},{ids},0)))'

    def quantity(self, id: str, year: int) -> str:
        """The cell of a quantity; one that stands alone is the same in every year."""
        return self.sheet.ref(self.rows[id], _VALUES if id in self.alone else self.places[year])

    def opening(self, id: str) -> str:
        return self.sheet.ref(self.rows[id], _VALUES)

    def amount(self, line: str, year: int) -> str:
        """The cell of a budget line's amount that follows from the set."""
        return self.sheet.ref(self.amounts[line], self.places[year])


def write(sheet: Sheet, books: Books) -> Assumed:
    found = books.assumptions
    years = found.years
    name = found.name or "Forudsætninger"
    head(
        sheet, name, "Prisindeks i tusindedele, budgetåret er 1000. Beløb i hele kr. Ret tallene her, og alt regnes om."
    )
    headings(sheet, (_KIND, *tables.QUANTITY_ROWS.columns), years)
    row = list_rows(sheet, tables.INDEX_ROWS, found.indices, years, FIRST)
    quantities = row
    row = list_rows(sheet, tables.QUANTITY_ROWS, found.quantities, years, row)
    amounts = row
    row = list_rows(sheet, tables.AMOUNT_ROWS, found.amounts, years, row)
    sheet.freeze(HEAD + 1, 3)
    sheet.paper(HEAD)
    return Assumed(
        sheet,
        {quantity.id: quantities + place for place, quantity in enumerate(found.quantities)},
        frozenset(quantity.id for quantity in found.quantities if len(quantity.values) == 1),
        {line.line: amounts + place for place, line in enumerate(found.amounts)},
        tuple(_VALUES + years.index(year) for year in books.budget.years),
        row - 1,
    )
