"""CSV files with faults, one a case: encodings, structure, cells, accounts, signs and totals."""

from __future__ import annotations

from server.importing import Mapping
from tests.server.importing.broken.case import LINES, ROWS, USUAL, Case, Row, mapping_of, row_of, with_cell

FILE = "budget.csv"
NAMED = mapping_of(file=FILE)
"""By its name: so that a file without the right columns is still known for the budget."""


def text(rows: tuple[Row, ...] = ROWS) -> str:
    return "".join(";".join(map(str, row)) + "\r\n" for row in rows)


def case(name: str, content: str | bytes, code: str, *, row: int = 0, mapping: Mapping = USUAL) -> Case:
    """A fault of the file as a whole, or of a row."""
    return Case(
        name, lambda: content.encode() if isinstance(content, str) else content, code, FILE, row=row, mapping=mapping
    )


def cell(name: str, at: str, value: str | int, code: str, *, kept: int | None = None, mapping: Mapping = USUAL) -> Case:
    """The good file with one bad cell, told at that very cell."""
    content = text(with_cell(at, value)).encode()
    return Case(name, lambda: content, code, FILE, row=row_of(at), cell=at, kept=kept, mapping=mapping)


GOOD = text()
HEAD, *LINE_TEXTS = GOOD.splitlines(keepends=True)
OLD_ROW = "L9;Sø;03.22.01;Ø;1;0;0\r\n".encode("cp1252")
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8

ENCODINGS = (
    case("an empty file", b"", "no_rows"),
    case("a byte order mark and nothing else", b"\xef\xbb\xbf", "no_rows"),
    case("blank rows alone", b"\r\n\r\n ;;\r\n", "no_rows"),
    case("names of columns alone", HEAD, "no_rows"),
    case("UTF-8 with a row of Windows-1252", GOOD.encode() + OLD_ROW, "mixed_encoding", row=8),
    case("UTF-16 cut in the middle of a letter", GOOD.encode("utf-16")[:-1], "mixed_encoding"),
    case("UTF-16 without its mark", GOOD.encode("utf-16-le"), "not_a_table", row=1),
    case("a byte that is zero", GOOD.replace("SFO", "S\x00O"), "not_a_table", row=3),
    case("zeros alone, as a disk leaves them", bytes(4096), "not_a_table"),
    case("a byte that no encoding has", GOOD.encode("cp1252").replace(b"SFO", b"S\x81O"), "not_a_table"),
    case("a picture that is called a table", PICTURE, "not_a_table"),
)

STRUCTURE = (
    case("a quotation mark that never ends", GOOD.replace("SFO", '"SFO'), "unreadable", row=7),
    case("a cell of a megabyte", GOOD.replace("SFO", "x" * 1_000_000), "unreadable", row=3),
    case("a semicolon within a text", GOOD.replace("SFO", "SFO; klub"), "wrong_width", row=3),
    case("a row that is a cell short", GOOD.replace("L2;Læring;", "L2;"), "wrong_width", row=3),
    case("a row shifted to the right", GOOD.replace("L2;", ";L2;"), "wrong_width", row=3),
    case("rows with another delimiter", HEAD + "".join(LINE_TEXTS).replace(";", "|"), "wrong_width", row=2),
    case("names of columns a row too low", "Budget 2027\r\n" + GOOD, "missing_column"),
    case("a row of names that is not there", GOOD, "no_years", mapping=mapping_of(file=FILE, header=900)),
    case("a column that stands twice", GOOD.replace("Dranst;", "Tekst;"), "double_column", mapping=NAMED),
    case("a column that is missing", GOOD.replace("Funktion", "Fkt"), "missing_column"),
    case("a year that stands twice", GOOD.replace("Overslag 2028", "Overslag 2027"), "double_column"),
    case("years that are not in a row", GOOD.replace("2028", "2029"), "no_years"),
    case("no years at all", GOOD.replace("Budget 2027;Overslag 2028", "Budget;Overslag"), "no_years"),
    case("a million rows", HEAD + "L1;Læring;03.22.01;SFO;1;1;1\r\n" * 1_000_000, "too_many_rows"),
    case("twenty thousand columns", "x;" * 20_000 + "\r\n" + "1;" * 20_000, "too_many_columns"),
    case("more than may be handed in", b"x;y\r\n" * 7_000_000, "file_too_large"),
)

CELLS = (
    cell("a text among the amounts", "F2", "ca. 1000", "not_whole"),
    cell("an amount with its currency", "F3", "200 kr.", "not_whole"),
    cell("a date among the amounts", "G4", "01-02-2028", "not_whole"),
    cell("a decimal that nobody asked for", "F2", "1000,5", "not_whole"),
    cell("a dot that may mean two things", "F2", "1.00", "not_whole"),
    cell("thousands apart in two ways", "F2", "1.000 000", "not_whole"),
    cell("two minus signs", "G2", "-1010-", "not_whole"),
    cell("letters that look like digits", "F2", "1OOO", "not_whole"),
    cell("digits of another script", "F2", "١٠٠٠", "not_whole"),
    cell("an amount of thirty digits", "F2", "9" * 30, "too_large"),
    cell("an amount that is too large in kroner", "F2", "99999999999", "too_large"),
    cell("a blank amount", "G3", "", "required"),
    cell("a text that turns the reading direction", "D2", "Skole\u202eelokS", "text_not_clean"),
    cell("a text of 5,000 letters", "D2", "x" * 5_000, "text_too_long"),
    cell("a blank committee", "B3", " ", "required"),
    cell("names of columns again in the middle", "F4", "Budget 2027", "not_whole"),
)

BOOKKEEPING = (
    cell("an id that is another line's", "A3", "L1", "twice"),
    cell("a function that is none", "C2", "skole", "not_an_account"),
    cell("a function that is not in the chart", "C2", "03.99.01", "unknown_account"),
    cell(
        "a function of next year's chart",
        "C2",
        "03.99.01",
        "new_account",
        kept=LINES,
        mapping=mapping_of(chart={"list": "kontoplan", "unknown": "remark"}),
    ),
    cell("a dranst that is none", "E2", "8", "not_one_of"),
    cell("a total that does not meet its rows", "F7", "400", "total_differs"),
    cell("a total that is off by rounding", "F7", "1", "total_rounded", kept=LINES),
    Case(
        "a tax with the wrong sign",
        lambda: text(with_cell("F6", 2000, with_cell("F7", 4000))).encode(),
        "odd_sign",
        FILE,
        row=6,
        cell="C6",
        kept=LINES,
    ),
    Case(
        "the same row twice, and no ids",
        lambda: text((*ROWS[:2], ROWS[1], *ROWS[3:6])).encode(),
        "same_row",
        FILE,
        row=3,
        cell="D3",
        kept=LINES,
        mapping=mapping_of(columns={"committee_name": "Udvalg", "function": "Funktion", "name": "Tekst"}),
    ),
)

TEXTS = (*ENCODINGS, *STRUCTURE, *CELLS, *BOOKKEEPING)
