"""Any earlier moment of a workshop, soon: rungs all along its log, and the few events from the nearest one folded.

Held in memory alone, and made as far as somebody looks. Never shown to anyone by itself: whoever asks for a moment has
to see to what may be seen of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from threading import Lock

from projections.house import Projections
from server.checkpoints.checkpoints import Checkpoints
from server.checkpoints.pickled import Moment

EVERY = 1_000
"""Events between two rungs at first. A rung takes about a megabyte."""

MOST = 128
"""Rungs. When there are so many, every second one goes, and the next are twice as far apart."""


class Ladder:
    """Of one workshop. Thread-safe; everything blocks."""

    def __init__(self, checkpoints: Checkpoints, workshop: str) -> None:
        self._checkpoints = checkpoints
        self._workshop = workshop
        self._writing = Lock()
        self._key = ""
        self._every = EVERY
        self._rungs: list[Moment] = []
        self._top: Projections | None = None

    def at(self, seq: int, wanted: Callable[[str], bool] = lambda view: True) -> Projections:
        """The wanted views as they were after that event. LookupError if the log has none of that seq."""
        workshop, memory = self._rung(seq)
        projections = Projections.recalled(workshop, memory, self._checkpoints.shelf, wanted)
        projections.follow(self._checkpoints.store.read(self._workshop, workshop.seq, seq - workshop.seq), wanted)
        if projections.workshop.seq != seq:
            raise LookupError(f"workshop {self._workshop} has no event {seq}")
        return projections

    def _rung(self, seq: int) -> Moment:
        """The last one that is not beyond it."""
        with self._writing:
            self._forget_if_somebody_is_forgotten()
            while self._climb(seq):
                pass
            place = bisect_right(self._rungs, seq, key=lambda moment: moment[0].seq)
            if place == 0:
                raise LookupError(f"workshop {self._workshop} has no event {seq}")
            return self._rungs[place - 1]

    def _forget_if_somebody_is_forgotten(self) -> None:
        """Their words stand in what was folded before."""
        key = self._checkpoints.key(self._workshop)
        if key != self._key or self._top is None:
            self._key, self._every, self._rungs = key, EVERY, []
            self._top = self._checkpoints.begun(self._workshop)

    def _climb(self, seq: int) -> bool:
        """One rung higher, if that is not beyond `seq` or the end of the log."""
        top = self._top
        place = self._rungs[-1][0].seq + self._every if self._rungs else 1  # the first event names the documents
        if top is None or place > seq:
            return False
        top.follow(self._checkpoints.store.read(self._workshop, top.workshop.seq, place - top.workshop.seq))
        if top.workshop.seq != place:
            return False
        self._rungs.append((top.workshop, top.memory()))
        if len(self._rungs) > MOST:
            self._rungs, self._every = self._rungs[::2], 2 * self._every
        return True
