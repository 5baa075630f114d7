"""The row of a sheet that names its columns, and which column a name means. Reads no other row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from server.importing.grids.cell import Cell, column_of, letters, shown
from server.importing.grids.sheet import Sheet

BY_LETTER = "@"
"""Before the letters of a column that is to be taken by its place: @H."""

_SPACES = re.compile(r"\s+")


@cache
def plain(name: str) -> str:
    """Names are the same whatever their case and spaces."""
    return _SPACES.sub(" ", name).strip().casefold()


class Header:
    """names: one a column, "" for none. row: as a spreadsheet counts, 0 for a sheet without one."""

    __slots__ = ("_places", "names", "row")

    def __init__(self, sheet: Sheet, row: int) -> None:
        self.row = row
        cells: Sequence[Cell] = sheet.rows[row - 1] if 0 < row <= len(sheet.rows) else ()
        names = [shown(cell).strip() for cell in cells]
        while names and not names[-1]:
            names.pop()
        self.names = tuple(names)
        self._places: dict[str, list[int]] = {}
        for place, name in enumerate(names):
            if name:
                self._places.setdefault(plain(name), []).append(place)

    def find(self, name: str) -> list[int]:
        """All columns of that name, from 0."""
        if name.startswith(BY_LETTER):
            place = column_of(name.removeprefix(BY_LETTER))
            return [] if place is None else [place]
        return self._places.get(plain(name), [])

    def has(self, names: Sequence[str]) -> bool:
        return all(map(self.find, names))

    def name_of(self, place: int) -> str:
        """As it is printed; @H for a column without a name."""
        name = self.names[place] if place < len(self.names) else ""
        return name or f"{BY_LETTER}{letters(place)}"

    def years(self, patterns: Sequence[str]) -> dict[int, list[int]]:
        """Year -> its columns, for the patterns with {year} in them, in the order of the columns."""
        forms = [re.compile(re.escape(plain(pattern)).replace(r"\{year\}", "([0-9]{4})")) for pattern in patterns]
        found: dict[int, list[int]] = {}
        for place, name in enumerate(self.names):
            match = next((match for form in forms if (match := form.fullmatch(plain(name)))), None)
            if match:
                found.setdefault(int(match[1]), []).append(place)
        return found
