"""A layout over a budget's lines: what each row gathers, and what that comes to before any choice. Holds no table."""

from __future__ import annotations

from collections.abc import Iterable

from domain.budget.cube import Cube, Money
from domain.budget.gathering import Weights, gathered
from domain.budget.layouts import Layout
from projections.presented.held import Held
from projections.presented.parts import Parts


class Laid:
    """Worked out once; a table's statement then costs by the rows and by what the table chose. rows: by id."""

    __slots__ = ("_base", "_corrections", "_cube", "_weights", "layout", "rows")

    def __init__(self, layout: Layout, cube: Cube) -> None:
        self.layout = layout
        self.rows = {row.id: row for row in layout.rows}
        self._cube = cube
        self._weights = gathered(layout, cube.lines, cube.report)
        self._base = {id: cube.weighed(cube.base, weights) for id, weights in self._weights.items()}
        self._corrections = {id: cube.weighed(cube.corrections, weights) for id, weights in self._weights.items()}

    def gathers(self, row: str) -> bool:
        """Whether it has places at all: no text, no money at year's end."""
        return row in self._weights

    def weights(self, row: str, held: Iterable[Held]) -> Weights:
        """The places of a row that gathers, those where only the table has put something too."""
        return {**self._weights[row], **self._beside(held)[row]}

    def parts(self, held: tuple[Held, ...]) -> dict[str, Parts]:
        """Every row that gathers, with what the table holds. PR6: exact sums of what was rounded once."""
        beside = self._beside(held)
        return {
            id: Parts(base, self._corrections[id], *chosen(held, beside[id], self._cube))
            for id, base in self._base.items()
        }

    def _beside(self, held: Iterable[Held]) -> dict[str, Weights]:
        return gathered(self.layout, dict.fromkeys(place for one in held for place in one.money), self._cube.report)


def chosen(held: Iterable[Held], weights: Weights, cube: Cube) -> tuple[Money, Money]:
    """What the choices have at these places, and what the turned taxes have."""
    proposals = taxes = cube.nothing
    for one in held:
        if one.kind == "tax":
            taxes = taxes.plus(cube.weighed(one.money, weights))
        else:
            proposals = proposals.plus(cube.weighed(one.money, weights))
    return proposals, taxes
