"""Whether a layout tells the whole budget, and every krone of it once. Finds faults; never mends one.

Looked at are all places that the base, the catalogue or a table's own proposal can ever put money in, so what holds
here holds whatever a table chooses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal, TypeAlias

from domain.budget.cube import Cube, Place
from domain.budget.gathering import gathered, is_stock
from domain.budget.layouts import Layout, LayoutRow
from domain.budget.report import Report
from domain.budget.tree import ReportIsBroken
from domain.proposals.catalogue import Catalogue
from domain.proposals.placing import places_of

FaultKind: TypeAlias = Literal["twice", "unknown_row", "unknown_line", "adds_no_flow", "no_whole", "lost", "counted"]
"""twice: a row's id. unknown_row: a term that does not stand above. adds_no_flow: a sum of text, or of money at year's
end. no_whole: nothing to compare. lost: money that the report's line has and the row does not. counted: money that the
row has more often than the report's line."""


@dataclass(frozen=True, slots=True)
class LayoutFault:
    """layout, row: ids. what: the term, the line, or the place at fault (its fields that are filled in)."""

    layout: str
    kind: FaultKind
    row: str
    what: str


def check_layouts(report: Report, catalogue: Catalogue) -> None:
    """ReportIsBroken, naming the first fault, if one of the budget's layouts loses a krone or invents one."""
    if not report.budget.layouts:
        return
    cube = Cube(report)
    for layout in report.budget.layouts:
        for fault in faults_of(layout, cube, catalogue):
            raise ReportIsBroken(f"layout {fault.layout}, row {fault.row}: {fault.kind} {fault.what}")


def faults_of(layout: Layout, cube: Cube, catalogue: Catalogue) -> tuple[LayoutFault, ...]:
    """PR11. Of its shape, or if that is sound, of what it covers: a fault a place."""
    return tuple(_shape(layout, cube.report)) or tuple(_coverage(layout, cube, catalogue))


def possible_places(cube: Cube, catalogue: Catalogue) -> dict[Place, None]:
    """Of the base, of the catalogue, and of any proposal that a table can add itself."""
    places = dict.fromkeys(cube.lines)
    for proposal in catalogue.proposals:
        places |= dict.fromkeys(places_of(proposal, cube.kinds).values())
    budget = cube.report.budget
    appropriations = [(committee.id, "") for committee in budget.committees]
    appropriations += [(area.committee, area.id) for area in budget.policy_areas]
    rules = {(area.committee, area.id): area.post for area in budget.steering_areas}
    for (committee, policy_area), area in product(appropriations, {area.id: None for area in budget.steering_areas}):
        post = rules.get((committee, area)) or rules.get(("", area))
        if post:
            places[Place(post, committee, policy_area, "", cube.kinds.get(post, ""), area)] = None
    return places


def _shape(layout: Layout, report: Report) -> Iterator[LayoutFault]:
    lines = {line.id for line in report.lines}
    above: dict[str, LayoutRow] = {}
    for row in layout.rows:
        if row.id in above or not row.id:
            yield LayoutFault(layout.id, "twice", row.id, row.name)
        if row.kind == "line" and row.line not in lines:
            yield LayoutFault(layout.id, "unknown_line", row.id, row.line)
        for term in (*row.terms, *row.minus):
            if term not in above:
                yield LayoutFault(layout.id, "unknown_row", row.id, term)
            elif not _is_flow(above[term], report):
                yield LayoutFault(layout.id, "adds_no_flow", row.id, term)
        above[row.id] = row
    if layout.whole not in above or not report.is_targetable(layout.equals):
        yield LayoutFault(layout.id, "no_whole", layout.whole, layout.equals)
    elif not _is_flow(above[layout.whole], report):
        yield LayoutFault(layout.id, "adds_no_flow", layout.whole, layout.whole)


def _is_flow(row: LayoutRow, report: Report) -> bool:
    return row.kind != "text" and not is_stock(row, report)


def _coverage(layout: Layout, cube: Cube, catalogue: Catalogue) -> Iterator[LayoutFault]:
    places = possible_places(cube, catalogue)
    weights = gathered(layout, places, cube.report)[layout.whole]
    for place in places:
        has, wanted = weights.get(place, 0), cube.report.weight(layout.equals, place.post)
        if has != wanted:
            kind: FaultKind = "lost" if has < wanted else "counted"
            yield LayoutFault(layout.id, kind, layout.whole, " ".join(filter(None, place)))
