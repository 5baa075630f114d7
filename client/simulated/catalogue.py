"""The catalogue as a participant reads it on the screen, out of the document's maps. Never works out an effect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SETTABLE = frozenset({"operating", "construction", "land"})
"""Categories whose amounts a table may set by hand."""

COUNTS = frozenset({"operating", "tax"})
"""Categories that, as far as a reader can tell, move the ordinary result."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """amounts: base kroner, one a year; a saving is minus. posts: full-time posts in the last year; minus is fewer."""

    id: str
    type: str
    category: str
    committee: str
    amounts: tuple[int, ...]
    posts: float
    excludes: frozenset[str]
    scalable: bool
    earliest_start: int

    @property
    def total(self) -> int:
        return sum(self.amounts)

    @property
    def is_saving(self) -> bool:
        return self.total < 0

    @property
    def is_settable(self) -> bool:
        return self.category in SETTABLE


@dataclass(frozen=True, slots=True)
class Catalogue:
    """areas: the policy areas that a committee's proposals name, by committee."""

    years: tuple[int, ...]
    proposals: Mapping[str, Proposal]
    areas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read(document: Mapping[str, Any]) -> Catalogue:
    """A catalogue/2 document (server/DOCUMENTS.md). KeyError if it is another."""
    years = tuple(document["years"])
    areas: dict[str, dict[str, None]] = {}
    for p in document["proposals"]:
        if p["policy_area"]:
            areas.setdefault(p["committee"], {})[p["policy_area"]] = None
    proposals = {p["id"]: _proposal(p, len(years)) for p in document["proposals"]}
    return Catalogue(years, proposals, {committee: tuple(found) for committee, found in areas.items()})


def _proposal(fields: Mapping[str, Any], years: int) -> Proposal:
    amounts = tuple(sum(posting["amounts"][year] for posting in fields["postings"]) for year in range(years))
    return Proposal(
        id=fields["id"],
        type=fields["type"],
        category=fields["category"],
        committee=fields["committee"],
        amounts=amounts,
        posts=fields["posts"]["hundredths"][-1] / 100,
        excludes=frozenset(fields["excludes"]),
        scalable=fields["scalable"],
        earliest_start=fields["earliest_start"],
    )


def own(row: Mapping[str, Any], years: tuple[int, ...]) -> Proposal:
    """A table's own proposal, out of its row."""
    category = "construction" if row["type"] == "construction" else "operating"
    return Proposal(
        id=row["proposal"],
        type=row["type"],
        category=category,
        committee=row["committee"],
        amounts=tuple(row["amounts"]),
        posts=0,
        excludes=frozenset(),
        scalable=True,
        earliest_start=years[0],
    )
