"""What somebody may ask of a table's budget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class ChooseProposal:
    """Takes all that it requires along, and swaps out its alternatives (settled.md 19)."""

    table: int
    proposal: str
    share: int = 100


@dataclass(frozen=True, slots=True)
class WithdrawProposal:
    """Takes out all that depends on it, too."""

    table: int
    proposal: str


@dataclass(frozen=True, slots=True)
class SetShare:
    table: int
    proposal: str
    share: int


@dataclass(frozen=True, slots=True)
class ShiftStart:
    """shift: whole years later than the catalogue says; 0 puts it back."""

    table: int
    proposal: str
    shift: int


@dataclass(frozen=True, slots=True)
class SetAmount:
    """Whole kroner in the proposal's own price level."""

    table: int
    proposal: str
    year: int
    amount: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ClearAmount:
    table: int
    proposal: str
    year: int


@dataclass(frozen=True, slots=True)
class AddOwnProposal:
    """amounts: kroner in budget-year prices, one a year, signed; the screen has a word to switch, not a sign to type.

    steering_area "": the budget's default (service). type: a ProposalType. policy_area "": no appropriation named yet.
    """

    table: int
    title: str
    committee: str
    type: str
    amounts: tuple[int, ...]
    steering_area: str = ""
    policy_area: str = ""


@dataclass(frozen=True, slots=True)
class NameAppropriation:
    """policy_area: which appropriation an own proposal changes; "" takes it away."""

    table: int
    proposal: str
    policy_area: str


@dataclass(frozen=True, slots=True)
class SetTaxRate:
    """rate: thousandths of the tax's unit. onward: in the years after it, too."""

    table: int
    tax: str
    year: int
    rate: int
    onward: bool = True


@dataclass(frozen=True, slots=True)
class ClearTaxRate:
    """The budget's own rate again, in every year."""

    table: int
    tax: str


@dataclass(frozen=True, slots=True)
class AcknowledgeChange:
    """change: the position of the event that changed what lies under the choice, as its flag says."""

    table: int
    proposal: str
    change: int


@dataclass(frozen=True, slots=True)
class RankProposal:
    table: int
    proposal: str
    rank: int


@dataclass(frozen=True, slots=True)
class WriteReason:
    table: int
    proposal: str
    reason: str


@dataclass(frozen=True, slots=True)
class TakeStance:
    table: int
    proposal: str
    grade: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawStance:
    table: int
    proposal: str


@dataclass(frozen=True, slots=True)
class UndoLast:
    """Undoes the sender's own last edit at the table that is not undone yet."""

    table: int


TableCommand: TypeAlias = (
    ChooseProposal
    | WithdrawProposal
    | SetShare
    | ShiftStart
    | SetAmount
    | ClearAmount
    | AddOwnProposal
    | NameAppropriation
    | SetTaxRate
    | ClearTaxRate
    | AcknowledgeChange
    | RankProposal
    | WriteReason
    | TakeStance
    | WithdrawStance
    | UndoLast
)
