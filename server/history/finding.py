"""Finds the events that somebody asks for: by the index, and the words in them by reading. Keeps no word it has read.

How it scales: a filter costs by the events that have the rarest of its values; a page costs by its length. Words are
looked for in the events that hold any, which are opened one after the other until the page is full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from domain.recorded import Recorded
from domain.workshop.state import Event
from projections.story.trail import Trail
from projections.story.wordless import words_in
from server.history.asked import Asked, folded
from server.history.trails import Log

GAP = 16
"""Events that are not wanted are read along, rather than the log asked twice, if they are at most so many."""
BATCH = 200


def positions(trail: Trail, wanted: Asked) -> Sequence[int]:
    """The events that have what is asked for, words aside, oldest first."""
    first = trail.first_at(wanted.since) if wanted.since else 1
    last = trail.first_at(wanted.until + 1) - 1 if wanted.until else trail.seq
    sets: list[Sequence[int]] = [
        _any_of(trail.with_facet(name, value) for value in values) for name, values in wanted.facets.items()
    ]
    if wanted.words:
        sets.append(trail.written)
    if not sets:
        return range(first, last + 1)
    rarest, *others = sorted(sets, key=len)
    found = [seq for seq in rarest if first <= seq <= last]
    for other in others:
        known = frozenset(other)
        found = [seq for seq in found if seq in known]
    return found


def onward(found: Sequence[int], wanted: Asked) -> Iterator[int]:
    """Those after the cursor, in the order asked for."""
    if wanted.order == "oldest":
        return (seq for seq in found if seq > wanted.cursor)
    return (seq for seq in reversed(found) if not wanted.cursor or seq < wanted.cursor)


def read(log: Log, workshop: str, seqs: Iterable[int], words: tuple[str, ...] = ()) -> Iterator[Recorded[Event]]:
    """These events, in this order; with words, those alone that hold every one of them."""
    for batch in _batches(seqs):
        facts = dict(_fetched(log, workshop, sorted(batch)))
        yield from (facts[seq] for seq in batch if seq in facts and _holds(facts[seq], words))


def _batches(seqs: Iterable[int]) -> Iterator[list[int]]:
    batch: list[int] = []
    for seq in seqs:
        batch.append(seq)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _fetched(log: Log, workshop: str, seqs: list[int]) -> Iterator[tuple[int, Recorded[Event]]]:
    """Runs of neighbours are read at once."""
    start = 0
    for place in range(1, len(seqs) + 1):
        if place == len(seqs) or seqs[place] - seqs[place - 1] > GAP:
            run = seqs[start:place]
            for fact in log.read(workshop, run[0] - 1, run[-1] - run[0] + 1):
                yield fact.seq, fact
            start = place


def _any_of(found: Iterable[Sequence[int]]) -> Sequence[int]:
    several = list(found)
    return several[0] if len(several) == 1 else sorted({seq for one in several for seq in one})


def _holds(fact: Recorded[Event], words: tuple[str, ...]) -> bool:
    if not words:
        return True
    text = folded(" ".join(text for text in words_in(fact.event) if isinstance(text, str)))
    return all(word in text for word in words)
