"""Small files that hold a great deal: refused before they fill the server, and read so that others get their turn."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter  # type: ignore[import-untyped]  # has no types

from server.importing import read_files
from server.importing.grids import limits


def test_one_long_text_in_every_cell_is_too_heavy() -> None:
    """A workbook keeps it once: 20 KB on disk, over a hundred megabytes as cells."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Ark1")
    for number in range(4_000):
        sheet.write_string(number // 100, number % 100, "x" * 32_000)
    book.close()
    reading = read_files({"long.xlsx": out.getvalue()})
    assert reading.imported is None
    assert [(problem.file, problem.code) for problem in reading.serious] == [("long.xlsx", "too_heavy")]


def test_a_csv_of_more_cells_than_are_read_is_told() -> None:
    row = b";" * 399 + b"\n"
    reading = read_files({"wide.csv": row * (limits.CELLS // 400 + 2)})
    assert [(problem.file, problem.code) for problem in reading.serious] == [("wide.csv", "too_many_cells")]
