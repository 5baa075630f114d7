"""What every screen shows of the day. Shapes alone."""

from __future__ import annotations

from typing import Literal, TypedDict

from projections.rows.text import MaybeText


class WorkshopRow(TypedDict):
    """day: workshop. Documents by hash; agreement is the number of tables that makes a proposal agreed."""

    title: MaybeText
    status: Literal["open", "closed"]
    hidden: bool
    agreement: int
    budget: str
    catalogue: str
    assumptions: str
    round: int
    """the current round's number, 0 before the first"""


class RoundRow(TypedDict):
    """day: round/<number>. ends_at is 0 while planned; an open round past its end is in overtime."""

    number: int
    title: MaybeText
    status: Literal["planned", "open", "closed"]
    minutes: int
    opened_at: int
    ends_at: int
    auto_close: bool


class TableRow(TypedDict):
    """day: table/<n>, and table: table."""

    number: int
    name: MaybeText
    locked: bool
    seats: int
    """how many people sit there"""


class TargetRow(TypedDict):
    """day: target/<n or 0>/<L>/<Y>."""

    table: int
    line: str
    year: int
    change: int


class VersionRow(TypedDict):
    """day: version/<number>. Budget, catalogue and assumptions from `seq` on, by hash; the last is in force."""

    number: int
    seq: int
    at: int
    by: str
    budget: str
    catalogue: str
    assumptions: str
    note: MaybeText
