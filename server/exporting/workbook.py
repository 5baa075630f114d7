"""The whole workbook: its sheets in their order, each filled when what it looks up is in its place.

The workbook a finance officer would make by hand, and all three documents without loss.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from domain.books import Books
from server.exporting.book import Book, Sheet
from server.exporting.sheets import about, assumptions, limits, lines, listing, matrix, proposals, statement, taxes
from server.exporting.sheets import table as table_sheet
from server.exporting.sheets.statement import Block
from server.exporting.words import erased
from server.exporting.worked import Day, Table
from server.importing.workbook import tables
from server.importing.workbook.columns import Nested, Rows, headings_of


def workbook(day: Day) -> bytes:
    """An XLSX file of every table in the day; with one alone its change stands beside it, and no sheet compares."""
    books = day.books
    book = Book(f"{books.budget.municipality}: {erased(day.facts.title)}", day.facts.at)
    stated = book.sheet(tables.STATEMENT)
    of_tables = [book.sheet(f"Bord {table.facts.number}") for table in day.tables]
    compared = book.sheet(tables.MATRIX) if len(day.tables) > 1 else None
    listed = {name: book.sheet(name) for name in (tables.LINES, tables.PROPOSALS, tables.ASSUMPTIONS, tables.TAXES)}
    limited = book.sheet(tables.LIMITS)
    _rest(book, books)
    about.write(book.sheet(tables.ABOUT), day)

    assumed = assumptions.write(listed[tables.ASSUMPTIONS], books)
    taxed = taxes.write(listed[tables.TAXES], books, assumed)
    base = lines.write(listed[tables.LINES], books, assumed, taxed)
    catalogued = proposals.write(listed[tables.PROPOSALS], books)
    chosen = [
        table_sheet.write(sheet, table, books, assumed, taxed, catalogued)
        for sheet, table in zip(of_tables, day.tables, strict=True)
    ]
    blocks = [Block("Basisbudget", books.report.base, base)]
    blocks += [Block(name_of(table), table.statement, its.sums) for table, its in zip(day.tables, chosen, strict=True)]
    found = statement.write(stated, books, assumed, blocks, difference=len(day.tables) == 1)
    kept = [day.limits, *(table.limits for table in day.tables)]
    limits.write(limited, day, assumed, found, [block.name for block in blocks], kept)
    if compared is not None:
        matrix.write(compared, day, chosen)
    return book.close()


def name_of(table: Table) -> str:
    """`Bord 3`, with its own name if it has one."""
    plain, name = f"Bord {table.facts.number}", erased(table.facts.name)
    return plain if name in ("", plain) else f"{plain}: {name}"


def _rest(book: Book, books: Books) -> None:
    """What nobody adds up, so that the file holds all of the documents."""
    budget, years = books.budget, books.budget.years
    plain: Sequence[tuple[str, str, Rows, Iterable[object]]] = (
        (tables.COMMITTEES, "Udvalg", tables.COMMITTEE_ROWS, budget.committees),
        (tables.POLICY_AREAS, "Politikområder (bevillinger)", tables.POLICY_AREA_ROWS, budget.policy_areas),
        (tables.STEERING_AREAS, "Styringsområder", tables.STEERING_AREA_ROWS, budget.steering_areas),
        (tables.REPORT, "Resultatopgørelsens opbygning", tables.REPORT_ROWS, budget.report),
        (tables.LAYERS, "Budgettets lag", tables.LAYER_ROWS, budget.layers),
    )
    for name, title, rows, items in plain:
        sheet = _titled(book, name, title, rows, years)
        last = listing.list_rows(sheet, rows, items, years) - 1
        sheet.filter(listing.HEAD, last, len(rows.columns) - 1)
    nested: Sequence[tuple[str, str, Nested, Iterable[Any]]] = (
        (tables.CODE_LISTS, "Kontoplanens koder", tables.CODE_ROWS, budget.code_lists),
        (tables.LAYOUTS, "Opstillinger til udskrift", tables.LAYOUT_ROWS, budget.layouts),
    )
    for name, title, kind, holders in nested:
        listing.list_nested(_titled(book, name, title, kind, years), kind, holders, years)


def _titled(book: Book, name: str, title: str, kind: Rows | Nested, years: Sequence[int]) -> Sheet:
    sheet = book.sheet(name)
    listing.head(sheet, title, "Læses ind igen sammen med resten af filen.")
    listing.headings(sheet, kind.columns, years)
    sheet.freeze(listing.HEAD + 1, len(list(headings_of(kind.columns[:2], years))))
    sheet.paper(listing.HEAD)
    return sheet
