"""The sheet of the catalogue: every field of every proposal, one row a posting."""

from __future__ import annotations

from dataclasses import dataclass

from domain.books import Books
from server.exporting.book import Sheet
from server.exporting.sheets.listing import FIRST, HEAD, head, headings, list_nested, rows_of, totals
from server.importing.workbook import tables
from server.importing.workbook.columns import headings_of, place_of


@dataclass(frozen=True, slots=True)
class Catalogued:
    """rows: proposal -> its first row; the next postings stand below it. amounts: the first year's column."""

    sheet: Sheet
    rows: dict[str, int]
    amounts: int

    def amount(self, proposal: str, posting: int, year: int) -> str:
        return self.sheet.ref(self.rows[proposal] + posting, self.amounts + year)


def write(sheet: Sheet, books: Books) -> Catalogued:
    years = books.budget.years
    columns = tables.PROPOSAL_ROWS.columns
    head(
        sheet,
        books.catalogue.title,
        f"Hele kr. i {years[0]}-priser, hvor der står et prisindeks, ellers i årets egne; − er besparelse eller "
        "indtægt. Et forslag, der tæller flere steder, har en række for hvert.",
    )
    headings(sheet, columns, years)
    rows = list_nested(sheet, tables.PROPOSAL_ROWS, books.catalogue.proposals, years)
    last = FIRST + rows_of(tables.PROPOSAL_ROWS, books.catalogue.proposals) - 1
    amounts = place_of(columns, years, "amounts")
    sums = [sum(proposal.base(year) for proposal in books.catalogue.proposals) for year in range(len(years))]
    totals(sheet, 1, range(amounts, amounts + len(years)), last, sums)
    sheet.freeze(HEAD + 1, 2)
    sheet.filter(HEAD, last, len(list(headings_of(columns, years))) - 1)
    sheet.paper(HEAD, area=(last, amounts + 2 * len(years) - 1))
    return Catalogued(sheet, rows, amounts)
