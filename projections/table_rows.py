"""Rows of a table's view that are more than a choice: own proposals, turned taxes, limits, the law, what has changed.

The rest of the rows, and what all of them keep to, stands in `rows.py`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, TypedDict

MaybeText: TypeAlias = str | None
"""None: erased by the one who wrote it."""


class OwnRow(TypedDict):
    """table: own/P. A proposal of the table's own. Stays when it is withdrawn, to be chosen again.

    costed: finance has worked it out. amounts, posts: as costed, or else as the table guessed (`guess`).
    """

    proposal: str
    title: MaybeText
    committee: str
    type: str
    steering_area: str
    policy_area: str
    costed: bool
    amounts: list[int]
    guess: list[int]
    posts: list[int]
    scalable: bool
    earliest_start: int
    lasting: bool
    summary: MaybeText
    description: MaybeText
    consequence_service: MaybeText
    consequence_staff: MaybeText
    risk: MaybeText
    preconditions: MaybeText
    implementation: MaybeText
    derived: MaybeText
    works_council: MaybeText
    hearing: MaybeText
    origin: MaybeText
    by: str
    seq: int


class RateRow(TypedDict):
    """table: rate/<tax>/<Y>. A turned tax rate, and the budget's own; thousandths of the tax's unit."""

    tax: str
    year: int
    rate: int
    base_rate: int
    by: str
    seq: int


class TurnedRow(TypedDict):
    """table: turned/<tax>. What the turned rates of a tax change, and the part that counts in the target's line."""

    tax: str
    effect: list[int]
    toward: list[int]


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


class FlagRow(TypedDict):
    """table: flag/P. What changed under a choice since it was made; gone when the table has seen it.

    kind: costed (finance worked it out), changed (a new catalogue), retired (the catalogue has it no more), misfit (it
    no longer fits what else is chosen). fields: of the proposal, that changed. before, after: base kroner, one a year.
    version: the number of the documents, 0 for a costing. seq: what the table acknowledges.
    """

    proposal: str
    kind: Literal["costed", "changed", "retired", "misfit"]
    fields: list[str]
    before: list[int]
    after: list[int]
    version: int
    seq: int


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
