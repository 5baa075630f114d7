"""The timeline of a day, for who reads the whole of it: rounds, how busy it was, and what stands out. Names nobody."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import Any

from domain.workshop.state import Round, Workshop
from server.replay.course import Course, Mark

BUCKETS = 400
"""At most, over the whole day."""

FINEST = 1_000
"""Milliseconds."""


def timeline(course: Course, workshop: Workshop, epoch: str) -> dict[str, Any]:
    """As PROTOCOL.md tells; workshop: as it is at the last event that is told of."""
    first, last = course.at(1), workshop.last_at
    bucket = max(FINEST, -(-(last - first + 1) // BUCKETS))
    tables = {str(n): at for n, at in sorted(course.tables.items())}
    return {
        "first": first,
        "last": last,
        "seq": workshop.seq,
        "epoch": epoch,
        "closed": workshop.is_closed,
        "rounds": [_round(held, course) for held in workshop.rounds.values()],
        "bucket": bucket,
        "edits": _counted(tables, first, last, bucket),
        "groups": _counted(course.groups, first, last, bucket),
        "moments": [_mark(mark) for mark in [*course.marks] if mark.seq <= workshop.seq],
    }


def _round(held: Round, course: Course) -> dict[str, Any]:
    """title None: erased. first, last: 0 for a round that has not been opened."""
    first, last = course.rounds.get(held.number, (0, 0))
    return {
        "round": held.number,
        "title": held.title if isinstance(held.title, str) else None,
        "opened": [stretch.opened_at for stretch in held.held],
        "closed": [stretch.closed_at for stretch in held.held if stretch.closed_at],
        "first": first,
        "last": last,
    }


def _counted(times: Mapping[str, array[int]], first: int, last: int, bucket: int) -> dict[str, list[int]]:
    length = (last - first) // bucket + 1
    return {name: _buckets(at, first, length, bucket) for name, at in times.items()}


def _buckets(times: array[int], first: int, length: int, bucket: int) -> list[int]:
    counts = [0] * length
    for at in times:
        place = (at - first) // bucket
        if place < length:
            counts[place] += 1
    return counts


def _mark(mark: Mark) -> dict[str, Any]:
    return {
        "seq": mark.seq,
        "at": mark.at,
        "kind": mark.kind,
        "table": mark.table,
        "proposal": mark.proposal,
        "until": mark.until,
    }
