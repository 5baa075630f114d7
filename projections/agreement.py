"""What the tables agree on (settled.md 25). Never counts a table's own proposals, and never two of a row.

A row is a proposal with its alternatives, named by the first of them. Each table that chose something of the row pulls
in one direction: the sign of its effect toward the target line, or of its whole effect where nothing of it counts
there, over all years; for the sign alone, years are added. The direction most tables took is the row's (of equals: an
improvement, then a worsening, then none). Its amount in a year is the effect nearest to zero among those tables (of
equals the dearer, in whole and then toward the line), and it is agreed if there are enough of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from domain.budget.documents import Amounts

Years: TypeAlias = list[int]


Part: TypeAlias = tuple[int, int, int]
"""A year of a holding: (distance of the effect from zero, less the effect, less the part of it toward the target).

In this order the least of several is the one the rule above asks for.
"""


@dataclass(frozen=True, slots=True)
class Holding:
    """What one table chose of a row. direction: -1 improves, 1 worsens, 0 neither. parts: one a year."""

    direction: int
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, total: Sequence[int], toward: Sequence[int]) -> Holding:
        """Kroner a year: the whole effect, and the part of it in the hall's target line."""
        whole = sum(toward) if any(toward) else sum(total)
        parts = tuple((abs(t), -t, -w) for t, w in zip(total, toward, strict=True))
        return cls((whole > 0) - (whole < 0), parts)


@dataclass(frozen=True, slots=True)
class Verdict:
    """tables: how many pull in the row's direction. smallest, toward: as in the rule above."""

    tables: int
    agreed: bool
    smallest: Amounts
    toward: Amounts


def judge(holdings: Mapping[int, Holding], threshold: int) -> Verdict:
    """holdings: what each table chose of one row, at least one."""
    sides: dict[int, list[tuple[Part, ...]]] = {-1: [], 1: [], 0: []}
    for holding in holdings.values():
        sides[holding.direction].append(holding.parts)
    most = max(sides.values(), key=len)
    least = [min(parts) for parts in zip(*most, strict=True)]
    smallest, toward = tuple(-part[1] for part in least), tuple(-part[2] for part in least)
    return Verdict(len(most), len(most) >= threshold, smallest, toward)


class Agreement:
    """All rows of the hall, with the sums of the agreed ones kept as rows come and go.

    agreed: effect toward the target line of the agreed rows, per year. apart: the rest of their effect.
    """

    __slots__ = ("_stale", "agreed", "agreed_rows", "apart", "holdings", "verdicts")

    def __init__(self, years: int) -> None:
        self.holdings: dict[str, dict[int, Holding]] = {}
        self.verdicts: dict[str, Verdict] = {}
        self.agreed_rows = 0
        self.agreed: Years = [0] * years
        self.apart: Years = [0] * years
        self._stale: dict[str, None] = {}

    def hold(self, row: str, table: int, holding: Holding | None) -> None:
        """What a table has chosen of a row now; None: nothing."""
        tables = self.holdings.setdefault(row, {})
        if holding is None:
            tables.pop(table, None)
        else:
            tables[table] = holding
        self._stale[row] = None

    def settle(self, threshold: int) -> None:
        """Judges the rows that changed."""
        self._judge(self._stale, threshold)
        self._stale = {}

    def judge_all(self, threshold: int) -> None:
        """Judges every row anew: the threshold has moved."""
        self._judge(list(self.holdings), threshold)

    def _judge(self, rows: Iterable[str], threshold: int) -> None:
        for row in rows:
            self._count(self.verdicts.pop(row, None), -1)
            if self.holdings[row]:
                self.verdicts[row] = judge(self.holdings[row], threshold)
                self._count(self.verdicts[row], 1)

    def _count(self, verdict: Verdict | None, sign: int) -> None:
        if verdict is None or not verdict.agreed:
            return
        self.agreed_rows += sign
        for place, (total, toward) in enumerate(zip(verdict.smallest, verdict.toward, strict=True)):
            self.agreed[place] += sign * toward
            self.apart[place] += sign * (total - toward)
