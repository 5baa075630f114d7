"""Which places a row of a layout gathers, and with which sign. Adds up no amounts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from domain.budget.cube import Place
from domain.budget.documents import Budget, ReportLine
from domain.budget.layouts import Layout, LayoutRow, Selector
from domain.budget.report import Report

REPORT = "report"
"""The layout that every budget has: its report tree as it is."""

Weights: TypeAlias = Mapping[Place, int]
"""How often a place counts in a row: 1, or -1 where a sum takes it away; more where it is added twice."""


def layouts_of(budget: Budget, name: str) -> tuple[Layout, ...]:
    """The report tree, then the budget's own layouts. name: what the report tree is called."""
    return (_tree(budget, name), *budget.layouts)


def gathered(layout: Layout, places: Iterable[Place]) -> dict[str, Weights]:
    """Row -> places, for the rows that gather any: `select` and `sum`."""
    known = tuple(places)
    found: dict[str, Weights] = {}
    for row in layout.rows:
        if row.kind == "select":
            found[row.id] = {place: 1 for place in known if fits(row.select, place)}
        elif row.kind == "sum":
            found[row.id] = _added(row, found)
    return found


def fits(select: Selector, place: Place) -> bool:
    """Whether a place fits every field of the selector that is not empty."""
    return (
        (not select.posts or place.post in select.posts)
        and (not select.committees or place.committee in select.committees)
        and (not select.policy_areas or place.policy_area in select.policy_areas)
        and (not select.kinds or place.kind in select.kinds)
        and (not select.steering_areas or place.steering_area in select.steering_areas)
        and (not select.functions or place.function.startswith(select.functions))
    )


def _added(row: LayoutRow, above: Mapping[str, Weights]) -> Weights:
    total: dict[Place, int] = {}
    for terms, sign in ((row.terms, 1), (row.minus, -1)):
        for term in terms:
            for place, weight in above.get(term, {}).items():
                total[place] = total.get(place, 0) + sign * weight
    return total


def _tree(budget: Budget, name: str) -> Layout:
    flows: set[str] = set()
    rows = []
    for line in budget.report:
        row = _row(line, flows)
        if row.kind != "line":
            flows.add(line.id)
        rows.append(row)
    return Layout(REPORT, name, "", tuple(rows), budget.target_line, budget.target_line)


def _row(line: ReportLine, flows: set[str]) -> LayoutRow:
    """A state of money, and what is added up from one, is shown as it is."""
    level = 0 if line.heading else 1
    if line.kind == "leaf" and not line.stock:
        return LayoutRow(line.id, line.name, "select", Selector(posts=(line.id,)), level=level, heading=line.heading)
    if line.kind == "sum" and not line.stock and flows.issuperset(line.terms):
        return LayoutRow(line.id, line.name, "sum", terms=line.terms, level=level, heading=line.heading)
    return LayoutRow(line.id, line.name, "line", line=line.id, level=level, heading=line.heading)


def misplaced(layout: Layout, places: Iterable[Place], report: Report) -> tuple[Place, ...]:
    """The places that the row `whole` counts otherwise than the report line `equals` does; () if it loses no krone."""
    if not layout.whole:
        return ()
    known = tuple(places)
    weights = gathered(layout, known).get(layout.whole, {})
    return tuple(place for place in known if weights.get(place, 0) != report.weight(layout.equals, place.post))
