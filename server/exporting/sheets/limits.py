"""The sheet of limits: what the budget has to keep to, and whether the base and each table do, by formula."""

from __future__ import annotations

from collections.abc import Sequence

from domain.budget.documents import Limit
from projections.rows import LimitRow
from server.exporting.book import Sheet
from server.exporting.sheets.assumptions import Assumed
from server.exporting.sheets.listing import FIRST, HEAD, head, headings, list_rows
from server.exporting.sheets.statement import Stated
from server.exporting.worked import Day
from server.importing.workbook import tables
from server.importing.workbook.columns import headings_of

_SIGNS = {"above": ">", "at_least": ">=", "at_most": "<="}
KEPT, BROKEN = "overholdt", "ikke overholdt"


def write(
    sheet: Sheet, day: Day, assumed: Assumed, stated: Stated, names: Sequence[str], rows: Sequence[Sequence[LimitRow]]
) -> None:
    """names, rows: of the base and of each table."""
    books = day.books
    years = books.budget.years
    columns = tables.LIMIT_ROWS.columns
    head(
        sheet,
        "Grænser",
        "Rapportlinjen sammenholdt med grænsen i hvert år, fortegn som i budgettet. Uden grænse menes 0. "
        "Et budget, der ikke overholder en lov, kan ikke afleveres.",
    )
    headings(sheet, columns, years)
    first = len(list(headings_of(columns, years)))
    sheet.headings(HEAD, first, names)
    sheet.widths(first, [15] * len(names))
    list_rows(sheet, tables.LIMIT_ROWS, books.budget.limits, years)
    place_of_limit = {limit.id: row for row, limit in enumerate(books.budget.limits, start=FIRST)}
    known = {limit.id: limit for limit in books.budget.limits}
    for place, of_block in enumerate(rows):
        for found in of_block:
            tests = _tests(known[found["limit"]], place, len(years), assumed, stated)
            value = KEPT if found["state"] == "met" else BROKEN
            sheet.formula(
                place_of_limit[found["limit"]], first + place, f'=IF(AND({tests}),"{KEPT}","{BROKEN}")', value, "text"
            )
    sheet.freeze(HEAD + 1, 2)
    sheet.paper(HEAD)


def _tests(limit: Limit, block: int, years: int, assumed: Assumed, stated: Stated) -> str:
    def test(year: int) -> str:
        bound = assumed.quantity(limit.bound, year) if limit.bound else "0"
        return f"{stated.amount(limit.line, block, year)}{_SIGNS[limit.sense]}{bound}"

    return ",".join(map(test, range(years)))
