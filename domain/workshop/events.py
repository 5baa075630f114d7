"""What has happened to a workshop. These shapes are forever."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from domain.text import Text


@dataclass(frozen=True, slots=True)
class WorkshopOpened:
    """budget, catalogue, assumptions: SHA-256 (hex) of documents in the log's database."""

    title: Text
    budget: str
    catalogue: str
    assumptions: str


@dataclass(frozen=True, slots=True)
class WorkshopClosed:
    pass


@dataclass(frozen=True, slots=True)
class TableAdded:
    table: int
    name: Text


@dataclass(frozen=True, slots=True)
class TableLocked:
    table: int


@dataclass(frozen=True, slots=True)
class TableUnlocked:
    table: int


@dataclass(frozen=True, slots=True)
class ParticipantRegistered:
    """The name stands in the directory, never here (settled.md 5). home_committee may be empty."""

    pid: str
    group: str
    home_committee: str


@dataclass(frozen=True, slots=True)
class ParticipantSeated:
    """Also when somebody moves: the last one holds."""

    pid: str
    table: int


@dataclass(frozen=True, slots=True)
class SeatClaimed:
    """One device speaks for this participant from now on; device is a random id of the claim, no fingerprint."""

    pid: str
    device: str


@dataclass(frozen=True, slots=True)
class SeatReleased:
    """The facilitator let the name go, so that another device (a changed phone) may claim it."""

    pid: str


@dataclass(frozen=True, slots=True)
class NoteTakerAppointed:
    """May enter on behalf of others at the table where they sit."""

    pid: str


@dataclass(frozen=True, slots=True)
class NoteTakerDismissed:
    pid: str


@dataclass(frozen=True, slots=True)
class TargetSet:
    """change: required change of the report line in that year, kroner; minus is improvement. table 0: all tables."""

    table: int
    line: str
    year: int
    change: int


@dataclass(frozen=True, slots=True)
class TargetCleared:
    table: int
    line: str
    year: int


@dataclass(frozen=True, slots=True)
class RoundPlanned:
    """A line of the agenda."""

    round: int
    title: Text
    minutes: int


@dataclass(frozen=True, slots=True)
class RoundOpened:
    """ends_at: milliseconds UTC. auto_close: the server closes it at zero; otherwise it goes into overtime."""

    round: int
    title: Text
    ends_at: int
    auto_close: bool


@dataclass(frozen=True, slots=True)
class RoundExtended:
    round: int
    ends_at: int


@dataclass(frozen=True, slots=True)
class RoundClosed:
    round: int


@dataclass(frozen=True, slots=True)
class RoundReopened:
    round: int
    ends_at: int
    auto_close: bool


@dataclass(frozen=True, slots=True)
class ResultsHidden:
    pass


@dataclass(frozen=True, slots=True)
class ResultsRevealed:
    pass


@dataclass(frozen=True, slots=True)
class AgreementSet:
    """How many tables must have chosen a proposal for it to be agreed (settled.md 25)."""

    tables: int


@dataclass(frozen=True, slots=True)
class DocumentsReplaced:
    """The budget, the catalogue or the assumptions are another version from here on. Tables keep what they chose.

    Hashes as in WorkshopOpened; at least one differs from before. note: what people are told, "" for nothing.
    """

    budget: str
    catalogue: str
    assumptions: str
    note: Text


@dataclass(frozen=True, slots=True)
class ProposalCosted:
    """Finance has worked out what a table's own proposal does. The table's guess stays beside it.

    amounts: kroner in budget-year prices, one a year. posts: full-time posts in hundredths, one a year.
    policy_area: the appropriation, where the table names none; "" for none.
    """

    table: int
    proposal: str
    amounts: tuple[int, ...]
    posts: tuple[int, ...]
    steering_area: str
    policy_area: str
    scalable: bool
    earliest_start: int
    lasting: bool
    summary: Text
    description: Text
    consequence_service: Text
    consequence_staff: Text
    risk: Text
    preconditions: Text
    implementation: Text
    derived: Text
    works_council: Text
    hearing: Text
    origin: Text


@dataclass(frozen=True, slots=True)
class PersonForgotten:
    """From here on nothing that names this person or opens their words is kept anywhere. ground: see `grounds`."""

    pid: str
    ground: str


WorkshopEvent: TypeAlias = (
    WorkshopOpened
    | WorkshopClosed
    | TableAdded
    | TableLocked
    | TableUnlocked
    | ParticipantRegistered
    | ParticipantSeated
    | SeatClaimed
    | SeatReleased
    | NoteTakerAppointed
    | NoteTakerDismissed
    | TargetSet
    | TargetCleared
    | RoundPlanned
    | RoundOpened
    | RoundExtended
    | RoundClosed
    | RoundReopened
    | ResultsHidden
    | ResultsRevealed
    | AgreementSet
    | DocumentsReplaced
    | ProposalCosted
    | PersonForgotten
)
