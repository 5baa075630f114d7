"""The same files saved as workbooks are the same budget; what a spreadsheet turned into something else is told."""

from __future__ import annotations

import csv
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # has no types

from server.importing import files_of, read_files
from server.importing.numbers import NotANumber, scaled, whole
from tests.server.importing.folders import FJORDBAEK, fjordbaek


def saved_as_xlsx(data: bytes, **changed: str) -> bytes:
    """As a spreadsheet saves it: whole numbers and decimals as numbers, the rest as text."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Ark1")
    for y, row in enumerate(csv.reader(data.decode("utf-8-sig").splitlines(), delimiter=";")):
        for x, cell in enumerate(row):
            _write(sheet, y, x, changed.get(cell, cell))
    book.close()
    return out.getvalue()


def _write(sheet: Any, y: int, x: int, cell: str) -> None:
    try:
        sheet.write_number(y, x, whole(cell) if cell.lstrip("-").isdigit() else scaled(cell, 3) / 1000)
    except NotANumber:
        sheet.write_string(y, x, cell)


def test_the_folder_saved_as_workbooks_is_the_same_budget() -> None:
    files = {name.replace(".csv", ".xlsx"): saved_as_xlsx(data) for name, data in files_of(FJORDBAEK).items()}
    reading = read_files(files)
    assert [problem.say() for problem in reading.serious] == []
    assert reading.imported == fjordbaek()


def test_an_index_that_a_danish_spreadsheet_took_for_thousands_is_told_with_its_cell() -> None:
    files = files_of(FJORDBAEK)
    files["forudsaetninger.xlsx"] = saved_as_xlsx(files.pop("forudsaetninger.csv"), **{"1.041": "1041"})
    reading = read_files(files)
    assert reading.imported is None
    assert [(p.file, p.cell, p.code) for p in reading.serious] == [("forudsaetninger.xlsx", "D8", "index_far_off")]
