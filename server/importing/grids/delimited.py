"""CSV as municipalities' systems write it: three delimiters, four encodings, told apart by what the file holds."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from io import StringIO
from itertools import islice

from server.importing.grids import limits
from server.importing.grids.sheet import Book, Sheet
from server.importing.problems import ImportProblem, Problems

DELIMITERS = (";", "\t", ",")
_SAMPLE, _SAMPLE_LETTERS = 60, 1_000_000
"""Rows that are looked at to tell the delimiter, and where they must have ended."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NAMES = {"utf-8-sig": "UTF-8 (BOM)", "utf-16": "UTF-16", "utf-8": "UTF-8", "cp1252": "Windows-1252"}
_TWO_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]")
_HIGH = re.compile(rb"[\x80-\xff]")


def read_delimited(file: str, data: bytes, problems: Problems) -> Book | None:
    """The one sheet of a CSV file; None if it cannot be read, and then it is told why."""
    decoded = _decoded(file, data, problems)
    if decoded is None:
        return None
    text, encoding = decoded
    delimiter = delimiter_of(text[:_SAMPLE_LETTERS])
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in reader:  # not in one call of C: that would keep every other thread waiting until its end
            rows.append(row)
            cells += len(row)
            if len(rows) > limits.ROWS or cells > limits.CELLS:
                break
    except csv.Error as error:
        problems.add(ImportProblem(file, max(reader.line_num, 1), "", "", "unreadable", str(error)))
        return None
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if len(rows) > limits.ROWS:
        problems.add(ImportProblem(file, 0, "", "", "too_many_rows", f"{limits.ROWS}"))
        return None
    if cells > limits.CELLS:
        problems.add(ImportProblem(file, 0, "", "", "too_many_cells", f"{limits.CELLS}"))
        return None
    if not rows:
        problems.add(ImportProblem(file, 0, "", "", "no_rows"))
        return None
    widest = max(map(len, rows))
    if widest > limits.COLUMNS:
        problems.add(ImportProblem(file, 0, "", "", "too_many_columns", f"{limits.COLUMNS}"))
        return None
    return Book(file, "csv", (Sheet(file, "", rows, ragged=True),), _NAMES[encoding], delimiter)


def delimiter_of(text: str) -> str:
    """The one that cuts most rows into the same number of cells, more than one; `;` where none does."""
    best, best_score = DELIMITERS[0], (0.0, 0)
    for delimiter in DELIMITERS:
        try:
            widths = [
                len(row) for row in islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), _SAMPLE) if row
            ]
        except csv.Error:
            continue
        common = Counter(width for width in widths if width > 1).most_common(1)
        if common:
            width, rows = common[0]
            score = (rows / len(widths), width)
            if score > best_score:
                best, best_score = delimiter, score
    return best


def _decoded(file: str, data: bytes, problems: Problems) -> tuple[str, str] | None:
    """Text and encoding. Windows-1252 takes nearly every byte, so it comes last, and only if UTF-8 is not in it too."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or 4 * len(_TWO_BYTES.findall(data)) > len(_HIGH.findall(data)):
            row = data.count(b"\n", 0, error.start) + 1 if encoding != "utf-16" else 0
            problems.add(ImportProblem(file, row, "", "", "mixed_encoding", _NAMES[encoding]))
            return None
        try:
            text, encoding = data.decode("cp1252"), "cp1252"
        except UnicodeDecodeError:
            problems.add(ImportProblem(file, 0, "", "", "not_a_table"))
            return None
    if "\x00" in text:
        problems.add(ImportProblem(file, text.count("\n", 0, text.index("\x00")) + 1, "", "", "not_a_table"))
        return None
    return text, encoding
