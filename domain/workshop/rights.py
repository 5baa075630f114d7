"""Who may send what. One table, checked at every command; never what the budget's rules allow.

participant   every edit, at the own table; on behalf of others there when appointed note-taker
table         the same for the device of a table; a stance only on behalf of somebody who sits there
facilitator   everything of the workshop and no edit of a table: they moderate, they do not edit
finance       costs what tables thought of, and brings new versions of the documents
server        what people ask of it through http (joining, opening a day), the end of a round by the clock, and what an
              operator asks on the command line: to forget somebody
hall          nothing: a screen
evaluator     nothing: they look, during the day and afterwards
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from domain import errors
from domain.table import commands as table
from domain.workshop import actors
from domain.workshop import commands as workshop
from domain.workshop.context import Context
from domain.workshop.state import Workshop

Command: TypeAlias = workshop.WorkshopCommand | table.TableCommand

_EDITS: Final[frozenset[type[Command]]] = frozenset(
    {
        table.ChooseProposal,
        table.WithdrawProposal,
        table.SetShare,
        table.ShiftStart,
        table.SetAmount,
        table.ClearAmount,
        table.AddOwnProposal,
        table.NameAppropriation,
        table.SetTaxRate,
        table.ClearTaxRate,
        table.AcknowledgeChange,
        table.RankProposal,
        table.WriteReason,
        table.TakeStance,
        table.WithdrawStance,
        table.UndoLast,
    }
)

RIGHTS: Final[Mapping[actors.Role, frozenset[type[Command]]]] = {
    "participant": _EDITS,
    "table": _EDITS,
    "facilitator": frozenset(
        {
            workshop.OpenWorkshop,
            workshop.CloseWorkshop,
            workshop.AddTables,
            workshop.LockTable,
            workshop.UnlockTable,
            workshop.RegisterParticipant,
            workshop.SeatParticipant,
            workshop.ClaimSeat,
            workshop.ReleaseSeat,
            workshop.AppointNoteTaker,
            workshop.DismissNoteTaker,
            workshop.SetTarget,
            workshop.ClearTarget,
            workshop.PlanRound,
            workshop.OpenRound,
            workshop.ExtendRound,
            workshop.CloseRound,
            workshop.ReopenRound,
            workshop.HideResults,
            workshop.RevealResults,
            workshop.SetAgreement,
            workshop.ReplaceDocuments,
            workshop.CostProposal,
            workshop.ForgetPerson,
        }
    ),
    "finance": frozenset({workshop.ReplaceDocuments, workshop.CostProposal}),
    "server": frozenset(
        {
            workshop.OpenWorkshop,
            workshop.RegisterParticipant,
            workshop.ClaimSeat,
            workshop.CloseRound,
            workshop.ForgetPerson,
        }
    ),
    "hall": frozenset(),
    "evaluator": frozenset(),
}
"""A command class that stands in none of these rows fails a test: nobody may send it."""


def may(role: actors.Role, command_class: type[Command]) -> bool:
    """Whether this role may send that command at all; where it may, `check` says."""
    return command_class in RIGHTS[role]


def check(workshop_state: Workshop, command: Command, context: Context) -> None:
    """NotAllowed, if this actor may not send that command, at that table, on behalf of that person."""
    role = actors.role_of(context.actor)
    if type(command) not in RIGHTS[role]:
        raise errors.NotAllowed(f"a {role} sends no {type(command).__name__}", role=role)
    if isinstance(command, table.TableCommand):
        _check_place(workshop_state, command.table, role, context)
        if isinstance(command, table.TakeStance | table.WithdrawStance):
            stance_holder(context)
    elif context.on_behalf_of is not None:
        raise errors.NotAllowed("a command of the workshop is sent on nobody's behalf", role=role)


def _check_place(state: Workshop, number: int, role: actors.Role, context: Context) -> None:
    """The own table, and a person to speak for only if that one sits there too."""
    if role == "participant":
        sender = state.participants.get(context.actor[2:])
        is_here = sender is not None and not sender.forgotten
        own, may_speak = (sender.table, sender.note_taker) if sender and is_here else (0, False)
    else:
        own, may_speak = actors.table_of_device(context.actor) or 0, True
    if number != own or own == 0:
        raise errors.NotAllowed("only at the own table", role=role, table=own)
    if context.on_behalf_of is None:
        return
    if not may_speak:
        raise errors.NotAllowed("only a note-taker or the table's device enters for others", role=role)
    person = state.participants.get(context.on_behalf_of)
    if person is None or person.forgotten or person.table != number:
        raise errors.NotAllowed("enters only for somebody who sits at the table", role=role, pid=context.on_behalf_of)


def stance_holder(context: Context) -> str:
    """The pid whose stance this is; NotAllowed for a table's device that speaks for nobody (settled.md 15)."""
    pid = context.on_behalf_of or actors.pid_of(context.actor)
    if pid is None:
        raise errors.NotAllowed("a table's device takes a stance only on behalf of somebody", role="table")
    return pid
