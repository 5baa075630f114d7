"""The columns of the workbook's tables: one declaration, from which they are written and read back.

Knows neither what a sheet looks like nor how a file is opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from server.importing.workbook.cells import TEXT, Kind


@dataclass(frozen=True, slots=True)
class Column:
    """path: the field, `account.function` for one within another; "" for a column that these items leave blank.
    yearly: one cell a year, and the heading names it. alone: may also be one value that holds for all years."""

    heading: str
    path: str
    kind: Kind = TEXT
    width: float = 12
    yearly: bool = False
    wrap: bool = False
    alone: bool = False

    def headings(self, years: Sequence[int]) -> tuple[str, ...]:
        return tuple(f"{self.heading} {year}".strip() for year in years) if self.yearly else (self.heading,)

    def cells(self, item: object, years: Sequence[int]) -> tuple[str | int | float, ...]:
        """What stands in the cells of an item; a value that the item lacks is blank (a quantity that stands alone)."""
        if not self.path:
            return ("",) * len(self.headings(years))
        value = value_at(item, self.path)
        if not self.yearly:
            return (self.kind.write(value),)
        return tuple(self.kind.write(value[i]) if i < len(value) else "" for i in range(len(years)))


@dataclass(frozen=True, slots=True)
class Rows:
    """One kind of item on a sheet. art: what stands in the first column of a sheet of several kinds, "" if alone."""

    columns: tuple[Column, ...]
    art: str = ""


@dataclass(frozen=True, slots=True)
class Nested:
    """Items that hold a list: a row for each of the list, the item's own fields in the first of them, its key in all.

    inner: the field that is the list, and what stands of each in it. front, back: the item's own, left and right of it.
    """

    key: Column
    front: tuple[Column, ...]
    inner: str
    of_inner: tuple[Column, ...]
    back: tuple[Column, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        return (self.key, *self.front, *self.of_inner, *self.back)

    @property
    def own(self) -> tuple[Column, ...]:
        return (*self.front, *self.back)


def value_at(item: object, path: str) -> Any:
    """`account.function` of an item."""
    for name in path.split("."):
        item = getattr(item, name)
    return item


def put_at(fields: dict[str, Any], path: str, value: object) -> None:
    """The other way: into the map that becomes the item."""
    *way, last = path.split(".")
    for name in way:
        fields = fields.setdefault(name, {})
    fields[last] = value


def headings_of(columns: Sequence[Column], years: Sequence[int]) -> Iterator[tuple[Column, int, str]]:
    """(column, which of its years, heading), from left to right."""
    for column in columns:
        for place, heading in enumerate(column.headings(years)):
            yield column, place, heading


def row_of(columns: Sequence[Column], item: object, years: Sequence[int]) -> list[str | int | float]:
    return [cell for column in columns for cell in column.cells(item, years)]


def place_of(columns: Sequence[Column], years: Sequence[int], path: str) -> int:
    """Which column of the sheet, from 0, the field begins in."""
    place = 0
    for column in columns:
        if column.path == path:
            return place
        place += len(years) if column.yearly else 1
    raise KeyError(path)
