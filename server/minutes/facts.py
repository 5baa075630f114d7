"""What the protocol is made from, at one position of the log, beside the facts of every export. Never who said what.

Plain values alone, so that they can be sent to a process of their own. Never holds an amount that can be worked out.
"""

from __future__ import annotations

from dataclasses import dataclass

from domain.proposals.catalogue import Proposal
from server.exporting.facts import MaybeText


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """minutes: planned, 0 if not said. held: from when till when it was open, milliseconds UTC; 0: it is open."""

    number: int
    title: MaybeText
    status: str
    minutes: int
    held: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """How many of a group are seated at a table (0: not seated), and how many of them came in on a device."""

    table: int
    group: str
    expected: int
    came: int


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """table 0: for all. change: required, kroner; minus is improvement."""

    table: int
    line: str
    year: int
    change: int


@dataclass(frozen=True, slots=True)
class StanceFacts:
    """One person's stance, without the person."""

    table: int
    proposal: str
    grade: str
    reason: MaybeText


@dataclass(frozen=True, slots=True)
class OwnFacts:
    """A table's own proposal. guess: the table's amounts, costed: what finance found (empty: not yet); kroner in
    budget-year prices, one a year. posts: hundredths. words: what finance wrote, by field."""

    table: int
    proposal: str
    title: MaybeText
    committee: str
    type: str
    chosen: bool
    guess: tuple[int, ...]
    costed: tuple[int, ...]
    posts: tuple[int, ...]
    words: dict[str, MaybeText]


@dataclass(frozen=True, slots=True)
class FlagFacts:
    """What changed under a choice and nobody at the table has said to have seen. kind: as in `FlagRow`."""

    table: int
    proposal: str
    kind: str


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """Documents that came into force at a time, and what people were told."""

    number: int
    at: int
    note: MaybeText


@dataclass(frozen=True, slots=True)
class HeadFacts:
    """A signed tree head: the root (hex) over the first `size` events, and when it was signed."""

    size: int
    root: str
    at: int


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """status: open or closed. open_round: its number, 0 for none. names: table -> who sits there, of those that the
    asker may see and wants on the paper. retired: all that former catalogues had and this one lacks. head: None until
    one was signed."""

    status: str
    hidden: bool
    open_round: int
    rounds: tuple[RoundFacts, ...]
    seats: tuple[SeatFacts, ...]
    targets: tuple[TargetFacts, ...]
    stances: tuple[StanceFacts, ...]
    own: tuple[OwnFacts, ...]
    flags: tuple[FlagFacts, ...]
    versions: tuple[VersionFacts, ...]
    names: dict[int, tuple[str, ...]]
    retired: tuple[Proposal, ...] = ()
    head: HeadFacts | None = None
