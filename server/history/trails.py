"""The index over each workshop's events, made when somebody first asks and carried on from there. Never reads ahead.

Making it reads the whole log once, in short pages with rests between them, so that a day that goes on meanwhile does
not notice; afterwards an asker pays for what has happened since the last one. It holds no words, so there is nothing
in it to erase.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterator
from threading import Lock
from typing import Protocol

from domain.recorded import Recorded
from domain.workshop.state import Event
from projections.story.trail import Shelf, Trail

MOST = 8
"""Workshops whose index is kept ready."""
PAGE = 1_000
REST = 0.001
"""Seconds between two pages of a long reading."""


class Log(Protocol):
    def read(self, workshop: str, after: int = 0, limit: int | None = None) -> Iterator[Recorded[Event]]: ...


class _Kept:
    __slots__ = ("lock", "trail")

    def __init__(self, trail: Trail) -> None:
        self.trail = trail
        self.lock = Lock()


class Trails:
    """Thread-safe; blocks."""

    def __init__(self, log: Log, shelf: Shelf) -> None:
        self._log = log
        self._shelf = shelf
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._keeping = Lock()

    def up_to(self, workshop: str, seq: int) -> Trail:
        """A trail that has at least the events up to there. Whoever reads on in it meanwhile finds no fewer."""
        kept = self._of(workshop)
        with kept.lock:
            self._carry_on(kept.trail, workshop, seq)
        return kept.trail

    def _of(self, workshop: str) -> _Kept:
        with self._keeping:
            if workshop not in self._kept:
                self._kept[workshop] = _Kept(Trail(workshop, self._shelf))
                while len(self._kept) > MOST:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(workshop)
            return self._kept[workshop]

    def _carry_on(self, trail: Trail, workshop: str, until: int) -> None:
        while trail.seq < until:
            before = trail.seq
            trail.follow(self._log.read(workshop, before, min(PAGE, until - before)))
            if trail.seq == before:
                return
            if trail.seq < until:
                time.sleep(REST)
