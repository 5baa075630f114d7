"""Where a sheet keeps amounts that the statement adds up. Works out nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sums:
    """posts: the column that says which leaf of the report a row counts in. amounts: a column a year, current prices.
    Both as they stand in a formula of another sheet."""

    posts: str
    amounts: tuple[str, ...]

    def of(self, leaf: str, year: int) -> str:
        """The part of a formula that adds up one leaf in one year (by place). leaf: the cell that names it."""
        return f"SUMIFS({self.amounts[year]},{self.posts},{leaf})"
