"""What a table's choices come to. Shapes alone."""

from __future__ import annotations

from typing import Literal, TypedDict


class EffectRow(TypedDict):
    """table: effect/P. What the choice does, in each year's own prices.

    effect: all of it. toward: the part that counts in the target's line of that year (settled.md 22).
    passed: what a shift moved past the last year, base prices; empty when nothing was.
    """

    effect: list[int]
    toward: list[int]
    passed: list[int]


class TurnedRow(TypedDict):
    """table: turned/<tax>. What the turned rates of a tax change, and the part that counts in the target's line."""

    tax: str
    effect: list[int]
    toward: list[int]


class ResultRow(TypedDict):
    """table: result/L. One line of the report, exact kroner, and how far the table moved it from the base."""

    line: str
    amounts: list[int]
    change: list[int]


class StandingRow(TypedDict):
    """table: standing/L/Y. One target. missing: kroner left of the required change; 0 or less is reached.

    achieved: the line's change from the base, of the same sign as `required`. missing: achieved - required where
    improvement is required (required 0 or less), else required - achieved.
    """

    line: str
    year: int
    required: int
    achieved: int
    missing: int


class HeadlineRow(TypedDict):
    """table: headline. The year that counts: the budget year if something is missing there, else the worst year.

    The worst year may be reached (missing 0 or less). none: there is no target.
    """

    line: str
    year: int
    missing: int
    which: Literal["budget_year", "worst_year", "none"]


class BreachRow(TypedDict):
    line: str
    year: int
    amount: int


class LawRow(TypedDict):
    """table: law. deliverable false: the budget cannot be handed in (kan ikke afleveres), and why.

    breaches: report lines that the law wants otherwise. unnamed: chosen proposals that name no appropriation or no
    amount.
    """

    deliverable: bool
    breaches: list[BreachRow]
    unnamed: list[str]


class DriverRow(TypedDict):
    """A choice or a turned tax, and what it does to a limit's line, one a year."""

    proposal: str
    amounts: list[int]


class LimitRow(TypedDict):
    """table: limit/<id>. A limit of the budget document, and how the table's budget stands to it.

    value: the line; bound: what it is held to; off: kroner beyond the bound, 0 where it is kept; one a year.
    drivers: where it is not kept, the choices that push it furthest beyond, at most five.
    """

    limit: str
    kind: Literal["law", "frame", "target"]
    line: str
    state: Literal["met", "breached"]
    value: list[int]
    bound: list[int]
    off: list[int]
    drivers: list[DriverRow]
