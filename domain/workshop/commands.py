"""What somebody may ask of a workshop. May change every season; the wire names stand in server/protocol."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from domain.books import Books


@dataclass(frozen=True, slots=True)
class OpenWorkshop:
    title: str
    budget: str
    catalogue: str
    assumptions: str


@dataclass(frozen=True, slots=True)
class CloseWorkshop:
    pass


@dataclass(frozen=True, slots=True)
class AddTables:
    """Makes the tables up to and including number `up_to`; those that are there stay."""

    up_to: int


@dataclass(frozen=True, slots=True)
class LockTable:
    table: int


@dataclass(frozen=True, slots=True)
class UnlockTable:
    table: int


@dataclass(frozen=True, slots=True)
class RegisterParticipant:
    """table 0: not seated yet. The server has put the name in the directory under the new pid."""

    pid: str
    group: str
    home_committee: str = ""
    table: int = 0


@dataclass(frozen=True, slots=True)
class SeatParticipant:
    pid: str
    table: int


@dataclass(frozen=True, slots=True)
class ClaimSeat:
    pid: str
    device: str


@dataclass(frozen=True, slots=True)
class ReleaseSeat:
    pid: str


@dataclass(frozen=True, slots=True)
class AppointNoteTaker:
    pid: str


@dataclass(frozen=True, slots=True)
class DismissNoteTaker:
    pid: str


@dataclass(frozen=True, slots=True)
class SetTarget:
    """change in kroner, minus is improvement. line "": the budget's own target line. table 0: all tables."""

    year: int
    change: int
    line: str = ""
    table: int = 0


@dataclass(frozen=True, slots=True)
class ClearTarget:
    year: int
    line: str = ""
    table: int = 0


@dataclass(frozen=True, slots=True)
class PlanRound:
    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class OpenRound:
    """round 0: a new one after the last. title "": the planned title. ends_at: milliseconds UTC."""

    ends_at: int
    title: str = ""
    round: int = 0
    auto_close: bool = False


@dataclass(frozen=True, slots=True)
class ExtendRound:
    ends_at: int


@dataclass(frozen=True, slots=True)
class CloseRound:
    pass


@dataclass(frozen=True, slots=True)
class ReopenRound:
    """Opens the last closed round again."""

    ends_at: int
    auto_close: bool = False


@dataclass(frozen=True, slots=True)
class HideResults:
    pass


@dataclass(frozen=True, slots=True)
class RevealResults:
    pass


@dataclass(frozen=True, slots=True)
class SetAgreement:
    tables: int


@dataclass(frozen=True, slots=True)
class ReplaceDocuments:
    """books: the same three documents, ready for use, with what is kept of the versions before them."""

    budget: str
    catalogue: str
    assumptions: str
    books: Books
    note: str = ""


@dataclass(frozen=True, slots=True)
class CostProposal:
    """What a table's own proposal comes to. amounts: kroner in budget-year prices; posts: hundredths; one a year each.

    steering_area "": as the table said. policy_area: for a table that names none. earliest_start 0: the budget year.
    """

    table: int
    proposal: str
    amounts: tuple[int, ...]
    posts: tuple[int, ...] = ()
    steering_area: str = ""
    policy_area: str = ""
    scalable: bool = True
    earliest_start: int = 0
    lasting: bool = True
    summary: str = ""
    description: str = ""
    consequence_service: str = ""
    consequence_staff: str = ""
    risk: str = ""
    preconditions: str = ""
    implementation: str = ""
    derived: str = ""
    works_council: str = ""
    hearing: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class ForgetPerson:
    """ground: one of `grounds.GROUNDS`. The server deletes name and keys once this is recorded."""

    pid: str
    ground: str


WorkshopCommand: TypeAlias = (
    OpenWorkshop
    | CloseWorkshop
    | AddTables
    | LockTable
    | UnlockTable
    | RegisterParticipant
    | SeatParticipant
    | ClaimSeat
    | ReleaseSeat
    | AppointNoteTaker
    | DismissNoteTaker
    | SetTarget
    | ClearTarget
    | PlanRound
    | OpenRound
    | ExtendRound
    | CloseRound
    | ReopenRound
    | HideResults
    | RevealResults
    | SetAgreement
    | ReplaceDocuments
    | CostProposal
    | ForgetPerson
)
