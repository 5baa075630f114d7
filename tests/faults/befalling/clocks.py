"""A server whose clock jumps by up to an hour, forth and back, every few looks. Part of no build that is handed out.

python -m tests.faults.befalling.clocks serve ...
"""

from __future__ import annotations

import random
import sys
import time
from typing import Final

import server.clock
from server.commandline import main
from tests.faults.defects import put

HOUR: Final = 3_600 * 10**9
"""Nanoseconds."""

WITH_A_JUMPING_CLOCK: Final = (sys.executable, "-m", "tests.faults.befalling.clocks")


class JumpingClock:
    """Says the time as the module `time` does, and how late it thinks it is changes now and then."""

    def __init__(self) -> None:
        self._ahead = 0

    def time_ns(self) -> int:
        if random.random() < 0.2:  # noqa: S311 - moments, not secrets
            self._ahead = random.randint(-HOUR, HOUR)  # noqa: S311 - the same
        return time.time_ns() + self._ahead


if __name__ == "__main__":
    put(server.clock, "time", lambda was: JumpingClock())
    main()
