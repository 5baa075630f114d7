"""The sheet of budget lines, each with its amounts as given and, by formula, in each year's own prices."""

from __future__ import annotations

from domain.books import Books
from domain.budget.rounding import half_away
from server.exporting.book import Sheet, cell_name, column_name
from server.exporting.sheets.assumptions import Assumed
from server.exporting.sheets.listing import FIRST, HEAD, head, headings, list_rows, totals
from server.exporting.sheets.sums import Sums
from server.exporting.sheets.taxes import Taxed
from server.importing.workbook import tables
from server.importing.workbook.columns import headings_of, place_of


def write(sheet: Sheet, books: Books, assumed: Assumed, taxed: Taxed) -> Sums:
    years = books.budget.years
    columns = tables.LINE_ROWS.columns
    head(
        sheet,
        f"Budgetlinjer, {books.budget.municipality}",
        f"Hele kr.; + er udgift, − er indtægt. Beløb er i {years[0]}-priser, hvor der står et prisindeks, ellers i "
        "årets egne.",
    )
    headings(sheet, columns, years)
    first = len(list(headings_of(columns, years)))
    sheet.headings(HEAD, first, [f"Løbende priser {year}" for year in years], "head_number")
    sheet.widths(first, [14] * len(years))
    sheet.text(HEAD, first + len(years), "Beregnes af", "head")
    sheet.widths(first + len(years), [13])
    last = list_rows(sheet, tables.LINE_ROWS, books.budget.lines, years) - 1
    sums = _current(sheet, first, books, assumed, taxed)
    totals(sheet, 1, range(first, first + len(years)), last, sums)
    sheet.freeze(HEAD + 1, 2)
    sheet.filter(HEAD, last, first + len(years))
    sheet.paper(HEAD)
    post = place_of(columns, years, "post")
    current = tuple(sheet.column_ref(first + year, FIRST, last) for year in range(len(years)))
    return Sums(sheet.column_ref(post, FIRST, last), current)


def _current(sheet: Sheet, first: int, books: Books, assumed: Assumed, taxed: Taxed) -> list[int]:
    """The formulas; what each year comes to."""
    years = books.budget.years
    amounts, index = (place_of(tables.LINE_ROWS.columns, years, path) for path in ("amounts", "index"))
    sums = [0] * len(years)
    for row, line in enumerate(books.budget.lines, start=FIRST):
        named = f"${column_name(index)}{row + 1}"
        tax = taxed.lines.get(line.id)
        if tax is not None or line.id in assumed.amounts:
            sheet.text(row, first + len(years), "skat" if tax is not None else "forudsætning", "quiet")
        thousandths = books.report.index(line.index)
        for year, (kroner, factor) in enumerate(zip(books.report.own(line), thousandths, strict=True)):
            value = half_away(kroner * factor, 1000)
            sums[year] += value
            if tax is not None:
                formula = "=" + taxed.amount(tax, year)
            else:
                known = line.id in assumed.amounts
                source = assumed.amount(line.id, year) if known else cell_name(row, amounts + year)
                formula = f"=ROUND({source}*{assumed.index(named, year)}/1000,0)"
            sheet.formula(row, first + year, formula, value)
    return sums
