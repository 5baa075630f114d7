"""The statement as it grows: base layers, technical corrections, proposals, turned taxes. Exact for every report line.

Money at year's end cannot be added up from places, so its parts are what it gains from one stage to the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import neg, sub

from domain.budget.cube import Cube, Money
from domain.budget.documents import Amounts
from projections.presented.held import Held, by_post
from projections.presented.parts import Parts


def before_corrections(cube: Cube) -> dict[str, Amounts]:
    """The statement of the base layers alone."""
    statement = dict(cube.report.base)
    for layer in cube.report.budget.layers:
        if layer.kind != "base":
            taken = {post: tuple(map(neg, amounts)) for post, amounts in cube.by_layer[layer.id].items()}
            statement = cube.report.statement(taken, since=statement)
    return statement


class Stages:
    __slots__ = ("_nothing", "_stages")

    def __init__(self, cube: Cube, held: tuple[Held, ...]) -> None:
        report = cube.report
        base, corrected = before_corrections(cube), dict(report.base)
        proposed = report.statement(by_post(one for one in held if one.kind != "tax"))
        taxed = report.statement(by_post(one for one in held if one.kind == "tax"), since=proposed)
        self._nothing = cube.nothing
        self._stages: tuple[Mapping[str, Amounts], ...] = (base, corrected, proposed, taxed)

    def parts(self, line: str) -> Parts:
        """PR7: of a report line, in each year's own prices; they add up to it, also where it is a floored mean."""
        base, corrected, proposed, taxed = (stage[line] for stage in self._stages)
        gains = ((base, self._nothing.current), (corrected, base), (proposed, corrected), (taxed, proposed))
        return Parts(*(Money(tuple(map(sub, after, before)), self._nothing.fixed) for after, before in gains))
