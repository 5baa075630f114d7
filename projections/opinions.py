"""Stances counted over all tables, by row of alternatives. Never who took them.

support and lean_support count for it, an objection against it; concern and neutral are neither.
"""

from __future__ import annotations

from collections.abc import Iterable

from projections.memory import Remembering

SUPPORTS = frozenset({"support", "lean_support"})
OBJECTS = frozenset({"object"})


class Opinions(Remembering):
    __slots__ = ("_by_row",)
    REMEMBERS = ("_by_row",)

    def __init__(self) -> None:
        self._by_row: dict[str, tuple[int, int]] = {}

    @property
    def rows(self) -> Iterable[str]:
        return self._by_row

    def count(self, row: str, before: str | None, after: str | None) -> None:
        """One person's grade for a proposal of this row has changed."""
        supports, objections = self.of(row)
        for grade, sign in ((before, -1), (after, 1)):
            if grade is not None:
                supports += sign * (grade in SUPPORTS)
                objections += sign * (grade in OBJECTS)
        self._by_row[row] = (supports, objections)

    def of(self, row: str) -> tuple[int, int]:
        """(supports, objections)."""
        return self._by_row.get(row, (0, 0))
