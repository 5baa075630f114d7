"""The one door: what may happen in a workshop, its tables included. Never records anything itself.

The order of the questions is a promise: who (rights), when (workshop, round), where (table, lock), then what.
"""

from __future__ import annotations

from typing import assert_never

from domain import clean, errors
from domain.books import Books
from domain.table import commands as table_commands
from domain.table import conflict, undo
from domain.table import decide as table_decide
from domain.workshop import commands, costing, documents, events, rights, rounds, seats, targets
from domain.workshop.context import Context
from domain.workshop.decision import Decision, Overwritten
from domain.workshop.rights import Command
from domain.workshop.state import Event, Workshop

__all__ = ["Command", "Decision", "Overwritten", "decide"]


def decide(workshop: Workshop, command: Command, context: Context, books: Books) -> Decision:
    """What to record for this command; an empty decision if the wish is already true.

    Raises a `domain.errors.Refused` with its details if the answer is no.
    """
    rights.check(workshop, command, context)
    if isinstance(command, table_commands.TableCommand):
        return _at_table(workshop, command, context, books)
    if not isinstance(command, commands.OpenWorkshop | commands.ForgetPerson):
        _check_open(workshop)
    return Decision(_of_workshop(workshop, command, context, books))


def _check_open(workshop: Workshop) -> None:
    if workshop.is_open:
        return
    raise errors.WorkshopIsClosed("the workshop is closed" if workshop.is_closed else "the workshop is not open yet")


def _at_table(workshop: Workshop, command: table_commands.TableCommand, context: Context, books: Books) -> Decision:
    _check_open(workshop)
    rounds.check_round(workshop, context)
    seats.check_table(workshop, command.table)
    table = workshop.tables[command.table]
    if table.locked:
        raise errors.TableIsLocked(f"table {command.table} is locked", table=command.table)
    if isinstance(command, table_commands.UndoLast):
        first, restored = undo.last_edit(table, context, books)
        return Decision(restored, undoes=first)
    try:
        facts = table_decide.decide(table, command, context, books)
    except errors.NotChosen as refused:
        conflict.refuse_if_withdrawn(table, refused, context)
        raise
    return Decision(facts, overwrote=conflict.overwritten(table, facts, context))


def _of_workshop(
    workshop: Workshop, command: commands.WorkshopCommand, context: Context, books: Books
) -> tuple[Event, ...]:
    match command:
        case commands.OpenWorkshop():
            return _open(workshop, command)
        case commands.CloseWorkshop():
            return _close(workshop)
        case commands.AddTables():
            return seats.add_tables(workshop, command)
        case commands.LockTable(table):
            return seats.lock(workshop, table)
        case commands.UnlockTable(table):
            return seats.unlock(workshop, table)
        case commands.RegisterParticipant():
            return seats.register(workshop, command, books)
        case commands.SeatParticipant():
            return seats.seat(workshop, command)
        case commands.ClaimSeat():
            return seats.claim(workshop, command)
        case commands.ReleaseSeat(pid):
            return seats.release(workshop, pid)
        case commands.AppointNoteTaker(pid):
            return seats.appoint(workshop, pid)
        case commands.DismissNoteTaker(pid):
            return seats.dismiss(workshop, pid)
        case commands.SetTarget():
            return targets.set_(workshop, command, books)
        case commands.ClearTarget():
            return targets.clear(workshop, command, books)
        case commands.PlanRound():
            return rounds.plan(workshop, command)
        case commands.OpenRound():
            return rounds.open_(workshop, command, context)
        case commands.ExtendRound():
            return rounds.extend(workshop, command, context)
        case commands.CloseRound():
            return rounds.close(workshop, context)
        case commands.ReopenRound():
            return rounds.reopen(workshop, command, context)
        case commands.HideResults():
            return () if workshop.hidden else (events.ResultsHidden(),)
        case commands.RevealResults():
            return (events.ResultsRevealed(),) if workshop.hidden else ()
        case commands.SetAgreement(tables):
            return _agree(workshop, tables)
        case commands.CostProposal():
            return costing.cost(workshop, command, books)
        case commands.ForgetPerson(pid, ground):
            return seats.forget(workshop, pid, ground)
        case commands.ReplaceDocuments():
            documents.check_years(books, command.books)
            return documents.replace(workshop, command)
        case _:
            assert_never(command)


def _open(workshop: Workshop, command: commands.OpenWorkshop) -> tuple[events.WorkshopOpened, ...]:
    if workshop.is_closed:
        raise errors.WorkshopIsClosed("a closed workshop stays closed")
    opened = events.WorkshopOpened(clean.title(command.title), command.budget, command.catalogue, command.assumptions)
    if not workshop.is_open:
        return (opened,)
    first = workshop.versions[0]
    if opened == events.WorkshopOpened(workshop.title, first.budget, first.catalogue, first.assumptions):
        return ()
    raise errors.NotNow("the workshop is open, on other documents or under another title")


def _close(workshop: Workshop) -> tuple[Event, ...]:
    """No edit can land after the end, so the round ends first."""
    current = workshop.open_round
    ended = () if current is None else (events.RoundClosed(current.number),)
    return (*ended, events.WorkshopClosed())


def _agree(workshop: Workshop, tables: int) -> tuple[events.AgreementSet, ...]:
    if not 1 <= tables <= len(workshop.tables):
        raise errors.AgreementOutOfRange(f"1 to {len(workshop.tables)} tables", tables=len(workshop.tables))
    return () if workshop.agreement == tables else (events.AgreementSet(tables),)
