"""What a file holds: sheets of rows. A CSV file is a book of one sheet without a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from server.importing.grids.cell import Cell


@dataclass(frozen=True, slots=True)
class Sheet:
    """rows: the first is row 1; not all need be of one length. merged: ranges as B7:C9, whose value is in the first."""

    file: str
    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    merged: tuple[str, ...] = ()
    ragged: bool = False
    """Whether a row's length says something (CSV): a semicolon too many moves every cell behind it."""


@dataclass(frozen=True, slots=True)
class Book:
    """kind: csv, xlsx, xls, ods. encoding and delimiter: as found, for CSV alone."""

    file: str
    kind: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""

    def visible(self) -> Iterator[Sheet]:
        return (sheet for sheet in self.sheets if not sheet.hidden)
