"""Which proposals stand together: taking one with all it needs, and taking one out with all that needs it.

Never leaves a table with half of a set: what requires each other comes and goes together (settled.md 19).
"""

from __future__ import annotations

from collections.abc import Iterable

from domain import errors
from domain.books import Books
from domain.proposals.relations import Relations
from domain.table import adjusting, commands, events
from domain.table.lookup import check_known
from domain.table.state import AtTable, TableBudget


def choose(table: TableBudget, command: commands.ChooseProposal, books: Books) -> tuple[events.TableEvent, ...]:
    """Alternatives go out first, then the proposal comes in, then what it requires, in catalogue order."""
    check_known(table, command.proposal, books)
    if command.proposal in table.choices:
        return adjusting.set_share(table, commands.SetShare(table.number, command.proposal, command.share), books)
    adjusting.check_share(table, command.proposal, command.share, books)
    relations = books.relations
    required = relations.required(command.proposal)
    _check_contradiction(required, relations)
    joined = relations.joined(command.proposal)
    new = [id for id in (command.proposal, *required) if id not in table.choices]
    rivals = [rival for id in new for rival in relations.alternatives(id) if rival in table.choices]
    _check_in_force(table, new, books)
    taxes = dict.fromkeys(tax for id in new for tax in books.taxes_of.get(id, ()))
    rates = [fact for tax in taxes for fact in rates_cleared(table, tax)]
    chosen = [_chosen(table, id, command.share if id in joined else 100, books) for id in dict.fromkeys(new)]
    return (*withdrawn(table, rivals, relations), *rates, *chosen)


def withdraw(table: TableBudget, command: commands.WithdrawProposal, books: Books) -> tuple[events.TableEvent, ...]:
    """All that depends on it goes first, then the proposal itself. Silence if it is not chosen."""
    if command.proposal not in table.choices:
        check_known(table, command.proposal, books)
        return ()
    return withdrawn(table, (command.proposal,), books.relations)


def misfit(table: AtTable, id: str, books: Books) -> str | None:
    """Another proposal that contradicts what the table holds of this one; None if all is well.

    Missing though required, chosen though an alternative, joined and not alike, or left over without it; itself, if it
    turns a tax that the table has turned.
    """
    relations = books.relations
    choice = table.choices.get(id)
    if choice is None:
        return next((other for other in relations.dependants(id, table.choices) if other != id), None)
    for other in relations.required(id):
        if other not in table.choices:
            return other
    if any(table.rates_of(tax) for tax in books.taxes_of.get(id, ())):
        return id
    for other in relations.joined(id):
        if (table.choices[other].share, table.choices[other].shift) != (choice.share, choice.shift):
            return other
    return next((other for other in relations.alternatives(id) if other in table.choices), None)


def _chosen(table: TableBudget, id: str, share: int, books: Books) -> events.ProposalChosen:
    catalogue = "" if id in table.own else books.catalogue_hash
    return events.ProposalChosen(table.number, id, share, 0, catalogue)


def rates_cleared(table: TableBudget, tax: str) -> tuple[events.TaxRateCleared, ...]:
    """Every year of the tax has the budget's own rate again."""
    return tuple(events.TaxRateCleared(table.number, tax, year) for year in sorted(table.rates_of(tax)))


def _check_in_force(table: TableBudget, ids: Iterable[str], books: Books) -> None:
    for id in ids:
        if id in books.retired and id not in table.own:
            raise errors.ProposalRetired("the catalogue has it no more", proposal=id)


def withdrawn(table: TableBudget, ids: Iterable[str], relations: Relations) -> tuple[events.ProposalWithdrawn, ...]:
    leaving: dict[str, None] = {}
    for id in ids:
        dependants = relations.dependants(id, table.choices)
        leaving |= dict.fromkeys(other for other in dependants if other != id)
        leaving[id] = None
    return tuple(events.ProposalWithdrawn(table.number, id) for id in leaving)


def _check_contradiction(required: tuple[str, ...], relations: Relations) -> None:
    """A fault of the catalogue: nothing that requires two alternatives can ever be chosen."""
    excluded = [id for id in required if not set(relations.alternatives(id)).isdisjoint(required)]
    if excluded:
        raise errors.IncompleteChoice("it requires alternatives", missing="", conflict=" ".join(excluded))
