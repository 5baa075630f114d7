"""What changed under a table's choices: by a costing, or by a new version of the catalogue. Never changes a choice.

A flag stands until somebody at the table has seen it (`ChangeAcknowledged`), or the proposal is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
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


def flags_of_version(table: TableBudget, before: Books, after: Books, number: int, seq: int) -> Iterable[FlagRow]:
    """One for each choice of the catalogue's that is not, in the new version, what it was."""
    for id in table.choices:
        was, now = before.relations.proposals.get(id), after.relations.proposals.get(id)
        if was is None or now is None:
            continue
        names = changed_fields(was, now)
        if id in after.retired:
            if id not in before.retired:
                yield _flag(id, "retired", names, base_of(was), base_of(now), number, seq)
        elif names:
            yield _flag(id, "changed", names, base_of(was), base_of(now), number, seq)
        elif misfit(table, id, after) is not None and misfit(table, id, before) is None:
            yield _flag(id, "misfit", [], base_of(was), base_of(now), number, seq)


def flag_of_costing(id: str, guess: tuple[int, ...], before: Costing | None, costing: Costing) -> FlagRow:
    former = guess if before is None else before.amounts
    names = ["amounts"] if former != costing.amounts else []
    return _flag(id, "costed", names, list(former), list(costing.amounts), 0, costing.seq)


def _flag(
    id: str, kind: Kind, names: list[str], before: list[int], after: list[int], version: int, seq: int
) -> FlagRow:
    return {
        "proposal": id,
        "kind": kind,
        "fields": names,
        "before": before,
        "after": after,
        "version": version,
        "seq": seq,
    }
