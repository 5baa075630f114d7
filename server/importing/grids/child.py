"""The process that opens a workbook: `python -I child.py ROWS COLUMNS CELLS MEMORY CPU`, the file in, msgpack out.

It limits itself before it reads a byte; if a limit strikes, it dies, and `workbook.py` says so. Imports nothing of the
house, so that it starts in a moment and knows nothing worth stealing.
"""

from __future__ import annotations

import datetime
import math
import re
import resource
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import msgpack
from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

DECIMAL, FLAW = 1, 2
LONGEST_TEXT = 32_767
"""Characters; Excel's own limit."""

LETTERS = 32 * 1024 * 1024
"""Characters of a workbook's text in all: one long text that stands once in the file may stand in every cell."""

EXACT = 2**53
"""Below it, every whole number a workbook holds is itself."""

MOST_MERGED = 1_000
"""Ranges of a sheet that are told of."""

DENSE = 20
"""A sheet with fewer than one cell in so many rows has a cell that strayed."""

OLE, ENCRYPTED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
"""How a workbook with a password begins, and the name of the stream it is kept in. The reader calls it no workbook."""

CELL = re.compile(rb'<(?:\w+:)?c\b[^<>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
FORMULA = rb"(?:<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*)"
BARE_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b[^<>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^<>]*>\s*'
    + FORMULA
    + rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
ERROR = re.compile(
    rb'<(?:\w+:)?c\b(?=[^<>]*\bt="e")[^<>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^<>]*>\s*'
    + FORMULA
    + rb"?<(?:\w+:)?v>([^<]*)</"
)
"""Each tag is looked through once: a pattern may not run from one to the next, however many there are."""

SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Faults = list[tuple[str, str, str, str]]


def main() -> None:
    rows, columns, cells, memory, cpu = map(int, sys.argv[1:])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
    answer = read(sys.stdin.buffer.read(), rows, columns, cells)
    sys.stdout.buffer.write(msgpack.packb(answer))


def read(data: bytes, rows: int, columns: int, cells: int) -> dict[str, Any]:
    faults: Faults = []
    sheets: list[dict[str, Any]] = []
    letters = 0
    try:
        if data.startswith(OLE) and ENCRYPTED in data:
            return {"faults": [("", "", "locked_workbook", "")], "sheets": []}
        parts = dict(_parts(data)) if data.startswith(b"PK") else {}
        for name, xml in parts.items():
            faults += _too_far(name, xml, rows, columns, cells)
        if not faults:
            with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
                for number, about in enumerate(book.sheets_metadata):
                    sheet = book.get_sheet_by_index(number)
                    faults += _too_large(sheet, rows, columns, cells)
                    if not faults:
                        hidden = about.visible != SheetVisibleEnum.Visible
                        sheets.append(_sheet(sheet, hidden, parts.get(sheet.name, b"")))
                        letters += sum(len(cell) for row in sheets[-1]["rows"] for cell in row if type(cell) is str)
                    if letters > LETTERS:
                        faults.append((sheet.name, "", "too_heavy", ""))
                        break
    except MemoryError:
        raise  # the limit, and not the file's shape
    except Exception as error:  # whatever three readers of strange bytes may raise
        faults.append(("", "", "broken_workbook", type(error).__name__))
    if not faults and not sheets:
        faults.append(("", "", "broken_workbook", "0 ark / sheets"))
    return {"faults": faults, "sheets": [] if faults else sheets}


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The XML of an XLSX file's sheets by the sheet's name; nothing for other workbooks."""
    with ZipFile(BytesIO(data)) as archive:
        names = set(archive.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return
        relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - under this process's limits
        targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
        for sheet in ET.fromstring(archive.read("xl/workbook.xml")).iter(SHEETS):  # noqa: S314 - the same
            target = targets.get(sheet.get(RELATION), "").removeprefix("/xl/")
            if f"xl/{target}" in names:
                yield sheet.get("name", ""), archive.read(f"xl/{target}")


def _too_far(name: str, xml: bytes, rows: int, columns: int, cells: int) -> Faults:
    """Asked of the XML, since the reader spans the whole rectangle before it can be asked."""
    widest = deepest = count = 0
    far = b""
    widths: dict[bytes, int] = {}
    for cell in CELL.finditer(xml):
        column, row = cell.groups()
        count += 1
        width = widths.get(column) or widths.setdefault(column, _column(column))
        if width > widest:
            widest = width
            far = column + row if width > columns else far
        if (depth := int(row)) > deepest:
            deepest = depth
            far = column + row if depth > rows else far
            if depth > rows <= count * DENSE:
                break  # a million rows need not be counted
    if widest <= columns and deepest <= rows and widest * deepest <= cells:
        return []
    if count * DENSE < min(deepest, rows) or not far:
        return [(name, far.decode(), "far_cell", far.decode() or f"{widest} x {deepest}")]
    if deepest > rows:
        return [(name, "", "too_many_rows", str(rows))]
    return [(name, far.decode(), "too_many_columns", str(columns))]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _too_large(sheet: CalamineSheet, rows: int, columns: int, cells: int) -> Faults:
    end = sheet.end
    if end is None:
        return []
    depth, width = end[0] + 1, end[1] + 1
    if depth > rows:
        return [(sheet.name, "", "too_many_rows", str(rows))]
    if width > columns:
        return [(sheet.name, "", "too_many_columns", str(columns))]
    return [(sheet.name, "", "too_many_cells", str(cells))] if depth * width > cells else []


def _sheet(sheet: CalamineSheet, hidden: bool, xml: bytes) -> dict[str, Any]:
    rows = [[_value(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for column, row, *shown in (*BARE_FORMULA.findall(xml), *(ERROR.findall(xml) if b't="e"' in xml else ())):
        depth, width = int(row), _column(column)
        if depth <= len(rows) and width <= len(rows[depth - 1]):
            code = "error_value" if shown else "formula_without_value"
            told = f"{code}\n{(shown[0] if shown else b'').decode(errors='replace')}"
            rows[depth - 1][width - 1] = msgpack.ExtType(FLAW, told.encode())
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    ranges = (
        f"{_reference(*first)}:{_reference(*last)}" for first, last in (sheet.merged_cell_ranges or ())[:MOST_MERGED]
    )
    return {"name": sheet.name, "hidden": hidden, "merged": list(ranges), "rows": rows}


def _reference(row: int, column: int) -> str:
    name, column = "", column + 1
    while column:
        column, place = divmod(column - 1, 26)
        name = chr(65 + place) + name
    return f"{name}{row + 1}"


def _value(cell: Any) -> Any:
    """Text, a whole number, or a decimal as Excel itself shows it: 15 digits. Never a float."""
    kind = type(cell)
    if kind is str:
        return cell[:LONGEST_TEXT]
    if kind is float:
        if cell.is_integer() and abs(cell) < EXACT:
            return int(cell)
        if not math.isfinite(cell):
            return msgpack.ExtType(FLAW, b"error_value\n")
        return msgpack.ExtType(DECIMAL, f"{cell:.15g}".encode())
    if kind is bool:
        return "TRUE" if cell else "FALSE"
    if kind is int:
        return cell if abs(cell) < EXACT else str(cell)
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return cell.isoformat() if hasattr(cell, "isoformat") else str(cell)


if __name__ == "__main__":
    main()
