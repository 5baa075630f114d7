"""What would put back what an event changed, said in ordinary facts. Never asks whether it may still be put back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias, assert_never

from domain.recorded import Recorded
from domain.table import events
from domain.table.state import AtTable, Choice, OwnProposal, Stance, rows_of


class Note(NamedTuple):
    """An event, the rows that it changed, and all that it may have changed as it was before.

    choice: of the event's proposal.
    """

    recorded: Recorded[events.TableEvent]
    rows: tuple[str, ...]
    choice: Choice | None
    order: tuple[str, ...]
    own: Mapping[str, OwnProposal]
    stances: Mapping[tuple[str, str], Stance]
    rates: Mapping[tuple[str, int], int]


def note_of(at: AtTable, recorded: Recorded[events.TableEvent]) -> Note:
    """Taken before the event is folded."""
    event = recorded.event
    choice = None if isinstance(event, events.TaxEvent) else at.choices.get(event.proposal)
    return Note(recorded, rows_of(at, event), choice, at.order, at.own, at.stances, at.rates)


def inverse(note: Note) -> tuple[events.TableEvent, ...]:
    """The ordinary facts that, recorded after the event, put back what was there before it (settled.md 11)."""
    event, choice = note.recorded.event, note.choice
    number = event.table
    match event:
        case (
            events.AmountSet()
            | events.AmountCleared()
            | events.ShareSet()
            | events.StartShifted()
            | events.ProposalWithdrawn()
            | events.ProposalRanked()
            | events.ReasonWritten()
        ):
            return () if choice is None else _inverse_of_change(number, choice, note.order, event)
        case events.ProposalChosen(proposal=proposal):
            if choice is None:
                return (events.ProposalWithdrawn(number, proposal),)
            return _restored(number, choice, note.order)
        case events.StanceTaken(proposal=proposal, pid=pid) | events.StanceWithdrawn(proposal=proposal, pid=pid):
            stance = note.stances.get((proposal, pid))
            if stance is None:
                return (events.StanceWithdrawn(number, proposal, pid),)
            return (events.StanceTaken(number, proposal, pid, stance.grade, stance.reason),)
        case events.OwnProposalAdded():
            return ()  # it stays in the table's own catalogue; undoing its choice takes it out of the budget
        case events.ChangeAcknowledged():
            return ()  # what somebody has seen, they have seen
        case events.AppropriationNamed(proposal=proposal):
            own = note.own.get(proposal)
            return () if own is None else (events.AppropriationNamed(number, proposal, own.policy_area),)
        case events.TaxRateSet(tax=tax, year=year) | events.TaxRateCleared(tax=tax, year=year):
            rate = note.rates.get((tax, year))
            if rate is None:
                return (events.TaxRateCleared(number, tax, year),)
            return (events.TaxRateSet(number, tax, year, rate),)
        case _:
            assert_never(event)


_Change: TypeAlias = (
    events.ProposalWithdrawn
    | events.ShareSet
    | events.StartShifted
    | events.AmountSet
    | events.AmountCleared
    | events.ProposalRanked
    | events.ReasonWritten
)


def _inverse_of_change(
    number: int, choice: Choice, order: tuple[str, ...], event: _Change
) -> tuple[events.TableEvent, ...]:
    proposal = choice.proposal
    match event:
        case events.AmountSet(year=year) | events.AmountCleared(year=year):
            before = choice.amounts.get(year)
            if before is None:
                return (events.AmountCleared(number, proposal, year),)
            return (events.AmountSet(number, proposal, year, before.amount, before.reason),)
        case events.ProposalWithdrawn():
            return _restored(number, choice, order)
        case events.ShareSet():
            return (events.ShareSet(number, proposal, choice.share),)
        case events.StartShifted():
            return (events.StartShifted(number, proposal, choice.shift),)
        case events.ProposalRanked():
            return (events.ProposalRanked(number, proposal, order.index(proposal) + 1),)
        case events.ReasonWritten():
            return (events.ReasonWritten(number, proposal, choice.reason),)
        case _:
            assert_never(event)


def _restored(number: int, choice: Choice, order: tuple[str, ...]) -> tuple[events.TableEvent, ...]:
    proposal = choice.proposal
    facts: list[events.TableEvent] = [
        events.ProposalChosen(number, proposal, choice.share, choice.shift, choice.catalogue)
    ]
    facts += [events.AmountSet(number, proposal, year, a.amount, a.reason) for year, a in choice.amounts.items()]
    if choice.reason != "":
        facts.append(events.ReasonWritten(number, proposal, choice.reason))
    facts.append(events.ProposalRanked(number, proposal, order.index(proposal) + 1))
    return tuple(facts)
