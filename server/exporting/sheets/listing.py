"""Writes items as the columns of `tables.py` say. The same for every sheet: title, note, totals, headings, rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from server.exporting.book import Sheet, Style, cell_name
from server.importing.workbook.cells import Scaled, Whole
from server.importing.workbook.columns import Column, Nested, Rows, headings_of

TITLE: Final = 0
NOTE: Final = 1
TOTALS: Final = 2
"""Sums stand above the headings, where they stay in sight and are never taken for a row."""
HEAD: Final = 3
FIRST: Final = 4


def head(sheet: Sheet, title: str, note: str) -> None:
    sheet.text(TITLE, 0, title, "title")
    sheet.text(NOTE, 0, note, "quiet")
    sheet.height(TITLE, 22)


HEAD_HEIGHT: Final = 30
"""Points: two lines."""


def headings(sheet: Sheet, columns: Sequence[Column], years: Sequence[int], first: int = 0) -> int:
    """Names and widths of the columns; how many they are."""
    sheet.height(HEAD, HEAD_HEIGHT)
    place = first
    for column, _, heading in headings_of(columns, years):
        sheet.text(HEAD, place, heading, "head_number" if column.yearly else "head")
        sheet.widths(place, (column.width,))
        place += 1
    return place - first


def list_rows(sheet: Sheet, rows: Rows, items: Iterable[object], years: Sequence[int], first: int = FIRST) -> int:
    """One row an item; the row after the last. In a sheet of several kinds the first column says which."""
    row = first
    for item in items:
        if rows.art:
            sheet.text(row, 0, rows.art)
        _cells(sheet, row, 1 if rows.art else 0, rows.columns, item, years)
        row += 1
    return row


def list_nested(sheet: Sheet, nested: Nested, items: Iterable[Any], years: Sequence[int]) -> dict[str, int]:
    """A row for each of an item's inner list, and one for an item that has none: key -> its first row."""
    width = _width(nested.of_inner, years)
    before = 1 + _width(nested.front, years)
    found: dict[str, int] = {}
    row = FIRST
    for item in items:
        found[getattr(item, nested.key.path)] = row
        _cells(sheet, row, 1, nested.front, item, years)
        _cells(sheet, row, before + width, nested.back, item, years)
        for inner in getattr(item, nested.inner) or (None,):
            _cells(sheet, row, 0, (nested.key,), item, years)
            if inner is not None:
                _cells(sheet, row, before, nested.of_inner, inner, years)
            row += 1
    return found


def rows_of(nested: Nested, items: Iterable[Any]) -> int:
    """How many rows `list_nested` takes."""
    return sum(max(1, len(getattr(item, nested.inner))) for item in items)


def totals(sheet: Sheet, label_at: int, places: Sequence[int], last: int, values: Sequence[int]) -> None:
    """Sums of what the filter leaves in sight."""
    sheet.text(TOTALS, label_at, "I alt (viste rækker)", "total_text")
    for place, value in zip(places, values, strict=True):
        if last >= FIRST:
            cells = f"{cell_name(FIRST, place)}:{cell_name(last, place)}"
            sheet.formula(TOTALS, place, f"=SUBTOTAL(109,{cells})", value, "total")


def _width(columns: Sequence[Column], years: Sequence[int]) -> int:
    return sum(len(years) if column.yearly else 1 for column in columns)


def _cells(sheet: Sheet, row: int, first: int, columns: Sequence[Column], item: object, years: Sequence[int]) -> None:
    place = first
    for column in columns:
        style = _style(column)
        for cell in column.cells(item, years):
            sheet.cell(row, place, cell, style)
            place += 1


def _style(column: Column) -> Style:
    if isinstance(column.kind, Scaled):
        return "decimal"
    if isinstance(column.kind, Whole):
        return "kroner" if column.yearly else "whole"
    return "wrap" if column.wrap else "text"
