"""What changed under a table's choices: by a costing, or by a new version of the catalogue. Never changes a choice.

A flag compares what the table last saw of a proposal, when it chose it or said that it had seen a change, with what it
is now. It stands until somebody at the table has seen it (`ChangeAcknowledged`), the proposal is withdrawn, or a later
version puts everything back. A withdrawal that is undone brings back what the table had not seen.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Literal, TypeAlias

from domain.books import Books
from domain.proposals.catalogue import Proposal
from domain.table.choosing import misfit
from domain.table.state import AtTable, TableBudget
from projections.ledger import proposal_of
from projections.memory import Remembering
from projections.rows import FlagRow

Kind: TypeAlias = Literal["costed", "changed", "retired", "misfit"]

_SILENT = frozenset({"id", "version", "status"})
"""Fields that say nothing about what was chosen."""


def changed_fields(before: Proposal, after: Proposal) -> list[str]:
    """Names of the proposal's fields that differ, as in DOCUMENTS.md."""
    names = (field.name for field in fields(Proposal))
    return [name for name in names if name not in _SILENT and getattr(before, name) != getattr(after, name)]


def base_of(proposal: Proposal) -> list[int]:
    """Base kroner a year over all postings."""
    return [proposal.base(place) for place in range(len(proposal.postings[0].amounts))]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A chosen proposal as a table saw it. fits: beside what else the table chose."""

    proposal: Proposal
    retired: bool
    fits: bool


class Flags(Remembering):
    """rows: by chosen proposal, those that nobody at the table has seen yet."""

    __slots__ = ("_number", "_seen", "_withdrawn", "rows")
    REMEMBERS = __slots__

    def __init__(self) -> None:
        self.rows: dict[str, FlagRow] = {}
        self._seen: dict[str, _Seen] = {}
        self._withdrawn: dict[str, _Seen] = {}
        self._number = 1

    def see(self, proposal: str, change: int) -> bool:
        """Somebody has seen all up to the event `change`. True if a flag went."""
        flag = self.rows.get(proposal)
        if flag is None or flag["seq"] > change:
            return False
        self._drop(proposal)
        return True

    def cost(self, before: Proposal, after: Proposal, seq: int) -> None:
        """Finance has worked out an own proposal, perhaps once more before anybody saw the last time."""
        seen = self._seen.setdefault(after.id, _Seen(before, False, True))
        self.rows[after.id] = _costed(seen.proposal, after, seq)

    def withdraw(self, table: AtTable, books: Books, id: str) -> bool:
        """table: before the withdrawal. True if a flag went."""
        seen = self._seen.get(id) or _under(books, table, id) or _own(table, id, books)
        if seen is not None:
            self._withdrawn[id] = seen
        had = id in self.rows
        self._drop(id)
        return had

    def choose(self, table: AtTable, books: Books, id: str, seq: int, *, undone: bool) -> bool:
        """table: with the choice. undone: it is one that was withdrawn, put back. True if a flag came or went."""
        had, seen = id in self.rows, self._withdrawn.pop(id, None)
        if not undone or seen is None:
            self._drop(id)
            return had
        now = _under(books, table, id)
        if now is not None:
            flag = _compared(seen, replace(now, fits=seen.fits), self._number, seq)
        else:
            own = _own(table, id, books)
            same = own is None or not changed_fields(seen.proposal, own.proposal)
            flag = None if own is None or same else _costed(seen.proposal, own.proposal, seq)
        if flag is None:
            self._drop(id)
        else:
            self.rows[id], self._seen[id] = flag, seen
        return had or flag is not None

    def replace(self, table: TableBudget, before: Books, after: Books, number: int, seq: int) -> list[str]:
        """The documents are the `number`th version now. The proposals whose flag came, went or changed."""
        touched = []
        self._number = number
        for id in table.choices:
            was, now = _under(before, table, id), _under(after, table, id)
            if was is None or now is None:
                continue
            seen, former = self._seen.get(id, was), self.rows.get(id)
            flag = _compared(seen, now, number, seq)
            if flag is None:
                self._drop(id)
            elif former is None or _content(former) != _content(flag):
                self.rows[id], self._seen[id] = flag, seen
            if self.rows.get(id) is not former:
                touched.append(id)
        return touched

    def _drop(self, id: str) -> None:
        self.rows.pop(id, None)
        self._seen.pop(id, None)


def _under(books: Books, table: AtTable, id: str) -> _Seen | None:
    """None for the table's own, and for what these documents do not know."""
    proposal = books.relations.proposals.get(id)
    if proposal is None or id in table.own:
        return None
    return _Seen(proposal, id in books.retired, misfit(table, id, books) is None)


def _own(table: AtTable, id: str, books: Books) -> _Seen | None:
    """A proposal of the table's own; None if it is none, or the documents have no place for it."""
    proposal = proposal_of(table, id, books) if id in table.own else None
    return None if proposal is None else _Seen(proposal, False, True)


def _costed(before: Proposal, after: Proposal, seq: int) -> FlagRow:
    return _row(after.id, "costed", changed_fields(before, after), base_of(before), base_of(after), 0, seq)


def _compared(seen: _Seen, now: _Seen, version: int, seq: int) -> FlagRow | None:
    """The gravest of what changed; None if it is what the table saw."""
    names = changed_fields(seen.proposal, now.proposal)
    kind: Kind
    if now.retired:
        if seen.retired:
            return None
        kind = "retired"
    elif names:
        kind = "changed"
    elif seen.fits and not now.fits:
        kind = "misfit"
    else:
        return None
    return _row(seen.proposal.id, kind, names, base_of(seen.proposal), base_of(now.proposal), version, seq)


def _row(id: str, kind: Kind, names: list[str], before: list[int], after: list[int], version: int, seq: int) -> FlagRow:
    return {
        "proposal": id,
        "kind": kind,
        "fields": names,
        "before": before,
        "after": after,
        "version": version,
        "seq": seq,
    }


def _content(flag: FlagRow) -> tuple[object, ...]:
    """What it says, whichever version said it first."""
    return flag["kind"], flag["fields"], flag["before"], flag["after"]
