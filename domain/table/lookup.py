"""Finding what a command names: a proposal of the catalogue or of the table, and its choice. Never changes one."""

from __future__ import annotations

from domain import errors
from domain.books import Books
from domain.proposals.catalogue import Proposal
from domain.table.own import as_proposal
from domain.table.state import Choice, TableBudget


def proposal_of(table: TableBudget, id: str, books: Books) -> Proposal:
    """From the catalogue or the table's own; UnknownProposal."""
    own = table.own.get(id)
    return books.relations.get(id) if own is None else as_proposal(own, books.report)


def check_known(table: TableBudget, id: str, books: Books) -> None:
    """UnknownProposal if neither the catalogue nor the table has it."""
    if id not in table.own:
        books.relations.get(id)


def choice_of(table: TableBudget, id: str, books: Books) -> Choice:
    """What the table chose of it; NotChosen, or UnknownProposal."""
    choice = table.choices.get(id)
    if choice is None:
        check_known(table, id, books)
        raise errors.NotChosen(f"{id} is not chosen", proposal=id)
    return choice
