"""Files as sheets of cells: encodings, delimiters, workbooks. What cannot be read is told, and nothing raises."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

import pytest
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has hints, but does not say so (no py.typed)

from server.importing.grids import Book, Flaw, read_book, reference
from server.importing.problems import Problems


def book(name: str, data: bytes) -> Book:
    problems = Problems()
    found = read_book(name, data, problems)
    assert found is not None, problems.all
    return found


def workbook(write: Callable[[Workbook], None]) -> bytes:
    data = BytesIO()
    made = Workbook(data)
    write(made)
    made.close()
    return data.getvalue()


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 (BOM)"), ("utf-16", "UTF-16"), ("cp1252", "Windows-1252")],
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_is_read_whatever_its_encoding_and_delimiter(encoding: str, told: str, delimiter: str) -> None:
    """Told apart by what the file holds, never asked."""
    text = "\r\n".join(delimiter.join(row) for row in (["Udvalg", "Beløb"], ["Læring", "1250"], ["Sø", "-3"]))
    found = book("a.csv", text.encode(encoding))
    assert (found.encoding, found.delimiter) == (told, delimiter)
    assert found.sheets[0].rows == [["Udvalg", "Beløb"], ["Læring", "1250"], ["Sø", "-3"]]


def test_decimal_commas_are_no_delimiters() -> None:
    """Every row of amounts has one."""
    found = book("a.csv", b"navn;2027;2028\na;1,5;2,5\nb;3,5;4,5\n")
    assert found.delimiter == ";"


def test_a_workbook_gives_whole_numbers_decimals_and_text() -> None:
    """0.1 + 0.2 is what Excel shows of it, and 1250 is no 1250.0."""

    def write(made: Workbook) -> None:
        sheet = made.add_worksheet("Drift")
        sheet.write_row(0, 0, ["Læring", 1250, -0.5, 0.1 + 0.2])

    found = book("a.xlsx", workbook(write))
    assert found.kind == "xlsx"
    assert found.sheets[0].name == "Drift"
    assert found.sheets[0].rows == [["Læring", 1250, Decimal("-0.5"), Decimal("0.3")]]
    assert [type(cell) for cell in found.sheets[0].rows[0]] == [str, int, Decimal, Decimal]


def test_what_a_workbook_hides_is_known() -> None:
    """Hidden sheets, merged cells, formulas nobody worked out, errors."""

    def write(made: Workbook) -> None:
        sheet = made.add_worksheet("A")
        sheet.write_formula(0, 0, "=1+1", value="")
        sheet.write_formula(0, 1, "=1/0", value="#DIV/0!")
        sheet.write_formula(0, 2, "=1+1", value=2)
        sheet.merge_range("B3:C4", "m")
        made.add_worksheet("B").hide()

    found = book("a.xlsx", workbook(write))
    shown, hidden = found.sheets
    assert shown.rows[0] == [Flaw("formula_without_value", ""), Flaw("error_value", "#DIV/0!"), 2]
    assert shown.merged == ("B3:C4",)
    assert (shown.hidden, hidden.hidden) == (False, True)


def test_a_workbook_is_known_by_its_bytes() -> None:
    """Its name may be wrong."""
    data = workbook(lambda made: made.add_worksheet("A").write(0, 0, "x") and None)
    assert book("a.csv", data).kind == "xlsx"


@pytest.mark.parametrize(("row", "column", "name"), [(5, 7, "H5"), (1, 0, "A1"), (2, 26, "AA2"), (3, 16_383, "XFD3")])
def test_a_cell_is_named_as_a_spreadsheet_names_it(row: int, column: int, name: str) -> None:
    assert reference(row, column) == name
