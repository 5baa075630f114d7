"""What would put back what an event changed, said in ordinary facts. Never asks whether it may still be put back."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from domain.table import events
from domain.table.state import Choice, TableBudget


def inverse(table: TableBudget, event: events.TableEvent) -> tuple[events.TableEvent, ...]:
    """The ordinary facts that, recorded after `event`, put back what `table` was before it (settled.md 11)."""
    number = table.number
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
            choice = table.choices.get(event.proposal)
            return () if choice is None else _inverse_of_change(table, choice, event)
        case events.ProposalChosen(proposal=proposal):
            choice = table.choices.get(proposal)
            return (events.ProposalWithdrawn(number, proposal),) if choice is None else _restored(table, choice)
        case events.StanceTaken(proposal=proposal, pid=pid) | events.StanceWithdrawn(proposal=proposal, pid=pid):
            stance = table.stances.get((proposal, pid))
            if stance is None:
                return (events.StanceWithdrawn(number, proposal, pid),)
            return (events.StanceTaken(number, proposal, pid, stance.grade, stance.reason),)
        case events.OwnProposalAdded():
            return ()  # it stays in the table's own catalogue; undoing its choice takes it out of the budget
        case events.ChangeAcknowledged():
            return ()  # what somebody has seen, they have seen
        case events.AppropriationNamed(proposal=proposal):
            own = table.own.get(proposal)
            return () if own is None else (events.AppropriationNamed(number, proposal, own.policy_area),)
        case events.TaxRateSet(tax=tax, year=year) | events.TaxRateCleared(tax=tax, year=year):
            rate = table.rates.get((tax, year))
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


def _inverse_of_change(table: TableBudget, choice: Choice, event: _Change) -> tuple[events.TableEvent, ...]:
    number, proposal = table.number, choice.proposal
    match event:
        case events.AmountSet(year=year) | events.AmountCleared(year=year):
            before = choice.amounts.get(year)
            if before is None:
                return (events.AmountCleared(number, proposal, year),)
            return (events.AmountSet(number, proposal, year, before.amount, before.reason),)
        case events.ProposalWithdrawn():
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
