"""A server whose clock jumps an hour forth and back every few looks. Part of no build that is handed out."""

from __future__ import annotations

import itertools
import time
from typing import Final

import server.clock
from tests.faults.defects import put

HOUR: Final = 3_600 * 10**9
"""Nanoseconds."""


class JumpingClock:
    """Says the time as the module `time` does, and is right, an hour ahead or an hour late in turn."""

    def __init__(self) -> None:
        self._ahead = itertools.cycle([*[0] * 5, *[HOUR] * 5, *[-HOUR] * 5])

    def time_ns(self) -> int:
        return time.time_ns() + next(self._ahead)


def with_a_jumping_clock() -> None:
    put(server.clock, "time", lambda was: JumpingClock())
