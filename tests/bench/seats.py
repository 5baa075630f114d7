"""Who sits where, as the load generator needs to know it. Shapes alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SCREEN: Final = 0
"""The table of a hall screen, which only reads."""


@dataclass(frozen=True, slots=True)
class Seat:
    """bearer: of a device that has come in. workshop: its place among the crowd's. table: 0 for a hall screen."""

    bearer: str
    workshop: int
    table: int

    @property
    def view(self) -> str:
        """Whose deltas are followed and checked."""
        return f"table/{self.table}" if self.table else "hall"

    @property
    def place(self) -> tuple[int, int]:
        """Those at the same place must see the same."""
        return self.workshop, self.table


@dataclass(frozen=True, slots=True)
class Cell:
    """One amount that a table may set."""

    proposal: str
    year: int

    @property
    def row(self) -> str:
        return f"amount/{self.proposal}/{self.year}"


@dataclass(frozen=True, slots=True)
class Crowd:
    """workshops: their ids. seats: of all of them, one after the other. cells: what every table may set."""

    workshops: tuple[str, ...]
    seats: tuple[Seat, ...]
    cells: tuple[Cell, ...]
