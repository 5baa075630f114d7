"""What people say about proposals: order, reasons, a person's stance, that they saw a change. Never moves an amount."""

from __future__ import annotations

from domain import clean, errors
from domain.books import Books
from domain.table import commands, events
from domain.table.grades import GRADES
from domain.table.lookup import check_known, choice_of
from domain.table.state import Stance, TableBudget
from domain.workshop.context import Context
from domain.workshop.rights import stance_holder


def rank(table: TableBudget, command: commands.RankProposal, books: Books) -> tuple[events.TableEvent, ...]:
    choice_of(table, command.proposal, books)
    if not 1 <= command.rank <= len(table.order):
        raise errors.RankOutOfRange(f"1 to {len(table.order)}", rank=command.rank, last=len(table.order))
    if table.order[command.rank - 1] == command.proposal:
        return ()
    return (events.ProposalRanked(table.number, command.proposal, command.rank),)


def write_reason(table: TableBudget, command: commands.WriteReason, books: Books) -> tuple[events.TableEvent, ...]:
    choice = choice_of(table, command.proposal, books)
    reason = clean.reason(command.reason)
    return () if choice.reason == reason else (events.ReasonWritten(table.number, command.proposal, reason),)


def take_stance(
    table: TableBudget, command: commands.TakeStance, context: Context, books: Books
) -> tuple[events.TableEvent, ...]:
    """On any proposal of the catalogue or of the table, chosen or not; an objection says why."""
    check_known(table, command.proposal, books)
    if command.grade not in GRADES:
        raise errors.UnknownGrade(f"one of {', '.join(GRADES)}", grade=command.grade)
    reason = clean.reason(command.reason)
    if command.grade == "object" and not reason:
        raise errors.ReasonRequired("an objection needs a reason", proposal=command.proposal)
    pid = stance_holder(context)
    if table.stances.get((command.proposal, pid)) == Stance(command.grade, reason):
        return ()
    return (events.StanceTaken(table.number, command.proposal, pid, command.grade, reason),)


def withdraw_stance(
    table: TableBudget, command: commands.WithdrawStance, context: Context, books: Books
) -> tuple[events.TableEvent, ...]:
    check_known(table, command.proposal, books)
    pid = stance_holder(context)
    if (command.proposal, pid) not in table.stances:
        return ()
    return (events.StanceWithdrawn(table.number, command.proposal, pid),)


def acknowledge(
    table: TableBudget, command: commands.AcknowledgeChange, context: Context, books: Books
) -> tuple[events.TableEvent, ...]:
    """Somebody has seen what changed under a choice. Nobody has seen what they have not been shown yet."""
    choice_of(table, command.proposal, books)
    if command.change > context.basis:
        raise errors.NotPossible("nobody has seen that far", change=command.change, basis=context.basis)
    if command.change <= table.seen.get(command.proposal, 0):
        return ()
    return (events.ChangeAcknowledged(table.number, command.proposal, command.change),)
