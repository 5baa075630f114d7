"""What changed under a table's choices: by a costing, or by a new version of the catalogue. Never changes a choice.

A flag compares what the table last saw of a proposal, when it chose it or said that it had seen a change, with what it
is now. It stands until somebody at the table has seen it (`ChangeAcknowledged`), the proposal is withdrawn, or a later
version puts everything back.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal, TypeAlias

from domain.books import Books
from domain.proposals.catalogue import Proposal
from domain.table.choosing import misfit
from domain.table.state import Costing, TableBudget
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
    """A chosen proposal of the catalogue under one version. fits: beside what else the table chose."""

    proposal: Proposal
    retired: bool
    fits: bool


class Flags:
    """rows: by chosen proposal, those that nobody at the table has seen yet."""

    __slots__ = ("_seen", "rows")

    def __init__(self) -> None:
        self.rows: dict[str, FlagRow] = {}
        self._seen: dict[str, _Seen] = {}

    def see(self, proposal: str, change: int) -> bool:
        """Somebody has seen all up to the event `change`. True if a flag went."""
        flag = self.rows.get(proposal)
        if flag is None or flag["seq"] > change:
            return False
        self._drop(proposal)
        return True

    def cost(self, id: str, guess: tuple[int, ...], before: Costing | None, costing: Costing) -> None:
        """Finance has worked out an own proposal, perhaps once more before anybody saw the last time."""
        unseen = self.rows.get(id)
        former = unseen["before"] if unseen else list(guess if before is None else before.amounts)
        after = list(costing.amounts)
        self.rows[id] = _row(id, "costed", ["amounts"] if former != after else [], former, after, 0, costing.seq)

    def replace(self, table: TableBudget, before: Books, after: Books, number: int, seq: int) -> list[str]:
        """The documents are the `number`th version now. The proposals whose flag came, went or changed."""
        touched = []
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


def _under(books: Books, table: TableBudget, id: str) -> _Seen | None:
    """None for the table's own, and for what these documents do not know."""
    proposal = books.relations.proposals.get(id)
    if proposal is None or id in table.own:
        return None
    return _Seen(proposal, id in books.retired, misfit(table, id, books) is None)


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
