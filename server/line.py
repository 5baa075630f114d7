"""One thread for the heavy reading of files, apart from those that load workshops and mend the log. Reads nothing.

Whoever comes waits for the one before; past a short line they are asked to come again, and nobody's day waits for them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

IN_LINE = 8
"""Readings that wait or go on at a time."""


class LineIsLong(Exception):
    """Too many are waiting already; come again in a moment."""


class DeskLine:
    """Used from the event loop alone."""

    def __init__(self) -> None:
        self._one = ThreadPoolExecutor(max_workers=1, thread_name_prefix="import")
        self._inside = 0

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` gives, in its turn; LineIsLong. Work whose asker has gone still takes its turn, and counts."""
        if self._inside >= IN_LINE:
            raise LineIsLong
        self._inside += 1
        done = asyncio.get_running_loop().run_in_executor(self._one, partial(work, *args, **kwargs))
        done.add_done_callback(self._left)
        return await asyncio.shield(done)

    def close(self) -> None:
        self._one.shutdown(wait=False, cancel_futures=True)

    def _left(self, done: asyncio.Future[T]) -> None:
        self._inside -= 1
        if not done.cancelled():
            done.exception()  # told to whoever waits; if nobody does, it is nobody's
