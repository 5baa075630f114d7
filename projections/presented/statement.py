"""A budget's statement in a layout, each row in its parts. Exact kroner; whoever prints it rounds."""

from __future__ import annotations

from collections.abc import Iterable
from operator import add, sub

from domain.budget.cube import Cube, Money
from domain.budget.documents import Amounts
from domain.budget.gathering import REPORT, Weights, gathered, layouts_of
from domain.budget.layouts import Layout, LayoutRow
from projections.presented.held import Desk, Held
from projections.presented.parts import Parts, PartsMap

TREE = "Resultatopgørelse"


class NoSuchLayout(LookupError):
    """The budget has no layout of that name."""


class NoSuchRow(LookupError):
    """The layout has no row of that name, or one that gathers nothing."""


class StatementRow(PartsMap):
    """fixed: None for a state of money, which has no fixed prices. drill: whether it can be looked into."""

    id: str
    name: str
    kind: str
    level: int
    heading: bool
    stock: bool
    drill: bool
    fixed: PartsMap | None


def layout_of(desk: Desk, id: str) -> Layout:
    for layout in layouts_of(desk.books.budget, TREE):
        if layout.id == id:
            return layout
    raise NoSuchLayout(id)


def statement(desk: Desk, held: tuple[Held, ...], layout: str = REPORT) -> list[StatementRow]:
    """All rows of the layout, in its order. NoSuchLayout."""
    chosen = layout_of(desk, layout)
    weights = gathered(chosen, desk.places(held))
    return [_row(row, weights.get(row.id), desk, held) for row in chosen.rows]


def parts_of(weights: Weights, desk: Desk, held: Iterable[Held]) -> Parts:
    """What stands at these places, each with its sign."""
    cube = desk.cube
    base = corrections = proposals = taxes = cube.nothing
    for place, weight in weights.items():
        if place in cube.base:
            base = base.plus(cube.base[place], weight)
        if place in cube.corrections:
            corrections = corrections.plus(cube.corrections[place], weight)
    for one in held:
        own = of(one, weights, cube)
        if one.kind == "tax":
            taxes = taxes.plus(own)
        else:
            proposals = proposals.plus(own)
    return Parts(base, corrections, proposals, taxes)


def of(held: Held, weights: Weights, cube: Cube) -> Money:
    """What one choice has at these places."""
    total = cube.nothing
    for place, money in held.money.items():
        if place in weights:
            total = total.plus(money, weights[place])
    return total


def _row(row: LayoutRow, weights: Weights | None, desk: Desk, held: tuple[Held, ...]) -> StatementRow:
    is_line = row.kind == "line"
    parts = _line(row.line, desk, held) if is_line else parts_of(weights or {}, desk, held)
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "level": row.level,
        "heading": row.heading,
        "stock": is_line,
        "drill": weights is not None,
        **parts.current(),
        "fixed": None if is_line else parts.fixed(),
    }


def _line(line: str, desk: Desk, held: tuple[Held, ...]) -> Parts:
    """A report line as it is: what proposals do to it, and what the turned taxes add to that."""
    report, nothing = desk.books.report, desk.cube.nothing
    base = report.base[line]
    with_proposals = report.statement(_changes(held, taxes=False))[line]
    whole = report.statement(_changes(held, taxes=True))[line]

    def money(amounts: Iterable[int]) -> Money:
        return Money(tuple(amounts), nothing.fixed)

    proposals, taxes = map(sub, with_proposals, base), map(sub, whole, with_proposals)
    return Parts(money(base), nothing, money(proposals), money(taxes))


def _changes(held: Iterable[Held], *, taxes: bool) -> dict[str, Amounts]:
    changes: dict[str, Amounts] = {}
    for one in held:
        if one.kind == "tax" and not taxes:
            continue
        for place, money in one.money.items():
            there = changes.get(place.post, (0,) * len(money.current))
            changes[place.post] = tuple(map(add, there, money.current))
    return changes
