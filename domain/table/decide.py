"""What is allowed at a table, once `domain.workshop.decide` has let the sender in. Never looks at who sent it."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from domain.books import Books
from domain.table import adding, adjusting, choosing, commands, events, speaking, taxing
from domain.table.state import TableBudget
from domain.workshop.context import Context

EditCommand: TypeAlias = (
    commands.ChooseProposal
    | commands.WithdrawProposal
    | commands.SetShare
    | commands.ShiftStart
    | commands.SetAmount
    | commands.ClearAmount
    | commands.AddOwnProposal
    | commands.NameAppropriation
    | commands.SetTaxRate
    | commands.ClearTaxRate
    | commands.AcknowledgeChange
    | commands.RankProposal
    | commands.WriteReason
    | commands.TakeStance
    | commands.WithdrawStance
)
"""Every command of a table but the undoing of one, see `domain.table.undo`."""


def decide(table: TableBudget, command: EditCommand, context: Context, books: Books) -> tuple[events.TableEvent, ...]:
    """What to record; () if the wish is already true. Refusals are raised."""
    match command:
        case commands.SetAmount():
            return adjusting.set_amount(table, command, books)
        case commands.ChooseProposal():
            return choosing.choose(table, command, books)
        case commands.WithdrawProposal():
            return choosing.withdraw(table, command, books)
        case commands.SetShare():
            return adjusting.set_share(table, command, books)
        case commands.ShiftStart():
            return adjusting.shift_start(table, command, books)
        case commands.ClearAmount():
            return adjusting.clear_amount(table, command, books)
        case commands.AddOwnProposal():
            return adding.add_own(table, command, books)
        case commands.NameAppropriation():
            return adding.name_appropriation(table, command, books)
        case commands.SetTaxRate():
            return taxing.set_rate(table, command, books)
        case commands.ClearTaxRate():
            return taxing.clear_rate(table, command, books)
        case commands.AcknowledgeChange():
            return speaking.acknowledge(table, command, context, books)
        case commands.RankProposal():
            return speaking.rank(table, command, books)
        case commands.WriteReason():
            return speaking.write_reason(table, command, books)
        case commands.TakeStance():
            return speaking.take_stance(table, command, context, books)
        case commands.WithdrawStance():
            return speaking.withdraw_stance(table, command, context, books)
        case _:
            assert_never(command)
