"""Days to export, and the files opened again. Never opens a socket or a log."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

from python_calamine import CalamineWorkbook

from domain.books import Books
from domain.budget.gathering import REPORT
from domain.proposals.catalogue import Proposal
from domain.table.state import Choice, SetAmount, TableBudget
from projections.presented.desk import Desk
from server.documents import encode
from server.exporting.facts import AgreedRow, Chosen, DayFacts, TableFacts
from server.exporting.print.layout import Prices, PrintedLayout, printed_layout
from server.exporting.workbook import workbook
from server.exporting.worked import Day, worked_out
from server.importing import Imported

Grids = dict[str, list[list[Any]]]

AT = 1_780_000_000_000


def choice(
    proposal: str,
    share: int = 100,
    shift: int = 0,
    *,
    reason: str | None = "",
    why: str | None = "",
    amounts: Mapping[int, int] | None = None,
) -> Chosen:
    """why: the reason of every set amount."""
    amounts = dict(amounts or {})
    return Chosen(proposal, share, shift, amounts, dict.fromkeys(amounts, why), reason)


def table(
    number: int,
    *chosen: Chosen,
    name: str | None = "",
    own: Iterable[Proposal] = (),
    costed: Iterable[str] = (),
    retired: Iterable[Proposal] = (),
    rates: Mapping[str, dict[int, int]] | None = None,
) -> TableFacts:
    return TableFacts(number, name, chosen, tuple(own), tuple(costed), tuple(retired), dict(rates or {}))


def facts(imported: Imported, *tables: TableFacts, agreed: tuple[AgreedRow, ...] = ()) -> DayFacts:
    documents = (encode(imported.budget), encode(imported.catalogue), encode(imported.assumptions))
    return DayFacts("w1", "Aktørdag", 17, AT, *documents, 2, tables, agreed)


def day(imported: Imported, *tables: TableFacts, agreed: tuple[AgreedRow, ...] = ()) -> Day:
    return worked_out(facts(imported, *tables, agreed=agreed))


def exported(imported: Imported, *tables: TableFacts) -> bytes:
    return workbook(day(imported, *tables))


def laid_out(
    imported: Imported, table: TableFacts | None = None, layout: str = REPORT, prices: Prices = "current"
) -> PrintedLayout:
    """The rows to print, of the base or of what the table chose in the catalogue and the rates it turned."""
    desk = Desk(Books.of(imported.budget, imported.catalogue, imported.assumptions, "c1"))
    if table is None:
        return printed_layout(desk, None, layout, prices)
    choices = {
        each.proposal: Choice(
            each.proposal, each.share, each.shift, "c1", {y: SetAmount(a, "") for y, a in each.amounts.items()}
        )
        for each in table.chosen
    }
    rates = {(tax, year): rate for tax, turned in table.rates.items() for year, rate in turned.items()}
    budget = TableBudget(table.number, choices=choices, order=tuple(choices), rates=rates)
    return printed_layout(desk, desk.held(budget), layout, prices)


def grids_of(data: bytes) -> Grids:
    """Every sheet's cells from A1 on, formulas as the values they came with."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def column_of(grid: list[list[Any]], heading: str) -> int:
    """From 0, in whichever row the heading stands."""
    return next(row.index(heading) for row in grid if heading in row)


def block(grid: list[list[Any]], name: str, years: int = 4) -> dict[str, list[int]]:
    """Report line -> kroner a year, of one of the budgets that stand side by side on the statement."""
    first = grid[2].index(name)
    return {row[0]: [int(cell) for cell in row[first : first + years]] for row in grid[4:] if row[0]}
