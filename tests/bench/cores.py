"""Which core a process keeps to, so that server and generator do not push each other off. Linux only; else no core."""

from __future__ import annotations

import os
import sys
from typing import Final

SERVER: Final = 0
GENERATOR: Final = 1


def pinned(place: int) -> frozenset[int] | None:
    """The cores that a process in this place keeps to; None where there is no telling, or no choice."""
    if not hasattr(os, "sched_getaffinity"):
        return None
    cores = sorted(os.sched_getaffinity(0))
    return frozenset({cores[place]}) if len(cores) > 1 else None


def pin(place: int) -> None:
    """This process, and the threads it starts from here on."""
    cores = pinned(place)
    if cores is not None:
        os.sched_setaffinity(0, cores)


def command(place: int, *more: str) -> tuple[str, ...]:
    """`raaderum` as a command that keeps to a core. more: further options; of two of one name the last one counts."""
    begin = f"import sys; from tests.bench.cores import pin; pin({place}); sys.argv += {list(more)!r}"
    return sys.executable, "-c", f"{begin}; from server.commandline import main; main()"
