"""Undoing one's own last edit: ordinary facts with the former values (settled.md 11). Never deletes, never guesses.

An edit that has nothing left to put back (others have brought its rows back to what they were) is passed over, and
the one before it is undone; the fold then drops both from the journal, so that no older value can come back later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from domain import errors
from domain.books import Books
from domain.table import events
from domain.table.adjusting import check_settable, check_share, check_shift
from domain.table.choosing import misfit
from domain.table.fold import apply
from domain.table.lookup import proposal_of
from domain.table.state import Edit, TableBudget, rows_of
from domain.workshop.actors import pid_of
from domain.workshop.context import Context


def last_edit(table: TableBudget, context: Context, books: Books) -> tuple[int, tuple[events.TableEvent, ...]]:
    """(first seq of the command undone, the facts that restore). NothingToUndo in this round, or Overtaken."""
    for edit in reversed(table.journal.get(context.actor, ())):
        if edit.round != context.round:
            break
        for row in sorted(edit.rows):
            _refuse_if_overtaken(table, row, edit, context.actor)
        restored, facts = _restored(table, edit, context.actor)
        if facts:
            _refuse_foreign_stances(facts, context)
            _refuse_what_is_gone(table, facts, books)
            _refuse_misfits(restored, facts, books)
            _refuse_what_is_not_allowed_now(restored, facts, books)
            return edit.first, facts
    raise errors.NothingToUndo("no edit of the sender's in this round")


def _restored(table: TableBudget, edit: Edit, actor: str) -> tuple[TableBudget, tuple[events.TableEvent, ...]]:
    """The table with the edit's former values, and those of its facts that change anything."""
    facts: list[events.TableEvent] = []
    for restoring in edit.restore:
        fact = _fitted(table, restoring)
        for row in sorted({*rows_of(table, fact)} - {"order"}):
            _refuse_if_overtaken(table, row, edit, actor)
        after = apply(table, fact)
        if _holds(after) != _holds(table):
            facts.append(fact)
            table = after
    return table, tuple(facts)


def _fitted(table: TableBudget, fact: events.TableEvent) -> events.TableEvent:
    """Others may have shortened the list meanwhile; and nothing is put back on a proposal that is gone."""
    match fact:
        case (
            events.ShareSet(proposal=proposal)
            | events.StartShifted(proposal=proposal)
            | events.AmountSet(proposal=proposal)
            | events.AmountCleared(proposal=proposal)
            | events.ReasonWritten(proposal=proposal)
            | events.ProposalRanked(proposal=proposal)
        ) if proposal not in table.choices:
            raise _overtaken(table, f"choice/{proposal}")
        case events.ProposalRanked(rank=rank) if rank > len(table.order):
            return replace(fact, rank=len(table.order))
        case _:
            return fact


def _holds(table: TableBudget) -> tuple[object, ...]:
    return table.choices, table.order, table.stances, table.rates, table.own


def _refuse_if_overtaken(table: TableBudget, row: str, edit: Edit, actor: str) -> None:
    touch = table.touched.get(row)
    if touch is None:
        return
    seq, by = touch.by_another_than(actor)
    if seq > edit.last:
        raise errors.Overtaken("another has changed it since", row=row, by=by)


def _refuse_foreign_stances(facts: tuple[events.TableEvent, ...], context: Context) -> None:
    """A stance is a person's, restored too: for another only on behalf of that one, which the rights have checked."""
    own = context.on_behalf_of or pid_of(context.actor)
    for fact in facts:
        if isinstance(fact, events.StanceTaken | events.StanceWithdrawn) and fact.pid != own:
            raise errors.NotAllowed("undoes another's stance only on behalf of that one", pid=fact.pid)


def _refuse_what_is_gone(table: TableBudget, facts: tuple[events.TableEvent, ...], books: Books) -> None:
    """Across a new version of the documents: what it lacks is not taken anew, not by an undo either."""
    for fact in facts:
        match fact:
            case events.ProposalChosen(proposal=id) if not (id in table.choices or id in table.own or books.offers(id)):
                raise errors.ProposalRetired("the catalogue has it no more", proposal=id)
            case events.TaxRateSet(tax=tax) if tax not in books.report.taxes:
                raise errors.UnknownTax("the budget has no such tax", tax=tax)
            case _:
                pass


def _refuse_what_is_not_allowed_now(restored: TableBudget, facts: tuple[events.TableEvent, ...], books: Books) -> None:
    """Across a new version of the documents: what a person may not set any more, an undo does not set either."""
    for fact in facts:
        match fact:
            case events.ProposalChosen(proposal=id, share=share, shift=shift):
                check_share(restored, id, share, books)
                if shift:
                    check_shift(restored, id, shift, books)
            case events.ShareSet(proposal=id, share=share):
                check_share(restored, id, share, books)
            case events.StartShifted(proposal=id, shift=shift) if shift:
                check_shift(restored, id, shift, books)
            case events.AmountSet(proposal=id, year=year):
                check_settable(proposal_of(restored, id, books), year)
            case events.TaxRateSet(tax=tax, rate=rate) if rate > (whole := books.report.taxes[tax].whole):
                raise errors.RateOutOfRange("more than all of the base", limit=whole)
            case _:
                pass


def _refuse_misfits(restored: TableBudget, facts: tuple[events.TableEvent, ...], books: Books) -> None:
    """What was a sound set then may not be one beside what others chose since."""
    for id in _touched_by(facts, books):
        other = misfit(restored, id, books)
        if other is not None:
            raise _overtaken(restored, f"choice/{other}")


def _touched_by(facts: tuple[events.TableEvent, ...], books: Books) -> Iterator[str]:
    """The proposals whose place in the table's budget the facts may change."""
    for fact in facts:
        if isinstance(fact, events.TaxEvent):
            yield from books.tax_proposals.get(fact.tax, ())
        else:
            yield fact.proposal


def _overtaken(table: TableBudget, row: str) -> errors.Overtaken:
    touch = table.touched.get(row)
    return errors.Overtaken("another has changed it since", row=row, by=touch.actor if touch else "")
