"""All tables beside each other. Shapes alone."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from projections.rows.text import MaybeText


class SummaryRow(TypedDict):
    """hall: summary. What the hall agrees on. agreed: effect toward the target line per year, of agreed rows only.

    required: the target for all per year (None: none), on `line`. agreed_rows: how many rows are agreed.
    edits: how many edits the day has seen. apart: per year, what agreed rows change outside the target line (loans,
    land, construction).
    """

    hidden: bool
    tables: int
    agreement: int
    edits: int
    participants: int
    line: NotRequired[str]
    agreed_rows: NotRequired[int]
    agreed: NotRequired[list[int]]
    apart: NotRequired[list[int]]
    required: NotRequired[list[int | None]]


class HallTableRow(TypedDict):
    """hall: table/<n>. achieved, required, missing: per year, on `line`; None where there is no target that year.

    deliverable: see LawRow. chosen: how many proposals.
    """

    table: int
    line: str
    achieved: list[int]
    required: list[int | None]
    missing: list[int | None]
    chosen: int
    deliverable: bool


class CellRow(TypedDict):
    """hall: cell/<G>/<n>. What table n chose of row G. G is a proposal, or the first of a row of alternatives.

    effect, toward: as in EffectRow. seq: last change, for the glow. flagged: the catalogue changed under it, and the
    table has not said that it saw that.
    """

    proposal: str
    share: int
    shift: int
    set: bool
    flagged: bool
    effect: list[int]
    toward: list[int]
    seq: int


class AgreeRow(TypedDict):
    """hall: agree/<G>. tables: how many chose it in the direction most tables took.

    proposals: the row's alternatives in order. smallest: per year the smallest effect among those tables; toward: the
    part of it in the target line. supports (support, lean_support), objections: stances, counted over all tables. Rows
    that no table holds and nobody supports or objects to are not sent.
    """

    row: str
    proposals: list[str]
    tables: int
    agreed: bool
    smallest: list[int]
    toward: list[int]
    supports: int
    objections: int


class HallOwnRow(TypedDict):
    """hall: own/<n>/P. A table's own proposal, apart from the agreement (settled.md 25)."""

    table: int
    proposal: str
    title: MaybeText
    committee: str
    chosen: bool
    costed: bool
    effect: list[int]


class HallVersionRow(TypedDict):
    """hall: version. The latest version of the documents, if it is not the first.

    budget, assumptions: whether they changed. added, changed, retired: proposals. tables: those that held one that
    changed or was retired.
    """

    number: int
    seq: int
    at: int
    budget: bool
    assumptions: bool
    added: list[str]
    changed: list[str]
    retired: list[str]
    tables: list[int]
