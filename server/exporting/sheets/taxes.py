"""The sheet of taxes: base x rate as formulas, so that a rate turned on the sheet of assumptions is felt everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from domain.books import Books
from server.exporting.book import Sheet, cell_name
from server.exporting.sheets.assumptions import Assumed
from server.exporting.sheets.listing import FIRST, HEAD, head, headings, list_rows
from server.importing.workbook import tables
from server.importing.workbook.columns import headings_of, place_of

WHOLE: Final = {"pct": 100_000, "promille": 1_000_000}
"""How many thousandths of the unit make the whole base."""


@dataclass(frozen=True, slots=True)
class Taxed:
    """lines: budget line -> tax. Each block of columns has one a year."""

    sheet: Sheet
    rows: dict[str, int]
    lines: dict[str, str]
    bases: int
    rates: int
    amounts: int

    def base(self, tax: str, year: int) -> str:
        return self.sheet.ref(self.rows[tax], self.bases + year)

    def rate(self, tax: str, year: int) -> str:
        return self.sheet.ref(self.rows[tax], self.rates + year)

    def amount(self, tax: str, year: int) -> str:
        return self.sheet.ref(self.rows[tax], self.amounts + year)


def write(sheet: Sheet, books: Books, assumed: Assumed) -> Taxed:
    years = books.budget.years
    columns = tables.TAX_ROWS.columns
    head(
        sheet,
        "Skatter",
        "Beløb = rest − grundlag × sats, rundet til hele kr. Satser i tusindedele af enheden: 25.400 er 25,4 pct.",
    )
    headings(sheet, columns, years)
    first = len(list(headings_of(columns, years)))
    blocks = [first + place * len(years) for place in range(3)]
    for block, name in zip(blocks, ("Grundlag, kr.", "Sats, 1/1000", "Beløb, kr."), strict=True):
        sheet.headings(HEAD, block, [f"{name} {year}" for year in years], "head_number")
        sheet.widths(block, [15] * len(years))
    list_rows(sheet, tables.TAX_ROWS, books.budget.taxes, years)
    rows = {tax.id: FIRST + place for place, tax in enumerate(books.budget.taxes)}
    found = Taxed(sheet, rows, {tax.line: tax.id for tax in books.budget.taxes}, *blocks)
    rest = place_of(columns, years, "remainder")
    for id, tax in books.report.taxes.items():
        row = rows[id]
        for year, (base, rate, amount) in enumerate(zip(tax.bases, tax.rates, tax.amounts(), strict=True)):
            sheet.formula(row, found.bases + year, "=" + assumed.quantity(tax.tax.base, year), base)
            sheet.formula(row, found.rates + year, "=" + assumed.quantity(tax.tax.rate, year), rate)
            product = f"{cell_name(row, found.bases + year)}*{cell_name(row, found.rates + year)}"
            worked = f"={cell_name(row, rest + year)}-ROUND({product}/{WHOLE[tax.tax.unit]},0)"
            sheet.formula(row, found.amounts + year, worked, amount)
    sheet.freeze(HEAD + 1, 2)
    sheet.paper(HEAD)
    return found
