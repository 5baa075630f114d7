"""A table's budget as its events left it. Never refuses: what is recorded has happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeAlias, TypeVar, assert_never

from domain.recorded import Recorded
from domain.table import events
from domain.text import Text

K = TypeVar("K")
V = TypeVar("V")

JOURNAL_LENGTH = 50
"""How many of an actor's edits can be undone, one after the other."""


def nothing() -> Mapping[K, V]:
    """An empty mapping that nobody can fill."""
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SetAmount:
    """A year's amount as the table set it: whole kroner in the proposal's own price level."""

    amount: int
    reason: Text


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen proposal. share: whole per cent. shift: whole years. amounts: by year, replacing the share."""

    proposal: str
    share: int
    shift: int
    catalogue: str
    amounts: Mapping[int, SetAmount] = field(default_factory=nothing)
    reason: Text = ""


@dataclass(frozen=True, slots=True)
class OwnProposal:
    """What the table added itself. amounts: kroner in budget-year prices, one a year."""

    id: str
    title: Text
    committee: str
    type: str
    steering_area: str
    amounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stance:
    grade: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Touch:
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


@dataclass(frozen=True, slots=True)
class Edit:
    """One command of one actor, with the facts that put back what it changed."""

    command_id: str
    first: int
    last: int
    round: int
    rows: frozenset[str]
    restore: tuple[events.TableEvent, ...]


@dataclass(frozen=True, slots=True)
class TableBudget:
    """order: the chosen proposals, the one to be taken first in front. stances: by (proposal, pid)."""

    number: int
    name: Text = ""
    locked: bool = False
    choices: Mapping[str, Choice] = field(default_factory=nothing)
    order: tuple[str, ...] = ()
    own: Mapping[str, OwnProposal] = field(default_factory=nothing)
    stances: Mapping[tuple[str, str], Stance] = field(default_factory=nothing)
    touched: Mapping[str, Touch] = field(default_factory=nothing)
    journal: Mapping[str, tuple[Edit, ...]] = field(default_factory=nothing)


_NO_TOUCH = Touch(0, "")


def row_of(event: events.TableEvent) -> str:
    """The row an event changes: two people in the same row are in conflict, in different rows they are not."""
    match event:
        case (
            events.ProposalChosen(proposal=proposal)
            | events.ProposalWithdrawn(proposal=proposal)
            | events.ShareSet(proposal=proposal)
            | events.StartShifted(proposal=proposal)
        ):
            return f"choice/{proposal}"
        case events.AmountSet(proposal=proposal, year=year) | events.AmountCleared(proposal=proposal, year=year):
            return f"amount/{proposal}/{year}"
        case events.OwnProposalAdded(proposal=proposal):
            return f"own/{proposal}"
        case events.ProposalRanked():
            return "order"
        case events.ReasonWritten(proposal=proposal):
            return f"reason/{proposal}"
        case events.StanceTaken(proposal=proposal, pid=pid) | events.StanceWithdrawn(proposal=proposal, pid=pid):
            return f"stance/{proposal}/{pid}"
        case _:
            assert_never(event)


def rows_of(table: TableBudget, event: events.TableEvent) -> frozenset[str]:
    """All rows an event changes. A withdrawal takes the set amounts and the reason along."""
    row = row_of(event)
    if isinstance(event, events.ProposalWithdrawn) and (choice := table.choices.get(event.proposal)):
        amounts = (f"amount/{event.proposal}/{year}" for year in choice.amounts)
        reason = (f"reason/{event.proposal}",) if choice.reason != "" else ()
        return frozenset((row, *amounts, *reason))
    return frozenset((row,))


def without(mapping: Mapping[K, V], key: K) -> Mapping[K, V]:
    return {k: v for k, v in mapping.items() if k != key}


def moved(order: tuple[str, ...], proposal: str, rank: int) -> tuple[str, ...]:
    """The order with this proposal at place `rank` (1 is first), the others moving by one. Others' lists stay."""
    if proposal not in order:
        return order
    rest = [p for p in order if p != proposal]
    rest.insert(rank - 1, proposal)
    return tuple(rest)


def apply(table: TableBudget, event: events.TableEvent) -> TableBudget:
    """The table after one fact, without the bookkeeping of who and when."""
    match event:
        case events.ProposalChosen(_, proposal, share, shift, catalogue):
            choice = Choice(proposal, share, shift, catalogue)
            order = table.order if proposal in table.order else (*table.order, proposal)
            return replace(table, choices={**table.choices, proposal: choice}, order=order)
        case events.ProposalWithdrawn(_, proposal):
            order = tuple(p for p in table.order if p != proposal)
            return replace(table, choices=without(table.choices, proposal), order=order)
        case (
            events.ShareSet(proposal=proposal)
            | events.StartShifted(proposal=proposal)
            | events.AmountSet(proposal=proposal)
            | events.AmountCleared(proposal=proposal)
            | events.ReasonWritten(proposal=proposal)
        ):
            before = table.choices.get(proposal)
            if before is None:  # no rule allows it today, but what is recorded never stops the fold
                return table
            return replace(table, choices={**table.choices, proposal: _adjusted(before, event)})
        case events.OwnProposalAdded(_, proposal, title, committee, type_, steering_area, amounts):
            own = OwnProposal(proposal, title, committee, type_, steering_area, amounts)
            return replace(table, own={**table.own, proposal: own})
        case events.ProposalRanked(_, proposal, rank):
            return replace(table, order=moved(table.order, proposal, rank))
        case events.StanceTaken(_, proposal, pid, grade, reason):
            return replace(table, stances={**table.stances, (proposal, pid): Stance(grade, reason)})
        case events.StanceWithdrawn(_, proposal, pid):
            return replace(table, stances=without(table.stances, (proposal, pid)))
        case _:
            assert_never(event)


_Adjustment: TypeAlias = (
    events.ShareSet | events.StartShifted | events.AmountSet | events.AmountCleared | events.ReasonWritten
)


def _adjusted(choice: Choice, event: _Adjustment) -> Choice:
    match event:
        case events.AmountSet(_, _, year, amount, reason):
            return replace(choice, amounts={**choice.amounts, year: SetAmount(amount, reason)})
        case events.ShareSet(_, _, share):
            return replace(choice, share=share)
        case events.StartShifted(_, _, shift):
            return replace(choice, shift=shift)
        case events.AmountCleared(_, _, year):
            return replace(choice, amounts=without(choice.amounts, year))
        case events.ReasonWritten(_, _, reason):
            return replace(choice, reason=reason)
        case _:
            assert_never(event)


def inverse(table: TableBudget, event: events.TableEvent) -> tuple[events.TableEvent, ...]:
    """The ordinary facts that, recorded after `event`, put back what `table` was before it (settled.md 11)."""
    number = table.number
    match event:
        case events.OwnProposalAdded():
            return ()  # it stays in the table's own catalogue; undoing its choice takes it out of the budget
        case events.StanceTaken(proposal=proposal, pid=pid) | events.StanceWithdrawn(proposal=proposal, pid=pid):
            stance = table.stances.get((proposal, pid))
            if stance is None:
                return (events.StanceWithdrawn(number, proposal, pid),)
            return (events.StanceTaken(number, proposal, pid, stance.grade, stance.reason),)
        case events.ProposalChosen(proposal=proposal) if proposal not in table.choices:
            return (events.ProposalWithdrawn(number, proposal),)
        case _:
            choice = table.choices.get(event.proposal)
            return () if choice is None else _inverse_of_change(table, choice, event)


_Change: TypeAlias = _Adjustment | events.ProposalChosen | events.ProposalWithdrawn | events.ProposalRanked


def _inverse_of_change(table: TableBudget, choice: Choice, event: _Change) -> tuple[events.TableEvent, ...]:
    number, proposal = table.number, choice.proposal
    match event:
        case events.AmountSet(year=year) | events.AmountCleared(year=year):
            before = choice.amounts.get(year)
            if before is None:
                return (events.AmountCleared(number, proposal, year),)
            return (events.AmountSet(number, proposal, year, before.amount, before.reason),)
        case events.ProposalChosen() | events.ProposalWithdrawn():
            return _restored(table, choice)
        case events.ShareSet():
            return (events.ShareSet(number, proposal, choice.share),)
        case events.StartShifted():
            return (events.StartShifted(number, proposal, choice.shift),)
        case events.ProposalRanked():
            return (events.ProposalRanked(number, proposal, table.order.index(proposal) + 1),)
        case events.ReasonWritten():
            return (events.ReasonWritten(number, proposal, choice.reason),)
        case _:
            assert_never(event)


def _restored(table: TableBudget, choice: Choice) -> tuple[events.TableEvent, ...]:
    number, proposal = table.number, choice.proposal
    facts: list[events.TableEvent] = [
        events.ProposalChosen(number, proposal, choice.share, choice.shift, choice.catalogue)
    ]
    facts += [events.AmountSet(number, proposal, year, a.amount, a.reason) for year, a in choice.amounts.items()]
    if choice.reason != "":
        facts.append(events.ReasonWritten(number, proposal, choice.reason))
    facts.append(events.ProposalRanked(number, proposal, table.order.index(proposal) + 1))
    return tuple(facts)


def evolve(table: TableBudget, recorded: Recorded[events.TableEvent]) -> TableBudget:
    """The table after one recorded event, with who touched which row and what would undo it."""
    rows = rows_of(table, recorded.event)
    touched = dict(table.touched)
    for row in rows:
        touched[row] = _touch(touched.get(row, _NO_TOUCH), recorded)
    after = apply(table, recorded.event)
    return TableBudget(  # written out, field by field: `replace` takes three times as long
        after.number,
        after.name,
        after.locked,
        after.choices,
        after.order,
        after.own,
        after.stances,
        touched,
        _journal(table, recorded, rows),
    )


def _touch(before: Touch, recorded: Recorded[events.TableEvent]) -> Touch:
    return Touch(recorded.seq, recorded.actor, *before.by_another_than(recorded.actor))


def _journal(
    table: TableBudget, recorded: Recorded[events.TableEvent], rows: frozenset[str]
) -> Mapping[str, tuple[Edit, ...]]:
    """An undo takes its edit out, and those after it that had nothing left to undo."""
    edits = table.journal.get(recorded.actor, ())
    if recorded.undoes:
        edits = tuple(edit for edit in edits if edit.first < recorded.undoes)
        return {**table.journal, recorded.actor: edits}
    restore = inverse(table, recorded.event)
    if edits and edits[-1].command_id == recorded.command_id:
        last = edits[-1]
        grown = replace(last, last=recorded.seq, rows=last.rows | rows, restore=(*restore, *last.restore))
        edits = (*edits[:-1], grown)
    else:
        new = Edit(recorded.command_id, recorded.seq, recorded.seq, recorded.round, rows, restore)
        edits = (*edits[-JOURNAL_LENGTH + 1 :], new)
    return {**table.journal, recorded.actor: edits}
