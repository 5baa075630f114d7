"""Where the files are, and how to break them. Never touches the originals."""

from __future__ import annotations

import csv
import shutil
from functools import cache
from pathlib import Path

import pytest

from server.importing import Imported, read

ROOT = Path(__file__).resolve().parents[3]
FJORDBAEK = ROOT / "server" / "demo" / "fjordbaek"
AFTER_THE_AGREEMENT = ROOT / "server" / "demo" / "efter-aftalen"
BERGEN = ROOT.parent / "shared" / "data" / "bergen"

needs_bergen = pytest.mark.skipif(
    not BERGEN.is_dir(),
    reason="Bergen's budget may not be copied into the project, and ../shared/data/bergen is not there to read it from",
)


@cache
def fjordbaek() -> Imported:
    return read(FJORDBAEK)


@cache
def bergen() -> Imported:
    return read(BERGEN)


def copy_of(folder: Path, to: Path) -> Path:
    """Writable, whatever the rights of the original."""
    to.mkdir()
    for file in folder.glob("*.csv"):
        shutil.copyfile(file, to / file.name)
    return to


def rows_of(file: Path) -> list[list[str]]:
    """All rows, the column names first."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines, delimiter=";"))


def write_rows(file: Path, rows: list[list[str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, delimiter=";").writerows(rows)


def set_cell(file: Path, row: int, column: str, value: str) -> None:
    """row: as a spreadsheet counts."""
    rows = rows_of(file)
    rows[row - 1][rows[0].index(column)] = value
    write_rows(file, rows)
