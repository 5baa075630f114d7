"""A table's budget as its events left it: shapes, and the rows that people can meet in. Folded by `fold`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple, Protocol, TypeVar, assert_never

from domain.layered import Layered
from domain.table import events
from domain.text import Text

K = TypeVar("K")
V = TypeVar("V")

JOURNAL_LENGTH = 50
"""How many of an actor's edits can be undone, one after the other."""


def nothing() -> Mapping[K, V]:
    """An empty mapping that nobody can fill."""
    return MappingProxyType({})


class SetAmount(NamedTuple):
    """A year's amount as the table set it: whole kroner in the proposal's own price level."""

    amount: int
    reason: Text


class Choice(NamedTuple):
    """A chosen proposal. share: whole per cent. shift: whole years. amounts: by year, replacing the share."""

    proposal: str
    share: int
    shift: int
    catalogue: str
    amounts: Mapping[int, SetAmount] = nothing()
    reason: Text = ""


@dataclass(frozen=True, slots=True)
class Costing:
    """What finance worked out for an own proposal. Amounts: kroner in budget-year prices; posts: hundredths.

    seq: of the event that says so.
    """

    seq: int
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
class OwnProposal:
    """What the table added itself. amounts: its guess, kroner in budget-year prices, one a year.

    policy_area: the appropriation it names, "" for none. costing: None until finance has worked it out.
    """

    id: str
    title: Text
    committee: str
    type: str
    steering_area: str
    amounts: tuple[int, ...]
    policy_area: str = ""
    costing: Costing | None = None


class Stance(NamedTuple):
    grade: str
    reason: Text


class Touch(NamedTuple):
    """Who changed a row last, and where in the log.

    other_seq, other: the last change by somebody else than `actor`, 0 and "" for none. Without it, one's own later
    edit would hide that another had been there in between, and an undo would wipe the other's value.
    """

    seq: int
    actor: str
    other_seq: int = 0
    other: str = ""

    def by_another_than(self, actor: str) -> tuple[int, str]:
        """(seq, who) of the last change that was not this actor's; (0, "") if there was none."""
        return (self.other_seq, self.other) if self.actor == actor else (self.seq, self.actor)


class Edit(NamedTuple):
    """One command of one actor, with the facts that put back what it changed."""

    command_id: str
    first: int
    last: int
    round: int
    rows: frozenset[str]
    restore: tuple[events.TableEvent, ...]


class TableBudget(NamedTuple):
    """order: the chosen proposals, the one to be taken first in front. stances: by (proposal, pid).

    rates: turned tax rates, by (tax, year), in thousandths. seen: proposal -> the event up to which the table has seen
    what changed under it.
    """

    number: int
    name: Text = ""
    locked: bool = False
    choices: Mapping[str, Choice] = nothing()
    order: tuple[str, ...] = ()
    own: Mapping[str, OwnProposal] = nothing()
    stances: Layered[tuple[str, str], Stance] = Layered()
    touched: Layered[str, Touch] = Layered()
    journal: Mapping[str, tuple[Edit, ...]] = nothing()
    rates: Mapping[tuple[str, int], int] = nothing()
    seen: Mapping[str, int] = nothing()

    def rates_of(self, tax: str) -> dict[int, int]:
        """Year -> turned rate in thousandths; years that keep the budget's rate are left out."""
        return {year: rate for (name, year), rate in self.rates.items() if name == tax}


class AtTable(Protocol):
    """What a table holds at a moment: a `TableBudget`, or a `Draft` of one between two events.

    Whoever asks a draft takes what it needs at once, since the next event changes it.
    """

    @property
    def number(self) -> int: ...
    @property
    def choices(self) -> Mapping[str, Choice]: ...
    @property
    def order(self) -> tuple[str, ...]: ...
    @property
    def own(self) -> Mapping[str, OwnProposal]: ...
    @property
    def stances(self) -> Mapping[tuple[str, str], Stance]: ...
    @property
    def rates(self) -> Mapping[tuple[str, int], int]: ...
    def rates_of(self, tax: str) -> dict[int, int]: ...


def row_of(event: events.TableEvent) -> str:
    """The row an event changes: two people in the same row are in conflict, in different rows they are not."""
    match event:
        case events.AmountSet(proposal=proposal, year=year) | events.AmountCleared(proposal=proposal, year=year):
            return f"amount/{proposal}/{year}"
        case (
            events.ProposalChosen(proposal=proposal)
            | events.ProposalWithdrawn(proposal=proposal)
            | events.ShareSet(proposal=proposal)
            | events.StartShifted(proposal=proposal)
        ):
            return f"choice/{proposal}"
        case events.StanceTaken(proposal=proposal, pid=pid) | events.StanceWithdrawn(proposal=proposal, pid=pid):
            return f"stance/{proposal}/{pid}"
        case events.OwnProposalAdded(proposal=proposal) | events.AppropriationNamed(proposal=proposal):
            return f"own/{proposal}"
        case events.TaxRateSet(tax=tax, year=year) | events.TaxRateCleared(tax=tax, year=year):
            return f"rate/{tax}/{year}"
        case events.ChangeAcknowledged(proposal=proposal):
            return f"seen/{proposal}"
        case events.ProposalRanked():
            return "order"
        case events.ReasonWritten(proposal=proposal):
            return f"reason/{proposal}"
        case _:
            assert_never(event)


def rows_of(table: AtTable, event: events.TableEvent) -> tuple[str, ...]:
    """All rows an event changes, each once. A withdrawal takes the set amounts and the reason along; who sees what
    changed under a choice changes nothing that another could be at."""
    if isinstance(event, events.ChangeAcknowledged):
        return ()
    if isinstance(event, events.ProposalWithdrawn) and (choice := table.choices.get(event.proposal)):
        amounts = (f"amount/{event.proposal}/{year}" for year in choice.amounts)
        reason = (f"reason/{event.proposal}",) if choice.reason != "" else ()
        return (row_of(event), *amounts, *reason)
    return (row_of(event),)


def without(mapping: Mapping[K, V], key: K) -> Mapping[K, V]:
    return {k: v for k, v in mapping.items() if k != key}
