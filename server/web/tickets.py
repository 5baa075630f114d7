"""One-time tickets for the websocket: a bearer never stands in a URL or a frame. Never outlive their half minute."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

from server.directory import Grant

LIFETIME = 30.0
"""Seconds."""


class Tickets:
    """Of one node."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._open: dict[str, tuple[float, Grant]] = {}

    async def issue(self, grant: Grant) -> str:
        now = self._clock()
        for ticket in [t for t, (until, _) in self._open.items() if until < now]:
            del self._open[ticket]
        ticket = secrets.token_urlsafe(24)
        self._open[ticket] = (now + LIFETIME, grant)
        return ticket

    async def take(self, ticket: str) -> Grant | None:
        """Once: the second time it is unknown."""
        until, grant = self._open.pop(ticket, (0.0, None))
        return grant if grant is not None and until >= self._clock() else None
