"""In what unit a table's amounts are written: what the rows above it say, or what the amounts look like. A guess."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, TypeAlias

from server.importing.grids import Sheet, shown
from server.importing.tables.header import Header, plain

Unit: TypeAlias = Literal[1, 1_000, 1_000_000]

SAID: tuple[tuple[str, Unit], ...] = (
    ("mio. kr", 1_000_000),
    ("mio kr", 1_000_000),
    ("mill. kr", 1_000_000),
    ("1.000 kr", 1_000),
    ("1000 kr", 1_000),
    ("tusinde kr", 1_000),
    ("t.kr", 1_000),
    ("tkr", 1_000),
)
LOOKED_AT = 200
"""Rows below the names."""


def unit_of(sheet: Sheet, header: Header, places: Sequence[int]) -> tuple[Unit, int]:
    """(kroner in one, decimals): by what stands in the rows down to the names; kroner if they say nothing."""
    above = " ".join(plain(shown(cell)) for row in sheet.rows[: header.row] for cell in row)
    unit: Unit = next((unit for word, unit in SAID if word in above), 1)
    most = {1: 0, 1_000: 3, 1_000_000: 6}[unit]
    return unit, min(most, max(map(_decimals, _cells(sheet, header, places)), default=0))


def _cells(sheet: Sheet, header: Header, places: Sequence[int]) -> list[object]:
    rows = sheet.rows[header.row : header.row + LOOKED_AT]
    return [row[place] for row in rows for place in places if place < len(row)]


def _decimals(cell: object) -> int:
    if isinstance(cell, Decimal):
        return max(0, -int(cell.as_tuple().exponent)) if cell.is_finite() else 0
    after = cell.strip().strip("()-").rpartition(",")[2] if isinstance(cell, str) and "," in cell else ""
    return len(after.rstrip("0")) if after.isdigit() else 0
