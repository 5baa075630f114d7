"""An index over a workshop's events: who, what, where, in which round, and what stood there before. Holds no words.

Folded from the first event on and only ever carried on. What it holds of an event is a handful of small numbers, so
that a hundred thousand events fit; the events themselves, words and all, stay in the log.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, TypeAlias, TypeGuard

from domain.books import Books
from domain.recorded import Recorded
from domain.table import events as table_events
from domain.table.draft import Draft
from domain.workshop.actors import pid_of, table_of_device
from domain.workshop.run import Run
from domain.workshop.state import Event, Version, Workshop, evolve, is_table_event
from projections.story.before import NOTHING, Before, before_edit, before_event
from projections.story.wordless import wordless, words_in

FacetName: TypeAlias = Literal["kind", "table", "proposal", "tax", "committee", "person", "group", "round", "undo"]
Facet: TypeAlias = tuple[FacetName, str | int | type[Event]]
Shelf: TypeAlias = Callable[[tuple[Version, ...]], Books]

_EMPTY: Sequence[int] = array("I")


class Trail:
    """workshop: as it is after the last event folded, words left out. written: events that hold words."""

    def __init__(self, workshop_id: str, shelf: Shelf) -> None:
        self.workshop = Workshop(workshop_id)
        self.written = array("I")
        self._shelf = shelf
        self._books: Books | None = None
        self._at = array("q")
        self._before: dict[int, Before] = {}
        self._by_facet: dict[Facet, array[int]] = {}
        self._own: dict[str, str] = {}

    @property
    def seq(self) -> int:
        return len(self._at)

    def follow(self, recorded: Iterable[Recorded[Event]]) -> None:
        """Folds all that comes next, in order."""
        run = Run(self.workshop)
        for fact in recorded:
            bare = fact._replace(event=wordless(fact.event))
            if words_in(fact.event):
                self.written.append(fact.seq)
            self._at.append(fact.at)
            if _is_edit(bare) and bare.event.table in self.workshop.tables:
                self._edit(run.draft(bare), bare)
            else:
                before = run.finished()
                self._note(bare.seq, self._was(before, bare.event))
                self.workshop = evolve(before, bare)
                if self.workshop.versions is not before.versions:
                    self._books = self._shelf(self.workshop.versions)
                run = Run(self.workshop)
            self._index(bare, self.workshop)
        self.workshop = run.finished()

    def before(self, seq: int) -> Before:
        """What stood there before that event."""
        return self._before.get(seq, NOTHING)

    def with_facet(self, name: FacetName, value: str | int | type[Event]) -> Sequence[int]:
        """Positions of the events that have it, in order."""
        return self._by_facet.get((name, value), _EMPTY)

    def values(self, name: FacetName) -> Iterator[tuple[str | int | type[Event], int]]:
        """Every value there is, with the number of its events; the first seen first."""
        return ((value, len(found)) for (facet, value), found in self._by_facet.items() if facet == name)

    def at(self, seq: int) -> int:
        """Its time, milliseconds UTC."""
        return self._at[seq - 1]

    def first_at(self, ms: int) -> int:
        """The first event not earlier than that; seq + 1 if there is none."""
        return bisect_left(self._at, ms) + 1

    def _edit(self, draft: Draft, fact: Recorded[table_events.TableEvent]) -> None:
        if self._books is not None:
            self._note(fact.seq, before_edit(draft, fact.event, self._books))
        if isinstance(fact.event, table_events.OwnProposalAdded):
            self._own[fact.event.proposal] = fact.event.committee
        draft.fold(fact)

    def _was(self, before: Workshop, event: Event) -> Before:
        return NOTHING if isinstance(event, table_events.TableEvent) else before_event(before, event, self._books)

    def _note(self, seq: int, before: Before) -> None:
        if before != NOTHING:
            self._before[seq] = before

    def _index(self, fact: Recorded[Event], after: Workshop) -> None:
        for name, value in dict.fromkeys(self._facets(fact, after)):
            facet = (name, value)
            if facet not in self._by_facet:
                self._by_facet[facet] = array("I")
            self._by_facet[facet].append(fact.seq)

    def _facets(self, fact: Recorded[Event], after: Workshop) -> Iterator[Facet]:
        event = fact.event
        yield "kind", type(event)
        if fact.undoes:
            yield "undo", 1
        for number in (fact.round, getattr(event, "round", 0)):
            if number:
                yield "round", number
        table = getattr(event, "table", 0) or table_of_device(fact.actor)
        if table:
            yield "table", table
        if isinstance(event, table_events.TaxEvent):
            yield "tax", event.tax
        proposal = getattr(event, "proposal", "")
        if proposal:
            yield "proposal", proposal
            if committee := self._committee(proposal):
                yield "committee", committee
        yield from _people(fact, after)

    def _committee(self, proposal: str) -> str:
        if proposal in self._own:
            return self._own[proposal]
        known = self._books.relations.proposals.get(proposal) if self._books is not None else None
        return "" if known is None else known.committee


def _people(fact: Recorded[Event], after: Workshop) -> Iterator[Facet]:
    """Whoever acted, was acted for, or was concerned; and the group of whose act it was."""
    actor = pid_of(fact.actor)
    for pid in (fact.on_behalf_of, actor, getattr(fact.event, "pid", "")):
        if pid:
            yield "person", pid
    doer = after.participants.get(fact.on_behalf_of or actor or "")
    if doer is not None:
        yield "group", doer.group


def _is_edit(recorded: Recorded[Event]) -> TypeGuard[Recorded[table_events.TableEvent]]:
    return is_table_event(recorded.event)
