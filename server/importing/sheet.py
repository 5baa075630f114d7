"""One CSV file as rows of cells that know their place. A bad cell is a problem told, never a guess."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TypeVar

from domain import clean, errors
from server.importing import numbers
from server.importing.problems import ImportProblem, Problems

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """number: as a spreadsheet counts. A cell that cannot be read is told to `problems` and answered by 0 or ""."""

    file: str
    number: int
    cells: Mapping[str, str]
    problems: Problems

    def problem(self, column: str, code: str, about: str = "") -> None:
        self.problems.add(ImportProblem(self.file, self.number, column, self.cells.get(column, ""), code, about))

    def text(self, column: str) -> str:
        """NFC, one line, stripped, at most 2,000 characters."""
        try:
            return clean.reason(self.cells[column])
        except errors.TextTooLong:
            self.problem(column, "text_too_long", f"{clean.REASON_LENGTH}")
        except errors.TextNotClean:
            self.problem(column, "text_not_clean")
        return ""

    def required(self, column: str) -> str:
        text = self.text(column)
        if not text and not self.cells[column].strip():
            self.problem(column, "required")
        return text

    def one_of(self, column: str, answers: Mapping[str, T]) -> T | None:
        """The answer that the cell's word stands for."""
        word = self.text(column)
        if word not in answers:
            self.problem(column, "not_one_of", ", ".join(word or "(tom)" for word in answers))
            return None
        return answers[word]

    def known(self, column: str, known: Collection[str], where: str) -> str:
        """An id that another file must hold; not checked where that file could not be read, which is told already."""
        word = self.required(column)
        if word and known and word not in known:
            self.problem(column, "not_known", where)
        return word

    def whole(self, column: str, unit: int = 1) -> int:
        """A whole number times `unit`: 1000 for a column of thousand kroner."""
        try:
            number = numbers.whole(self.cells[column])
        except numbers.NotANumber:
            self.problem(column, "not_whole" if self.cells[column].strip() else "required", "-1250")
        except numbers.TooLarge:
            self.problem(column, "too_large")
        else:
            if abs(number * unit) <= numbers.LARGEST:
                return number * unit
            self.problem(column, "too_large")
        return 0

    def scaled(self, column: str, decimals: int, *, positive: bool = False) -> int:
        """A number with at most so many decimals, times 10^decimals; above 0 if it must be."""
        try:
            number = numbers.scaled(self.cells[column], decimals)
        except numbers.NotANumber:
            self.problem(column, "not_decimal" if self.cells[column].strip() else "required", str(decimals))
        except numbers.TooLarge:
            self.problem(column, "too_large")
        else:
            if number > 0 or not positive:
                return number
            self.problem(column, "not_positive")
        return 0


@dataclass(frozen=True, slots=True)
class Sheet:
    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: Problems

    def problem(self, column: str, code: str, about: str = "") -> None:
        """A problem of the file as a whole."""
        self.problems.add(ImportProblem(self.file, 0, column, "", code, about))

    def require(self, columns: Iterable[str]) -> bool:
        """Whether all of these columns are there; tells each that is not, unless there is nothing to read at all."""
        if not self.columns:
            return False
        missing = [column for column in columns if column not in self.columns]
        for column in missing:
            self.problem(column, "missing_column")
        return not missing

    def unique(self, column: str) -> dict[str, Row]:
        """Rows by the id in that column, which must stand in each, and once."""
        by_id: dict[str, Row] = {}
        for row in self.rows:
            id = row.required(column)
            if id in by_id:
                row.problem(column, "twice", str(by_id[id].number))
            elif id:
                by_id[id] = row
        return by_id


def columns_of(path: Path) -> tuple[str, ...]:
    """The names in the first row; () if the file cannot be read."""
    return read_sheet(path, Problems()).columns


def read_sheet(path: Path, problems: Problems) -> Sheet:
    """All rows of a `;`-separated UTF-8 file, with or without BOM. Empty if it cannot be read: then it is told why."""
    empty = Sheet(path.name, (), (), problems)
    try:
        content = path.read_text(encoding="utf-8-sig")
        header, *records = csv.reader(StringIO(content, newline=""), delimiter=";", strict=True)
    except FileNotFoundError:
        empty.problem("", "missing_file")
        return empty
    except (OSError, UnicodeError, csv.Error) as error:
        empty.problem("", "unreadable", type(error).__name__ if isinstance(error, OSError) else str(error))
        return empty
    except ValueError:  # nothing to unpack: not even a first row
        empty.problem("", "no_rows")
        return empty
    columns = tuple(name.strip() for name in header)
    sheet = Sheet(path.name, columns, tuple(_rows(path.name, columns, records, problems)), problems)
    for column in dict.fromkeys(name for name in columns if columns.count(name) > 1):
        sheet.problem(column, "double_column")
    if not sheet.rows:
        sheet.problem("", "no_rows")
    return sheet


def _rows(file: str, columns: tuple[str, ...], records: list[list[str]], problems: Problems) -> Iterable[Row]:
    for number, record in enumerate(records, start=2):
        if not any(cell.strip() for cell in record):
            continue  # a blank row, as spreadsheets leave them at the end
        if len(record) != len(columns):
            problems.add(ImportProblem(file, number, "", ";".join(record), "wrong_width", str(len(columns))))
            continue
        yield Row(file, number, dict(zip(columns, record, strict=True)), problems)
