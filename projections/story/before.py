"""What stood there before an event: the "from" of "from what to what". Kept as small values, never as words."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias, assert_never

from domain.books import Books
from domain.budget.rounding import half_away
from domain.table import events as table_events
from domain.table.own import costing_of
from domain.table.state import AtTable
from domain.workshop import events
from domain.workshop.state import Workshop
from projections.ledger import proposal_of
from projections.recents import value_of

Value: TypeAlias = int | str | tuple[int, ...]


class Before(NamedTuple):
    """value: what the event turned, as it was; None if there was none.

    follows: of an amount or a rate, what the year has where nothing is set: kroner as the catalogue and the share have
    it, in the proposal's own price level; thousandths as the budget has it.
    """

    value: Value | None = None
    follows: int | None = None


NOTHING = Before()


def before_edit(at: AtTable, event: table_events.TableEvent, books: Books) -> Before:
    """Asked before the edit is folded."""
    match event:
        case (
            table_events.AmountSet(proposal=proposal, year=year)
            | table_events.AmountCleared(proposal=proposal, year=year)
        ):
            return Before(value_of(at, event), _followed(at, proposal, year, books))
        case table_events.TaxRateSet(tax=tax, year=year) | table_events.TaxRateCleared(tax=tax, year=year):
            rated = books.report.taxes.get(tax)
            known = rated is not None and year in rated.years
            return Before(value_of(at, event), rated.rate_of(year) if rated is not None and known else None)
        case table_events.ReasonWritten(proposal=proposal):
            choice = at.choices.get(proposal)
            return Before(None if choice is None or choice.reason == "" else 1)
        case (
            table_events.StanceTaken(proposal=proposal, pid=pid)
            | table_events.StanceWithdrawn(proposal=proposal, pid=pid)
        ):
            stance = at.stances.get((proposal, pid))
            return Before(None if stance is None else stance.grade)
        case table_events.AppropriationNamed(proposal=proposal):
            own = at.own.get(proposal)
            return Before(own.policy_area if own is not None else None)
        case (
            table_events.ProposalChosen()
            | table_events.ProposalWithdrawn()
            | table_events.ShareSet()
            | table_events.StartShifted()
            | table_events.ProposalRanked()
        ):
            return Before(value_of(at, event))
        case table_events.OwnProposalAdded() | table_events.ChangeAcknowledged():
            return NOTHING
        case _:
            assert_never(event)


def before_event(workshop: Workshop, event: events.WorkshopEvent, books: Books | None) -> Before:
    """Asked before the event is folded. books: None until the workshop is opened."""
    match event:
        case events.ParticipantSeated(pid=pid):
            person = workshop.participants.get(pid)
            return Before(person.table if person is not None else None)
        case events.TargetSet(table, line, year) | events.TargetCleared(table, line, year):
            return Before(workshop.targets.get((table, line, year)))
        case events.RoundExtended(round=number) | events.RoundReopened(round=number):
            held = workshop.rounds.get(number)
            return Before(held.ends_at if held is not None else None)
        case events.AgreementSet():
            return Before(workshop.agreement_threshold)
        case events.ProposalCosted(table=table, proposal=proposal):
            return Before(_costed_before(workshop, table, proposal, books))
        case events.DocumentsReplaced():
            return Before((len(workshop.versions),))
        case _:
            return NOTHING


def _followed(at: AtTable, proposal: str, year: int, books: Books) -> int | None:
    """Kroner of the year as catalogue, share and shift have it, before any index. Nothing is set on what is masked."""
    known, choice = proposal_of(at, proposal, books), at.choices.get(proposal)
    if known is None or choice is None or year not in books.report.years:
        return None
    place = books.report.years.index(year) - choice.shift
    return half_away(known.base(place) * choice.share, 100) if place >= 0 else 0


def _costed_before(workshop: Workshop, number: int, proposal: str, books: Books | None) -> tuple[int, ...] | None:
    table = workshop.tables.get(number)
    own = table.own.get(proposal) if table is not None else None
    return None if own is None or books is None else costing_of(own, books.report.years[0]).amounts
