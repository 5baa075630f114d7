"""Who sits where and is busy, and what waits for finance. Shapes alone."""

from __future__ import annotations

from typing import TypedDict

from projections.rows.text import MaybeText


class SeatRow(TypedDict):
    """facilitator: seat/<pid>. table 0: waiting to be let in."""

    pid: str
    group: str
    home_committee: str
    table: int
    claimed: bool
    note_taker: bool
    edits: int


class ActivityRow(TypedDict):
    """facilitator: activity/<n>. silent: people there who have not edited in this round; groups: edits per group."""

    table: int
    edits: int
    last_at: int
    people: int
    silent: int
    groups: dict[str, int]


class AskRow(TypedDict):
    """finance: ask/<n>/P. A table's own proposal, to be costed; amounts: the table's guess, or as costed."""

    table: int
    proposal: str
    title: MaybeText
    committee: str
    policy_area: str
    steering_area: str
    type: str
    amounts: list[int]
    chosen: bool
    costed: bool
    seq: int
