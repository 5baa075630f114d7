"""Which proposals need each other and which rule each other out. Knows no table and no amounts.

Ids that the catalogue lacks are a table's own proposals: they need nothing, and rule nothing out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from domain import errors
from domain.proposals.catalogue import Catalogue, Proposal


class RelationsAreBroken(ValueError):
    """The catalogue contradicts itself: a fault of the import, never of somebody's edit."""


class Relations:
    """Everything a catalogue says about its proposals' relations, worked out once. All answers in catalogue order.

    proposals: by id. rows: alternatives together, each proposal in one row (settled.md 25).
    """

    __slots__ = ("_alternatives", "_joined", "_place", "_required", "_row_of", "proposals", "rows")

    def __init__(self, catalogue: Catalogue) -> None:
        """RelationsAreBroken if an id stands twice, or a relation names a proposal that is not there."""
        by_id = {proposal.id: proposal for proposal in catalogue.proposals}
        _check(catalogue, by_id)
        self.proposals: Mapping[str, Proposal] = MappingProxyType(by_id)
        self._place = {id: place for place, id in enumerate(by_id)}
        requires = {id: proposal.requires for id, proposal in by_id.items()}
        self._required = {id: self._sorted(_reachable(id, requires)) for id in by_id}
        self._joined = {
            id: tuple(other for other in required if id in self._required[other])
            for id, required in self._required.items()
        }
        excludes = _symmetric(catalogue)
        self._alternatives = {id: self._sorted(excluded) for id, excluded in excludes.items()}
        self._row_of = {id: self._sorted(_reachable(id, self._alternatives)) for id in by_id}
        self.rows: tuple[tuple[str, ...], ...] = tuple(dict.fromkeys(self._row_of.values()))

    def get(self, id: str) -> Proposal:
        """The catalogue's proposal; UnknownProposal if it has none of that number."""
        proposal = self.proposals.get(id)
        if proposal is None:
            raise errors.UnknownProposal(proposal=id)
        return proposal

    def required(self, id: str) -> tuple[str, ...]:
        """All that has to be chosen with it, itself included."""
        return self._required.get(id, (id,))

    def dependants(self, id: str, chosen: Collection[str]) -> tuple[str, ...]:
        """Those of `chosen` that cannot stand without it, itself included."""
        return self._sorted({id, *(other for other in chosen if id in self.required(other))})

    def joined(self, id: str) -> tuple[str, ...]:
        """Itself and those that it requires and that require it: they share one percentage and one shift."""
        return self._joined.get(id, (id,))

    def alternatives(self, id: str) -> tuple[str, ...]:
        """Those that cannot stand beside it, whichever of the two says so."""
        return self._alternatives.get(id, ())

    def row_of(self, id: str) -> tuple[str, ...]:
        """It and its alternatives, theirs too; itself alone if it has none."""
        return self._row_of.get(id, (id,))

    def check(self, chosen: Collection[str]) -> None:
        """IncompleteChoice, naming all that is missing, or else all that exclude each other."""
        needed = {required for id in chosen for required in self.required(id)}
        missing = self._sorted(needed.difference(chosen))
        if missing:
            raise errors.IncompleteChoice(f"missing: {' '.join(missing)}", missing=" ".join(missing))
        conflict = self._sorted(id for id in chosen if not set(self.alternatives(id)).isdisjoint(chosen))
        if conflict:
            raise errors.IncompleteChoice(f"conflict: {' '.join(conflict)}", conflict=" ".join(conflict))

    def _sorted(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Catalogue order; own proposals after it, by number."""
        last = len(self._place)
        return tuple(sorted(ids, key=lambda id: (self._place.get(id, last), id)))


def _check(catalogue: Catalogue, by_id: Mapping[str, Proposal]) -> None:
    if len(by_id) != len(catalogue.proposals):
        raise RelationsAreBroken("a proposal's number stands twice in the catalogue")
    for proposal in catalogue.proposals:
        for other in (*proposal.requires, *proposal.excludes):
            if other not in by_id or other == proposal.id:
                raise RelationsAreBroken(f"proposal {proposal.id} names {other}, which is not another of the catalogue")


def _reachable(start: str, edges: Mapping[str, Iterable[str]]) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        for other in edges[waiting.pop()]:
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached


def _symmetric(catalogue: Catalogue) -> dict[str, set[str]]:
    excludes: dict[str, set[str]] = {proposal.id: set(proposal.excludes) for proposal in catalogue.proposals}
    for proposal in catalogue.proposals:
        for other in proposal.excludes:
            excludes[other].add(proposal.id)
    return excludes
