"""The rows of the printed statement. The report tree itself, or a layout that comes with the budget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.books import Books
from domain.budget.documents import Amounts
from server.exporting.worked import Table


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """amounts: kroner a year, of the base and then of the table; none of them for a heading that is text alone."""

    name: str
    level: int
    heading: bool
    amounts: tuple[Amounts, ...]


@dataclass(frozen=True, slots=True)
class PrintedLayout:
    """source: whose layout it is; "" for the budget's own report."""

    name: str
    source: str
    rows: tuple[PrintedRow, ...]


def rows_of(books: Books, table: Table | None) -> PrintedLayout:
    """The base, and beside it the table's budget."""
    statements: list[Mapping[str, Amounts]] = [books.report.base]
    if table is not None:
        statements.append(table.statement)
    rows = (
        PrintedRow(line.name, 0 if line.heading else 1, line.heading, tuple(each[line.id] for each in statements))
        for line in books.report.lines
    )
    return PrintedLayout("Resultatopgørelse", "", tuple(rows))
