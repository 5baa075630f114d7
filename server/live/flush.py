"""Everything that one turn of the loop has for a client leaves in one write: each costs the system's turn.

Never holds anything back: what was said in a turn is written before the next thing happens.
"""

from __future__ import annotations

import asyncio

from server.live.wire import Wire

MOST_AT_ONCE = 64
"""Messages that wait for one client. Only what is written shows that a wire is full, and a client may ask for a view
thousands of times in one segment."""
LARGE = 8_192
"""Bytes that are worth a write of their own."""


class Flush:
    """One for all wires of a room."""

    def __init__(self) -> None:
        self._due: dict[Wire, list[bytes]] = {}

    def write(self, wire: Wire, message: bytes) -> None:
        """At the end of this turn, or sooner if it is much; in the order in which it was said."""
        if not self._due:
            asyncio.get_running_loop().call_soon(self._write)
        waiting = self._due.get(wire)
        if waiting is None:
            self._due[wire] = [message]
        else:
            waiting.append(message)
            if len(waiting) > MOST_AT_ONCE or len(message) > LARGE:
                self._due[wire] = []
                wire.write(b"".join(waiting))

    def _write(self) -> None:
        due, self._due = self._due, {}
        for wire, messages in due.items():
            if messages:
                wire.write(messages[0] if len(messages) == 1 else b"".join(messages))
