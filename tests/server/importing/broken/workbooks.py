"""Workbooks with faults that a person makes in a spreadsheet, written by XlsxWriter. None is broken as a file."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from io import BytesIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has hints, but does not say so (no py.typed)
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # the same

from server.importing import Mapping
from tests.server.importing.broken.case import LINES, ROWS, USUAL, Case, mapping_of, row_of

FILE, SHEET = "budget.xlsx", "Drift"


def workbook(change: Callable[[Workbook, Worksheet], object]) -> bytes:
    """The good budget on one sheet, and then what somebody did to it."""
    data = BytesIO()
    with Workbook(data) as made:
        sheet = made.add_worksheet(SHEET)
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        change(made, sheet)
    return data.getvalue()


def case(
    name: str,
    change: Callable[[Workbook, Worksheet], object],
    code: str,
    cell: str = "",
    *,
    sheet: str = SHEET,
    row: int | None = None,
    kept: int | None = None,
    mapping: Mapping = USUAL,
) -> Case:
    return Case(
        name,
        lambda: workbook(change),
        code,
        FILE,
        sheet,
        row_of(cell) if row is None else row,
        cell,
        kept=kept,
        mapping=mapping,
    )


def _far(_: Workbook, sheet: Worksheet) -> None:
    sheet.write("XFD1048576", "x")


def _wide(_: Workbook, sheet: Worksheet) -> None:
    for row in range(30):
        sheet.write_row(row, 7, range(600))


def _hidden_beside(made: Workbook, _: Worksheet) -> None:
    made.add_worksheet("Gemt").hide()


def _date(made: Workbook, sheet: Worksheet) -> None:
    sheet.write_datetime("F2", datetime.datetime(2027, 2, 1), made.add_format({"num_format": "dd-mm-yyyy"}))  # noqa: DTZ001 - a sheet's dates have no zone


def _merged(made: Workbook, sheet: Worksheet) -> None:
    sheet.merge_range("B2:B3", "Læring", made.add_format())


def _empty(made: Workbook, sheet: Worksheet) -> None:
    plain = made.add_format()  # without one, XlsxWriter leaves the cell as it was
    for row in range(len(ROWS)):
        for column in range(len(ROWS[0])):
            sheet.write_blank(row, column, None, plain)


WORKBOOKS = (
    case(
        "a formula that nobody worked out",
        lambda _, s: s.write_formula("F2", "=500+500", value=""),
        "formula_without_value",
        "F2",
    ),
    case("a division by zero", lambda _, s: s.write_formula("G2", "=1/0", value="#DIV/0!"), "error_value", "G2"),
    case(
        "a name that a lookup did not find",
        lambda _, s: s.write_formula("D3", "=NA()", value="#N/A"),
        "error_value",
        "D3",
    ),
    case("a date in a column of amounts", _date, "not_whole", "F2"),
    case("a truth in a column of amounts", lambda _, s: s.write_boolean("F2", True), "not_whole", "F2"),
    case("a text in a column of amounts", lambda _, s: s.write_string("F3", "ca. 200"), "not_whole", "F3"),
    case("an amount with a fraction", lambda _, s: s.write_number("F3", 200.25), "not_whole", "F3"),
    case("an amount that no number can hold", lambda _, s: s.write_number("F3", 1e300), "too_large", "F3"),
    case("a blank amount in a workbook", lambda _, s: s.write_string("G3", " "), "required", "G3"),
    case("committees in merged cells", _merged, "required", "B3"),
    case(
        "committees in merged cells, filled down",
        _merged,
        "merged_cells",
        "B2",
        kept=LINES,
        mapping=mapping_of(fill_down=["committee_name"]),
    ),
    case("a hidden sheet beside the budget", _hidden_beside, "hidden_sheet", sheet="Gemt", kept=LINES),
    case(
        "a sheet that the mapping names and nobody made",
        _hidden_beside,
        "sheet_not_there",
        sheet="",
        mapping=mapping_of(file=FILE, sheet="Anlæg"),
    ),
    case(
        "a hidden sheet that the mapping names, without a row",
        _hidden_beside,
        "no_years",
        sheet="Gemt",
        mapping=mapping_of(file=FILE, sheet="Gemt"),
    ),
    case("a sheet that somebody emptied", _empty, "no_rows", sheet=""),
    case("one cell in the far corner", _far, "far_cell", "XFD1048576", row=0),
    case("six hundred columns of something", _wide, "too_many_columns", "WI1", row=0),
    case("an id twice in a workbook", lambda _, s: s.write_string("A3", "L1"), "twice", "A3"),
    case(
        "a function that a spreadsheet took for a number",
        lambda _, s: s.write_number("C2", 3.2201),
        "not_an_account",
        "C2",
    ),
    case("a total in a workbook that does not meet", lambda _, s: s.write_number("F7", 9000), "total_differs", "F7"),
)
