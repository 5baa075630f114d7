"""The rows of the printed statement, from the same statement as on the screens. Knows no page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import add
from typing import Literal, TypeAlias

from domain.budget.documents import Amounts
from domain.budget.gathering import REPORT
from projections.presented.desk import Desk
from projections.presented.held import Held
from projections.presented.parts import PartsMap
from projections.presented.statement import StatementRow, statement

Prices: TypeAlias = Literal["current", "fixed"]


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """amounts: kroner a year, of the base and then of the table; none for a heading that is text alone, and for a state
    of money in fixed prices, which it does not have."""

    name: str
    level: int
    heading: bool
    amounts: tuple[Amounts, ...]


@dataclass(frozen=True, slots=True)
class PrintedLayout:
    """name: "" for the report tree itself. source: whose layout it is."""

    name: str
    source: str
    prices: Prices
    rows: tuple[PrintedRow, ...]


def printed_layout(
    desk: Desk, held: tuple[Held, ...] | None, layout: str = REPORT, prices: Prices = "current"
) -> PrintedLayout:
    """held: what the table holds; None for the base alone. NoSuchLayout."""
    found = desk.laid(layout).layout
    rows = statement(desk, held or (), layout)
    name = "" if layout == REPORT else found.name
    return PrintedLayout(name, found.source, prices, tuple(_rows(rows, prices, with_table=held is not None)))


def _rows(rows: Iterable[StatementRow], prices: Prices, *, with_table: bool) -> Iterable[PrintedRow]:
    for row in rows:
        parts: PartsMap | None = row["fixed"] if prices == "fixed" else row
        amounts: list[Amounts] = []
        if parts is not None and row["kind"] != "text":
            amounts.append(tuple(map(add, parts["base"], parts["corrections"])))
            if with_table:
                amounts.append(tuple(parts["total"]))
        yield PrintedRow(row["name"], row["level"], row["heading"], tuple(amounts))
