"""Further versions of any budget's documents, made by rule, and the shelf where they lie. Never a file, never chance.

catalogue c   as given                         assumptions a   as given
          d   the third proposal is gone, the first costs twice, one is new
          e   no alternatives but others: the first of every four and the next
budget    b   as given                                     A   prices and rates a hundredth higher
          B   a report line more, and one more limit on it
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TypeAlias

from domain.books import Books
from domain.budget.documents import Assumptions, Budget, Index, Limit, Quantity, ReportLine
from domain.proposals.catalogue import Catalogue, Posting, Proposal
from domain.proposals.relations import Relations
from domain.workshop.state import Version

Names: TypeAlias = tuple[str, str, str]
"""Of budget, catalogue and assumptions."""

ADDED = "NEW-1"


@dataclass(frozen=True, eq=False)
class Papers:
    """Documents by name. What a server does with bytes and hashes (`server.live.shelf`), with values."""

    budgets: Mapping[str, Budget]
    catalogues: Mapping[str, Catalogue]
    assumptions: Mapping[str, Assumptions]
    _books: dict[tuple[Names, ...], Books] = field(default_factory=dict)

    def of(self, versions: tuple[Version, ...]) -> Books:
        """The last of these versions, with what it keeps of those before."""
        return self.after(*((version.budget, version.catalogue, version.assumptions) for version in versions))

    def after(self, *chain: Names) -> Books:
        if chain not in self._books:
            before = self.after(*chain[:-1]) if len(chain) > 1 else None
            budget, catalogue, assumptions = chain[-1]
            self._books[chain] = Books.of(
                self.budgets[budget], self.catalogues[catalogue], self.assumptions[assumptions], catalogue, before
            )
        return self._books[chain]


@cache
def papers(books: Books) -> Papers:
    """Documents b, c and a are those of the books."""
    catalogue = books.catalogue
    return Papers(
        {"b" * 64: books.budget, "B" * 64: _longer(books.budget)},
        {books.catalogue_hash: catalogue, "d" * 64: _changed(catalogue), "e" * 64: _regrouped(catalogue)},
        {"a" * 64: books.assumptions, "A" * 64: _dearer(books.assumptions)},
    )


def _longer(budget: Budget) -> Budget:
    line = ReportLine("MORE", "More", "sum", (budget.target_line,))
    limit = Limit("more", "More", "target", "MORE", "at_most", "", "A new version")
    return replace(budget, report=(*budget.report, line), limits=(*budget.limits, limit))


def _changed(catalogue: Catalogue) -> Catalogue:
    first, _, gone, *_ = catalogue.proposals
    dearer = replace(first, postings=tuple(_doubled(posting) for posting in first.postings))
    new = replace(first, id=ADDED, title="New", excludes=(), requires=())
    kept = [_without(dearer if p is first else p, gone.id) for p in catalogue.proposals if p is not gone]
    return replace(catalogue, proposals=(*kept, new))


def _doubled(posting: Posting) -> Posting:
    return replace(posting, amounts=tuple(2 * amount for amount in posting.amounts))


def _without(proposal: Proposal, gone: str) -> Proposal:
    excludes, requires = (
        tuple(other for other in named if other != gone) for named in (proposal.excludes, proposal.requires)
    )
    return replace(proposal, excludes=excludes, requires=requires)


def _regrouped(catalogue: Catalogue) -> Catalogue:
    relations, proposals = Relations(catalogue), list(catalogue.proposals)
    for place in range(0, len(proposals) - 1, 4):
        one, other = proposals[place].id, proposals[place + 1].id
        apart = other not in relations.required(one) and one not in relations.required(other)
        proposals[place] = replace(proposals[place], excludes=(other,) if apart else ())
        proposals[place + 1 : place + 4] = [replace(p, excludes=()) for p in proposals[place + 1 : place + 4]]
    return replace(catalogue, proposals=tuple(proposals))


def _dearer(assumptions: Assumptions) -> Assumptions:
    indices = tuple(
        Index(index.id, index.name, tuple(value * 101 // 100 for value in index.thousandths))
        for index in assumptions.indices
    )
    quantities = tuple(
        Quantity(q.id, q.name, q.unit, tuple(value * 101 // 100 for value in q.values)) for q in assumptions.quantities
    )
    return replace(assumptions, indices=indices, quantities=quantities, name="Dearer")
