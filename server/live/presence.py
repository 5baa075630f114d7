"""Who is at a table and what they are editing. Not an event, not logged, never delays an edit."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import TypeAlias

INTERVAL = 0.1
"""Seconds between two messages about one table."""


People: TypeAlias = dict[str, str | None]
"""actor -> the row they are editing."""


class Presence:
    """One table's people. `tell` gets the whole map at most every INTERVAL."""

    def __init__(self, tell: Callable[[People], None]) -> None:
        self._tell = tell
        self._devices: Counter[str] = Counter()
        self._rows: People = {}
        self._timer: asyncio.TimerHandle | None = None

    @property
    def people(self) -> People:
        return dict(self._rows)

    def came(self, actor: str) -> None:
        self._devices[actor] += 1
        self._rows.setdefault(actor, None)
        self._soon()

    def went(self, actor: str) -> None:
        self._devices[actor] -= 1
        if self._devices[actor] <= 0:
            del self._devices[actor]
            self._rows.pop(actor, None)
        self._soon()

    def at(self, actor: str, row: str | None) -> None:
        if actor in self._rows and self._rows[actor] != row:
            self._rows[actor] = row
            self._soon()

    def _soon(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(INTERVAL, self._say)

    def _say(self) -> None:
        self._timer = None
        self._tell(self.people)
