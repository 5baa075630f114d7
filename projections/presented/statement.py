"""A budget's statement in a layout, each row in its parts. Exact kroner; whoever prints it rounds."""

from __future__ import annotations

from functools import cache

from domain.budget.gathering import REPORT, is_stock
from domain.budget.layouts import LayoutRow
from projections.presented.desk import Desk
from projections.presented.held import Held
from projections.presented.parts import Parts, PartsMap
from projections.presented.stages import Stages


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


def statement(desk: Desk, held: tuple[Held, ...], layout: str = REPORT) -> list[StatementRow]:
    """All rows of the layout, in its order. NoSuchLayout."""
    laid = desk.laid(layout)
    gathered = laid.parts(held)
    nothing = Parts(*(desk.cube.nothing,) * 4)

    @cache
    def stages() -> Stages:
        return Stages(desk.cube, held)

    def shown(row: LayoutRow) -> StatementRow:
        stock = is_stock(row, desk.cube.report)
        return _row(row, stages().parts(row.line) if stock else gathered.get(row.id, nothing), stock=stock)

    return [shown(row) for row in laid.layout.rows]


def _row(row: LayoutRow, parts: Parts, *, stock: bool) -> StatementRow:
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "level": row.level,
        "heading": row.heading,
        "stock": stock,
        "drill": not stock and row.kind != "text",
        **parts.current(),
        "fixed": None if stock else parts.fixed(),
    }
