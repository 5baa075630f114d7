"""The audit trail of one workshop: a page of it, and all that is found, one after the other. Knows no request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypedDict

from domain.recorded import Recorded
from domain.workshop.state import Event
from projections.story.trail import Trail
from server.history.asked import Asked
from server.history.context import Context
from server.history.entries import Entry, entry
from server.history.finding import onward, read
from server.history.trails import Log
from server.sentences import Language


class AuditPage(TypedDict):
    """total: how many there are in all; None where words are looked for, which are counted by nobody.

    next: the cursor of the next page, 0 if this is the last.
    """

    seq: int
    total: int | None
    next: int
    entries: list[Entry]


def page(
    log: Log, trail: Trail, found: Sequence[int], wanted: Asked, context: Context, language: Language
) -> AuditPage:
    """found: the positions of all that is asked for, words aside."""
    facts = read(log, trail.workshop.id, _few(onward(found, wanted), wanted), wanted.words)
    shown = list(islice(facts, wanted.limit + 1))
    entries = [entry(fact, context, language) for fact in shown[: wanted.limit]]
    return {
        "seq": trail.seq,
        "total": None if wanted.words else len(found),
        "next": entries[-1]["seq"] if len(shown) > wanted.limit else 0,
        "entries": entries,
    }


def everything(log: Log, trail: Trail, found: Sequence[int], wanted: Asked) -> Iterator[Recorded[Event]]:
    """All that is found, in the order asked for, read as it is asked on."""
    return read(log, trail.workshop.id, onward(found, wanted), wanted.words)


def _few(seqs: Iterator[int], wanted: Asked) -> Iterator[int]:
    """Without words no more is read than is shown."""
    return seqs if wanted.words else islice(seqs, wanted.limit + 1)
