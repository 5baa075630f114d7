"""A workbook being written: cells of a few styles, and a print set-up. Knows no budget.

Text is always written as text, so that none of it starts a formula, and where it looks like one it keeps its
quotation prefix when somebody edits the cell. Formulas are ours alone, and each carries the value it comes to.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final, Literal, TypeAlias

import xlsxwriter  # type: ignore[import-untyped]  # the package has hints, but does not say so (no py.typed)
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]  # as above

Style: TypeAlias = Literal[
    "text", "wrap", "quiet", "title", "head", "head_number", "head_middle", "block", "total_text", "good",
    "kroner", "total", "decimal", "whole", "input", "share",
]  # fmt: skip

MOST_LINES: Final = 6
"""A long text shows its beginning; the row can be pulled larger. Not every program makes room for it by itself."""

SPARE: Final = 500
"""Rows below the last that formulas take along, so that a line somebody adds there counts. Not whole columns: some
programs walk through every one of their million cells."""

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so is taken for a formula by some spreadsheet."""

_KRONER: Final = "#,##0;-#,##0;0"
_FONT: Final = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
_LINE: Final = "#B8BDC4"
_HEAD: Final = {"bold": True, "bg_color": "#E6EAF0", "bottom": 1, "bottom_color": _LINE, "text_wrap": True}
_STYLES: Final[dict[str, dict[str, Any]]] = {
    "text": {"indent": 1, "align": "left"},
    "wrap": {"text_wrap": True, "indent": 1, "align": "left"},
    "quiet": {"font_color": "#5A6270", "italic": True, "indent": 1, "align": "left"},
    "title": {"bold": True, "font_size": 15},
    "head": {**_HEAD, "indent": 1, "align": "left"},
    "head_number": {**_HEAD, "align": "right"},
    "head_middle": {**_HEAD, "align": "center"},
    "block": {"bold": True, "bg_color": "#D3DAE5", "align": "left", "indent": 1},
    "kroner": {"num_format": _KRONER},
    "total": {"num_format": _KRONER, "bold": True, "top": 1, "top_color": _LINE},
    "total_text": {"bold": True, "top": 1, "top_color": _LINE, "indent": 1, "align": "left"},
    "decimal": {"num_format": "#,##0.00;-#,##0.00;0"},
    "whole": {"num_format": "0"},
    "input": {"num_format": _KRONER, "bg_color": "#FFF8DC"},
    "share": {"num_format": "0", "align": "center"},
    "good": {"bold": True, "font_color": "#1B5E20", "align": "center"},
}  # fmt: skip


def column_name(column: int) -> str:
    """0 is A."""
    return str(xl_col_to_name(column))


def cell_name(row: int, column: int, *, fixed: bool = False) -> str:
    """0, 0 is A1, or $A$1."""
    mark = "$" if fixed else ""
    return f"{mark}{column_name(column)}{mark}{row + 1}"


def quoted(sheet: str) -> str:
    """A sheet's name as it stands in a formula."""
    return "'" + sheet.replace("'", "''") + "'"


class Sheet:
    """One sheet. Rows and columns count from 0."""

    def __init__(self, book: Book, name: str, sheet: Any) -> None:
        self.name = name
        self._book = book
        self._sheet = sheet
        self._widths: dict[int, float] = {}
        self._lines: dict[int, int] = {}

    def ref(self, row: int, column: int) -> str:
        """A cell of this sheet, for the formulas of others; stays when rows are sorted."""
        return f"{quoted(self.name)}!{cell_name(row, column, fixed=True)}"

    def column_ref(self, column: int, first: int, last: int) -> str:
        """The cells of a column from one row to another, and SPARE rows more, for the formulas of others."""
        cells = f"{cell_name(first, column, fixed=True)}:{cell_name(last + SPARE, column, fixed=True)}"
        return f"{quoted(self.name)}!{cells}"

    def text(self, row: int, column: int, text: str, style: Style = "text") -> None:
        prefix = text.startswith(FORMULA_STARTS)
        if style == "wrap":
            lines = math.ceil(len(text) / (1.1 * self._widths.get(column, 10)))
            self._lines[row] = max(self._lines.get(row, 1), min(lines, MOST_LINES))
        self._sheet.write_string(row, column, text, self._book.style(style, prefix=prefix))

    def number(self, row: int, column: int, number: int | float, style: Style = "kroner") -> None:
        self._sheet.write_number(row, column, number, self._book.style(style))

    def formula(self, row: int, column: int, formula: str, value: int | float | str, style: Style = "kroner") -> None:
        """value: what the formula comes to; shown until somebody calculates, and by programs that cannot."""
        self._sheet.write_formula(row, column, formula, self._book.style(style), value)

    def cell(self, row: int, column: int, value: str | int | float, style: Style = "text") -> None:
        """Text as text, a number as a number, nothing for ""."""
        if isinstance(value, str):
            if value:
                self.text(row, column, value, style)
        else:
            self.number(row, column, value, style)

    def headings(self, row: int, column: int, names: Sequence[str], style: Style = "head") -> None:
        for place, name in enumerate(names):
            self.text(row, column + place, name, style)

    def widths(self, column: int, widths: Sequence[float]) -> None:
        for place, width in enumerate(widths):
            self._sheet.set_column(column + place, column + place, width)
            self._widths[column + place] = width

    def height(self, row: int, points: float) -> None:
        self._sheet.set_row(row, points)

    def freeze(self, row: int, column: int) -> None:
        """What stands above the row and left of the column stays in sight."""
        self._sheet.freeze_panes(row, column)

    def filter(self, row: int, last_row: int, last_column: int) -> None:
        if last_row > row:
            self._sheet.autofilter(row, 0, last_row, last_column)

    def aside(self, first: int, last: int) -> None:
        """Columns that show how a figure came about: grouped, so that one click folds them away."""
        self._sheet.set_column(first, last, 13, None, {"level": 1})

    def paper(
        self,
        head: int,
        *,
        portrait: bool = False,
        area: tuple[int, int] | None = None,
        repeat: int = 0,
        breaks: Sequence[int] = (),
    ) -> None:
        """The last that is done to a sheet. A4, as wide as one page; row `head` on each page.

        area: last row and column that are printed. breaks: columns that begin a page, with the first `repeat` columns
        on each; the scale is then fixed, since a sheet that is fitted to its pages minds no breaks.
        """
        sheet = self._sheet
        for row, lines in self._lines.items():
            if lines > 1:
                self.height(row, 13.5 * lines + 1.5)
        sheet.set_paper(9)
        if portrait:
            sheet.set_portrait()
        else:
            sheet.set_landscape()
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.repeat_rows(head)
        if breaks:
            sheet.repeat_columns(0, repeat - 1)
            sheet.set_v_pagebreaks(list(breaks))
            sheet.set_print_scale(64)
        else:
            sheet.fit_to_pages(1, 0)
        if area is not None:
            sheet.print_area(0, 0, *area)
        sheet.hide_gridlines(1)
        sheet.set_footer("&L&8&F · &A&R&8Side &P af &N")


class Book:
    def __init__(self, title: str, at: int) -> None:
        """at: milliseconds since 1970 UTC: the same day gives the same bytes."""
        self._out = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._out, {"in_memory": True})
        when = datetime.fromtimestamp(at / 1000, UTC).replace(tzinfo=None)
        self._book.set_properties({"title": title, "author": "Råderum", "created": when})
        self._styles: dict[tuple[str, bool], Any] = {}

    def sheet(self, name: str) -> Sheet:
        return Sheet(self, name, self._book.add_worksheet(name))

    def style(self, name: Style, *, prefix: bool = False) -> Any:
        found = self._styles.get((name, prefix))
        if found is None:
            found = self._book.add_format({**_FONT, **_STYLES[name], "quote_prefix": prefix})
            self._styles[name, prefix] = found
        return found

    def close(self) -> bytes:
        """The file."""
        self._book.close()
        return self._out.getvalue()
