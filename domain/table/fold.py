"""How a table's budget follows from its events. Never refuses: what is recorded has happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias, assert_never

from domain.recorded import Recorded
from domain.table import events
from domain.table.inverse import inverse
from domain.table.state import (
    JOURNAL_LENGTH,
    Choice,
    Edit,
    OwnProposal,
    SetAmount,
    Stance,
    TableBudget,
    Touch,
    rows_of,
    without,
)

_NO_TOUCH = Touch(0, "")


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
        after.rates,
        after.seen,
    )


def _touch(before: Touch, recorded: Recorded[events.TableEvent]) -> Touch:
    return Touch(recorded.seq, recorded.actor, *before.by_another_than(recorded.actor))


def _journal(
    table: TableBudget, recorded: Recorded[events.TableEvent], rows: frozenset[str]
) -> Mapping[str, tuple[Edit, ...]]:
    """An undo takes its edit out, and those after it that had nothing left to undo."""
    edits = table.journal.get(recorded.actor, ())
    if not rows:
        return table.journal
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
        case events.OwnProposalAdded(_, proposal, title, committee, type_, steering_area, amounts, policy_area):
            own = OwnProposal(proposal, title, committee, type_, steering_area, amounts, policy_area)
            return replace(table, own={**table.own, proposal: own})
        case events.AppropriationNamed(_, proposal, policy_area):
            named = table.own.get(proposal)
            if named is None:
                return table
            return replace(table, own={**table.own, proposal: replace(named, policy_area=policy_area)})
        case events.TaxRateSet(_, tax, year, rate):
            return replace(table, rates={**table.rates, (tax, year): rate})
        case events.TaxRateCleared(_, tax, year):
            return replace(table, rates=without(table.rates, (tax, year)))
        case events.ChangeAcknowledged(_, proposal, change):
            return replace(table, seen={**table.seen, proposal: change})
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


def moved(order: tuple[str, ...], proposal: str, rank: int) -> tuple[str, ...]:
    """The order with this proposal at place `rank` (1 is first), the others moving by one. Others' lists stay."""
    if proposal not in order:
        return order
    rest = [p for p in order if p != proposal]
    rest.insert(rank - 1, proposal)
    return tuple(rest)
