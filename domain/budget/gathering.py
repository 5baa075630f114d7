"""Which places a row of a layout gathers, and how often each counts in it. Adds up no amounts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from domain.budget.cube import Place
from domain.budget.documents import Budget
from domain.budget.layouts import Layout, LayoutRow, Selector
from domain.budget.report import Report

REPORT = "report"
"""The layout that every budget has: its report tree as it is."""

Weights: TypeAlias = Mapping[Place, int]
"""How often a place counts in a row: 1, or -1 where a sum takes it away; more where it is added twice."""


def layouts_of(budget: Budget, name: str) -> tuple[Layout, ...]:
    """The report tree, then the budget's own layouts. name: what the report tree is called."""
    return (_tree(budget, name), *budget.layouts)


def is_stock(row: LayoutRow, report: Report) -> bool:
    """Money at year's end: it has no places, and no prices but its year's own."""
    return row.kind == "line" and not report.is_targetable(row.line)


def gathered(layout: Layout, places: Iterable[Place], report: Report) -> dict[str, Weights]:
    """Row -> places, for all rows but text and money at year's end. PR6.

    Sums add rows above them; one that adds what gathers nothing, adds nothing (see `covering`).
    """
    known = tuple(places)
    found: dict[str, Weights] = {}
    for row in layout.rows:
        if row.kind == "select":
            found[row.id] = {place: 1 for place in known if fits(row.select, place)}
        elif row.kind == "sum":
            found[row.id] = _added(row, found)
        elif row.kind == "line" and not is_stock(row, report):
            weights = ((place, report.weight(row.line, place.post)) for place in known)
            found[row.id] = {place: weight for place, weight in weights if weight}
    return found


def fits(select: Selector, place: Place) -> bool:
    """PR5: it fits every field of the selector that is not empty."""
    return (
        (not select.posts or place.post in select.posts)
        and (not select.committees or place.committee in select.committees)
        and (not select.policy_areas or place.policy_area in select.policy_areas)
        and (not select.kinds or place.kind in select.kinds)
        and (not select.steering_areas or place.steering_area in select.steering_areas)
        and (not select.functions or any(_begins(place.function, code) for code in select.functions))
    )


def _begins(function: str, code: str) -> bool:
    """A function fits what it begins with; "" is an account that gives none."""
    return function.startswith(code) if code else not function


def _added(row: LayoutRow, above: Mapping[str, Weights]) -> Weights:
    total: dict[Place, int] = {}
    for terms, sign in ((row.terms, 1), (row.minus, -1)):
        for term in terms:
            for place, weight in above.get(term, {}).items():
                total[place] = total.get(place, 0) + sign * weight
    return {place: weight for place, weight in total.items() if weight}


def _tree(budget: Budget, name: str) -> Layout:
    rows = (
        LayoutRow(line.id, line.name, "line", line=line.id, level=0 if line.heading else 1, heading=line.heading)
        for line in budget.report
    )
    return Layout(REPORT, name, "", tuple(rows), budget.target_line, budget.target_line)
