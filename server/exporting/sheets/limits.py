"""The sheet of limits: what the budget has to keep to, and whether the base and each table do, by formula."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.books import Books
from domain.budget.conditions import quantities_of
from domain.budget.documents import Amounts, Limit
from server.exporting.book import Sheet
from server.exporting.sheets.assumptions import Assumed
from server.exporting.sheets.listing import FIRST, HEAD, head, headings, list_rows
from server.exporting.sheets.statement import Block, Stated
from server.importing.workbook import tables
from server.importing.workbook.columns import headings_of

_SIGNS = {"above": ">", "at_least": ">=", "at_most": "<="}
KEPT, BROKEN = "overholdt", "ikke overholdt"


def write(sheet: Sheet, books: Books, assumed: Assumed, stated: Stated, blocks: Sequence[Block]) -> None:
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
    sheet.headings(HEAD, first, [block.name for block in blocks])
    sheet.widths(first, [15] * len(blocks))
    list_rows(sheet, tables.LIMIT_ROWS, books.budget.limits, years)
    for row, limit in enumerate(books.budget.limits, start=FIRST):
        for place, block in enumerate(blocks):
            formula = f'=IF(AND({_tests(limit, place, len(years), assumed, stated)}),"{KEPT}","{BROKEN}")'
            value = KEPT if all(kept(limit, block.amounts, books)) else BROKEN
            sheet.formula(row, first + place, formula, value, "text")
    sheet.freeze(HEAD + 1, 2)
    sheet.paper(HEAD)


def kept(limit: Limit, statement: Mapping[str, Amounts], books: Books) -> list[bool]:
    """Whether it is, year by year."""
    bounds = bounds_of(limit, books)
    return [_holds(limit, value, bound) for value, bound in zip(statement[limit.line], bounds, strict=True)]


def bounds_of(limit: Limit, books: Books) -> Amounts:
    """Kroner a year."""
    if not limit.bound:
        return (0,) * len(books.budget.years)
    return quantities_of((limit.bound,), books.budget, books.assumptions)[0]


def _holds(limit: Limit, value: int, bound: int) -> bool:
    match limit.sense:
        case "above":
            return value > bound
        case "at_least":
            return value >= bound
        case "at_most":
            return value <= bound


def _tests(limit: Limit, block: int, years: int, assumed: Assumed, stated: Stated) -> str:
    def test(year: int) -> str:
        bound = assumed.quantity(limit.bound, year) if limit.bound else "0"
        return f"{stated.amount(limit.line, block, year)}{_SIGNS[limit.sense]}{bound}"

    return ",".join(map(test, range(years)))
