"""The moments of the workshops that somebody looks back at, while they do. Never kept for long after that."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from server.checkpoints.checkpoints import Checkpoints
from server.replay.moments import Moments

MOST = 4
"""Workshops at a time. One takes up to 128 MB, see `server/checkpoints/ladder.py`."""

IDLE = 600.0
"""Seconds."""


class Kept:
    """Thread-safe. clock: seconds, never running backwards."""

    def __init__(self, checkpoints: Checkpoints, clock: Callable[[], float] = time.monotonic) -> None:
        self._checkpoints = checkpoints
        self._clock = clock
        self._moments: OrderedDict[str, tuple[float, Moments]] = OrderedDict()
        self._keeping = Lock()

    def of(self, workshop: str) -> Moments:
        """Those that are kept, or new ones; whoever was used longest ago makes room."""
        with self._keeping:
            _, moments = self._moments.pop(workshop, (0.0, None))
            moments = moments or Moments(self._checkpoints, workshop)
            self._moments[workshop] = self._clock(), moments
            while len(self._moments) > MOST:
                self._moments.popitem(last=False)
            return moments

    def release(self) -> int:
        """Lets go of what has not been used for IDLE seconds. How many are left."""
        with self._keeping:
            before = self._clock() - IDLE
            for workshop in [name for name, (used, _) in self._moments.items() if used <= before]:
                del self._moments[workshop]
            return len(self._moments)
