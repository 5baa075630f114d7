"""One table's budget while its events are folded, one or a hundred thousand. Never refuses, and never leaves the fold.

A `TableBudget` never changes, so each event would cost a copy of it. A run of events changes one draft in place, and
the budget is made of it at the end. One event is a run of one: there is no other way to fold.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias, assert_never

from domain.recorded import Recorded
from domain.table import events
from domain.table.inverse import Note, note_of
from domain.table.journal import edits_after
from domain.table.state import Choice, OwnProposal, SetAmount, Stance, TableBudget, Touch, without

MOST_NOTES = 200
"""Of an actor, before edits are made of the last of them."""


class Draft:
    """The fields are those of the `TableBudget`, as the last event left them."""

    __slots__ = (
        "_journal",
        "_locked",
        "_name",
        "_notes",
        "_seen",
        "_touched",
        "_touches",
        "choices",
        "number",
        "order",
        "own",
        "rates",
        "stances",
    )

    def __init__(self, table: TableBudget) -> None:
        (
            self.number,
            self._name,
            self._locked,
            choices,
            self.order,
            self.own,
            self.stances,
            self._touched,
            self._journal,
            self.rates,
            self._seen,
        ) = table
        self.choices = dict(choices)
        self._touches: dict[str, Touch] = {}
        self._notes: dict[str, list[Note]] = {}

    def rates_of(self, tax: str) -> dict[int, int]:
        """As of the `TableBudget`."""
        return {year: rate for (name, year), rate in self.rates.items() if name == tax}

    def finished(self) -> TableBudget:
        """The budget as it is now. The draft is not used any more."""
        if self._notes:
            self._write_journal()
        return TableBudget(
            self.number,
            self._name,
            self._locked,
            self.choices,
            self.order,
            self.own,
            self.stances,
            self._touched.with_all(self._touches) if self._touches else self._touched,
            self._journal,
            self.rates,
            self._seen,
        )

    def fold(self, recorded: Recorded[events.TableEvent]) -> Note:
        """One event, with who touched which row and what would undo it; all that is told is what there was before."""
        note, actor = note_of(self, recorded), recorded.actor
        for row in note.rows:
            before = self._touches.get(row) or self._touched.get(row)
            if before is None:
                self._touches[row] = Touch(recorded.seq, actor)
            else:
                self._touches[row] = Touch(recorded.seq, actor, *before.by_another_than(actor))
        if note.rows:
            notes = self._notes.get(actor)
            if notes is None:
                notes = self._notes[actor] = []
            elif len(notes) >= MOST_NOTES:
                self._write_journal()
            notes.append(note)
        self.apply(recorded.event)
        return note

    def _write_journal(self) -> None:
        journal = dict(self._journal)
        for actor, notes in self._notes.items():
            if notes:
                journal[actor] = edits_after(journal.get(actor, ()), notes)
                notes.clear()
        self._journal = journal

    def apply(self, event: events.TableEvent) -> None:
        """One fact, without the bookkeeping."""
        match event:
            case (
                events.AmountSet(proposal=proposal)
                | events.AmountCleared(proposal=proposal)
                | events.ShareSet(proposal=proposal)
                | events.StartShifted(proposal=proposal)
                | events.ReasonWritten(proposal=proposal)
            ):
                before = self.choices.get(proposal)
                if before is not None:  # no rule allows it today, but what is recorded never stops the fold
                    self.choices[proposal] = _adjusted(before, event)
            case events.ProposalChosen(_, proposal, share, shift, catalogue):
                self.choices[proposal] = Choice(proposal, share, shift, catalogue)
                if proposal not in self.order:
                    self.order = (*self.order, proposal)
            case events.ProposalWithdrawn(_, proposal):
                self.choices.pop(proposal, None)
                self.order = tuple([p for p in self.order if p != proposal])
            case events.StanceTaken(_, proposal, pid, grade, reason):
                self.stances = self.stances.with_all({(proposal, pid): Stance(grade, reason)})
            case events.StanceWithdrawn(_, proposal, pid):
                self.stances = self.stances.without((proposal, pid))
            case events.ProposalRanked(_, proposal, rank):
                self.order = moved(self.order, proposal, rank)
            case events.OwnProposalAdded(_, proposal, title, committee, type_, steering_area, amounts, policy_area):
                own = OwnProposal(proposal, title, committee, type_, steering_area, amounts, policy_area)
                self.own = {**self.own, proposal: own}
            case events.AppropriationNamed(_, proposal, policy_area):
                if proposal in self.own:
                    self.own = {**self.own, proposal: replace(self.own[proposal], policy_area=policy_area)}
            case events.TaxRateSet(_, tax, year, rate):
                self.rates = {**self.rates, (tax, year): rate}
            case events.TaxRateCleared(_, tax, year):
                self.rates = without(self.rates, (tax, year))
            case events.ChangeAcknowledged(_, proposal, change):
                self._seen = {**self._seen, proposal: change}
            case _:
                assert_never(event)


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
