"""How a table's budget follows from its events. Never refuses: what is recorded has happened."""

from __future__ import annotations

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


def evolve(table: TableBudget, recorded: Recorded[events.TableEvent]) -> TableBudget:
    """The table after one recorded event, with who touched which row and what would undo it.

    Where nearly every edit comes by, a state is written out field by field: `_replace` takes five times as long.
    """
    after = apply(table, recorded.event)
    rows = rows_of(table, recorded.event)
    if not rows:
        return after
    touched = table.touched
    touched = touched.with_all({row: _touch(touched.get(row), recorded) for row in rows})
    journal = {**table.journal, recorded.actor: _journal(table, recorded, rows)}
    number, name, locked, choices, order, own, stances, _, _, rates, seen = after
    return TableBudget(number, name, locked, choices, order, own, stances, touched, journal, rates, seen)


def _touch(before: Touch | None, recorded: Recorded[events.TableEvent]) -> Touch:
    if before is None:
        return Touch(recorded.seq, recorded.actor)
    return Touch(recorded.seq, recorded.actor, *before.by_another_than(recorded.actor))


def _journal(table: TableBudget, recorded: Recorded[events.TableEvent], rows: tuple[str, ...]) -> tuple[Edit, ...]:
    """The actor's edits. An undo takes its edit out, and those after it that had nothing left to undo."""
    edits = table.journal.get(recorded.actor, ())
    if recorded.undoes:
        return tuple(edit for edit in edits if edit.first < recorded.undoes)
    restore = inverse(table, recorded.event)
    if edits and edits[-1].command_id == recorded.command_id:
        last = edits[-1]
        grown = Edit(
            last.command_id, last.first, recorded.seq, last.round, last.rows.union(rows), (*restore, *last.restore)
        )
        return (*edits[:-1], grown)
    new = Edit(recorded.command_id, recorded.seq, recorded.seq, recorded.round, frozenset(rows), restore)
    return (*edits[-JOURNAL_LENGTH + 1 :], new)


def apply(table: TableBudget, event: events.TableEvent) -> TableBudget:
    """The table after one fact, without the bookkeeping of who and when."""
    match event:
        case (
            events.AmountSet(proposal=proposal)
            | events.AmountCleared(proposal=proposal)
            | events.ShareSet(proposal=proposal)
            | events.StartShifted(proposal=proposal)
            | events.ReasonWritten(proposal=proposal)
        ):
            before = table.choices.get(proposal)
            if before is None:  # no rule allows it today, but what is recorded never stops the fold
                return table
            return _with_choice(table, _adjusted(before, event))
        case events.ProposalChosen(_, proposal, share, shift, catalogue):
            choice = Choice(proposal, share, shift, catalogue)
            order = table.order if proposal in table.order else (*table.order, proposal)
            return table._replace(choices={**table.choices, proposal: choice}, order=order)
        case events.ProposalWithdrawn(_, proposal):
            order = tuple([p for p in table.order if p != proposal])
            return table._replace(choices=without(table.choices, proposal), order=order)
        case events.StanceTaken(_, proposal, pid, grade, reason):
            return table._replace(stances=table.stances.with_all({(proposal, pid): Stance(grade, reason)}))
        case events.StanceWithdrawn(_, proposal, pid):
            return table._replace(stances=table.stances.without((proposal, pid)))
        case events.ProposalRanked(_, proposal, rank):
            return table._replace(order=moved(table.order, proposal, rank))
        case events.OwnProposalAdded(_, proposal, title, committee, type_, steering_area, amounts, policy_area):
            own = OwnProposal(proposal, title, committee, type_, steering_area, amounts, policy_area)
            return table._replace(own={**table.own, proposal: own})
        case events.AppropriationNamed(_, proposal, policy_area):
            named = table.own.get(proposal)
            if named is None:
                return table
            return table._replace(own={**table.own, proposal: replace(named, policy_area=policy_area)})
        case events.TaxRateSet(_, tax, year, rate):
            return table._replace(rates={**table.rates, (tax, year): rate})
        case events.TaxRateCleared(_, tax, year):
            return table._replace(rates=without(table.rates, (tax, year)))
        case events.ChangeAcknowledged(_, proposal, change):
            return table._replace(seen={**table.seen, proposal: change})
        case _:
            assert_never(event)


def _with_choice(table: TableBudget, choice: Choice) -> TableBudget:
    number, name, locked, choices, order, own, stances, touched, journal, rates, seen = table
    choices = {**choices, choice.proposal: choice}
    return TableBudget(number, name, locked, choices, order, own, stances, touched, journal, rates, seen)


_Adjustment: TypeAlias = (
    events.ShareSet | events.StartShifted | events.AmountSet | events.AmountCleared | events.ReasonWritten
)


def _adjusted(choice: Choice, event: _Adjustment) -> Choice:
    match event:
        case events.AmountSet(_, _, year, amount, reason):
            proposal, share, shift, catalogue, amounts, why = choice
            return Choice(proposal, share, shift, catalogue, {**amounts, year: SetAmount(amount, reason)}, why)
        case events.ShareSet(_, _, share):
            return choice._replace(share=share)
        case events.StartShifted(_, _, shift):
            return choice._replace(shift=shift)
        case events.AmountCleared(_, _, year):
            return choice._replace(amounts=without(choice.amounts, year))
        case events.ReasonWritten(_, _, reason):
            return choice._replace(reason=reason)
        case _:
            assert_never(event)


def moved(order: tuple[str, ...], proposal: str, rank: int) -> tuple[str, ...]:
    """The order with this proposal at place `rank` (1 is first), the others moving by one. Others' lists stay."""
    if proposal not in order:
        return order
    rest = [p for p in order if p != proposal]
    rest.insert(rank - 1, proposal)
    return tuple(rest)
