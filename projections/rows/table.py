"""What a table chose, said and has not seen yet. Shapes alone."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from projections.rows.text import MaybeText


class MemberRow(TypedDict):
    """table: member/<pid>. Somebody who sits here; here: has claimed the seat from a device."""

    pid: str
    group: str
    home_committee: str
    here: bool
    note_taker: bool


class ChoiceRow(TypedDict):
    """table: choice/P. by, seq: who changed it last, and where in the log."""

    proposal: str
    share: int
    shift: int
    catalogue: str
    by: str
    seq: int


class AmountRow(TypedDict):
    """table: amount/P/Y. A year's amount as the table set it, in the proposal's own price level."""

    proposal: str
    year: int
    amount: int
    reason: MaybeText
    by: str
    seq: int


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


class OrderRow(TypedDict):
    """table: order. The chosen proposals, the first to be taken in front."""

    proposals: list[str]


class ReasonRow(TypedDict):
    """table: reason/P."""

    proposal: str
    reason: MaybeText
    by: str
    seq: int


class StanceRow(TypedDict):
    """table: stance/P/<pid>. grade: support, lean_support, neutral, concern, object."""

    proposal: str
    pid: str
    grade: str
    reason: MaybeText
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


class RecentRow(TypedDict):
    """recent/<slot>: a ring of the latest edits. what: the event's stored name.

    before, after: share, shift, rank, the amount set for `year`, or the rate of `tax`; left out where there was or is
    none.

    In the hall `by` is left out (table, never person); while results are hidden only seq, at and table are there.
    """

    seq: int
    at: int
    table: int
    what: NotRequired[str]
    proposal: NotRequired[str]
    tax: NotRequired[str]
    year: NotRequired[int]
    before: NotRequired[int]
    after: NotRequired[int]
    by: NotRequired[str]
    undoes: NotRequired[int]
