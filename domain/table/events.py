"""What has happened in one table's budget. These shapes are forever."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from domain.text import Text


@dataclass(frozen=True, slots=True)
class ProposalChosen:
    """share: whole per cent, 1-100. shift: whole years later than the catalogue says.

    catalogue: the SHA-256 of the one it was chosen from, "" for the table's own.
    """

    table: int
    proposal: str
    share: int
    shift: int
    catalogue: str


@dataclass(frozen=True, slots=True)
class ProposalWithdrawn:
    """Its set amounts, its reason and its rank go with it; stances of persons remain."""

    table: int
    proposal: str


@dataclass(frozen=True, slots=True)
class ShareSet:
    table: int
    proposal: str
    share: int


@dataclass(frozen=True, slots=True)
class StartShifted:
    table: int
    proposal: str
    shift: int


@dataclass(frozen=True, slots=True)
class AmountSet:
    """Whole kroner in the proposal's own price level; replaces the share for that year. reason "" for none."""

    table: int
    proposal: str
    year: int
    amount: int
    reason: Text


@dataclass(frozen=True, slots=True)
class AmountCleared:
    """The year follows the catalogue and the share again."""

    table: int
    proposal: str
    year: int


@dataclass(frozen=True, slots=True)
class OwnProposalAdded:
    """The table's own, not costed. amounts: kroner in budget-year prices, one a year. proposal: B<table>-<n>.

    policy_area: the appropriation it changes, "" if the table did not say.
    """

    table: int
    proposal: str
    title: Text
    committee: str
    type: str
    steering_area: str
    amounts: tuple[int, ...]
    policy_area: str = ""


@dataclass(frozen=True, slots=True)
class AppropriationNamed:
    """The policy area (bevilling) that an own proposal changes; "" takes it away."""

    table: int
    proposal: str
    policy_area: str


@dataclass(frozen=True, slots=True)
class TaxRateSet:
    """The table turned a tax's rate of a year. rate: thousandths of the tax's unit, 25400 for 25.4 per cent."""

    table: int
    tax: str
    year: int
    rate: int


@dataclass(frozen=True, slots=True)
class TaxRateCleared:
    """The year has the budget's own rate again."""

    table: int
    tax: str
    year: int


@dataclass(frozen=True, slots=True)
class ChangeAcknowledged:
    """Somebody at the table has seen what changed under a choice, up to and including the event `change`."""

    table: int
    proposal: str
    change: int


@dataclass(frozen=True, slots=True)
class ProposalRanked:
    """rank: 1 is the first to be taken. Those between move by one."""

    table: int
    proposal: str
    rank: int


@dataclass(frozen=True, slots=True)
class ReasonWritten:
    """Why the table chose this. "" takes the reason away."""

    table: int
    proposal: str
    reason: Text


@dataclass(frozen=True, slots=True)
class StanceTaken:
    """A person's stance, see `domain.table.grades`. reason "" for none."""

    table: int
    proposal: str
    pid: str
    grade: str
    reason: Text


@dataclass(frozen=True, slots=True)
class StanceWithdrawn:
    table: int
    proposal: str
    pid: str


TaxEvent: TypeAlias = TaxRateSet | TaxRateCleared

ProposalEvent: TypeAlias = (
    ProposalChosen
    | ProposalWithdrawn
    | ShareSet
    | StartShifted
    | AmountSet
    | AmountCleared
    | OwnProposalAdded
    | AppropriationNamed
    | ChangeAcknowledged
    | ProposalRanked
    | ReasonWritten
    | StanceTaken
    | StanceWithdrawn
)
"""All of them name the proposal they are about."""

TableEvent: TypeAlias = ProposalEvent | TaxEvent
