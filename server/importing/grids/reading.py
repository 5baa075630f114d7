"""Tells by its first bytes what a file is, whatever its name says, and has it read. Never raises."""

from __future__ import annotations

from collections.abc import Mapping

from server.importing.grids import limits
from server.importing.grids.delimited import read_delimited
from server.importing.grids.sheet import Book
from server.importing.grids.workbook import read_workbook
from server.importing.problems import ImportProblem, Problems

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKBOOKS = ("xlsx", "xlsm", "xlsb", "xls", "ods")


def read_book(file: str, data: bytes, problems: Problems) -> Book | None:
    """The file's sheets; None if it cannot be read, and then it is told why."""
    if len(data) > limits.BYTES:
        problems.add(ImportProblem(file, 0, "", "", "file_too_large", f"{limits.BYTES // 1024 // 1024}"))
        return None
    if not data.strip(b"\x00 \r\n\t"):
        problems.add(ImportProblem(file, 0, "", "", "no_rows" if not data.strip() else "not_a_table"))
        return None
    ending = file.rpartition(".")[2].lower()
    if data.startswith((ZIP, OLE)):
        return read_workbook(file, data, problems, kind=ending if ending in WORKBOOKS else "xlsx")
    if ending in WORKBOOKS:
        problems.add(ImportProblem(file, 0, "", "", "not_a_workbook", ending))
        return None
    return read_delimited(file, data, problems)


def books_of(files: Mapping[str, bytes], problems: Problems) -> list[Book]:
    """Those that can be read, in the order of their names."""
    books = (read_book(name, files[name], problems) for name in sorted(files))
    return [book for book in books if book is not None]
