"""The way out to one client: small messages in order, and views that may lag but never pile up.

A client that is in step gets the frame that everyone gets, made once. A client that reads slowly gets one merged
delta a view when it reads again, so what it costs is bounded by its views and not by its laziness (settled.md 13).
Never touches a socket: the shell asks for the next frame.
"""

from __future__ import annotations

import asyncio
from collections import deque

from projections.view import View
from server.protocol import outgoing

IN_STEP = 16
"""Frames that may wait before a view starts to lag."""

MOST_WAITING = 512
"""Answers that may wait before the client is given up: it sends without reading."""


class Outlet:
    def __init__(self) -> None:
        self.overrun = False
        self._frames: deque[bytes] = deque()
        self._views: dict[str, View] = {}
        self._position: dict[str, int] = {}
        self._lagging: set[str] = set()
        self._wake = asyncio.Event()

    @property
    def views(self) -> frozenset[str]:
        return frozenset(self._views)

    @property
    def is_empty(self) -> bool:
        return not self._frames

    def say(self, frame: bytes) -> None:
        """A message of its own: an answer, a greeting."""
        if len(self._frames) >= MOST_WAITING:
            self.overrun = True
        else:
            self._frames.append(frame)
        self._wake.set()

    def open(self, view: View, have: int | None) -> None:
        """Start with a view: all of it, or what has changed since `have`."""
        self._views[view.name] = view
        if have is None or have > view.seq:
            self._frames.append(outgoing.snapshot(view.name, view.seq, view.snapshot()))
            self._position[view.name] = view.seq
        else:
            self._position[view.name] = have
            self._lagging.add(view.name)
        self._wake.set()

    def shut(self, name: str) -> None:
        """The view stops; what waited of it is not sent."""
        self._views.pop(name, None)
        self._position.pop(name, None)
        self._lagging.discard(name)

    def offer(self, name: str, from_: int, to: int, frame: bytes) -> None:
        """A delta that everyone gets. Taken when in step, else remembered as lagging."""
        position = self._position.get(name)
        if position is None or position >= to:
            return
        if name in self._lagging or position < from_ or len(self._frames) >= IN_STEP:
            self._lagging.add(name)
        else:
            self._frames.append(frame)
            self._position[name] = to
        self._wake.set()

    async def next(self) -> bytes:
        """The next frame to send, as soon as there is one."""
        while True:
            if self._frames:
                return self._frames.popleft()
            if self._lagging:
                frame = self._merged(self._lagging.pop())
                if frame is not None:
                    return frame
                continue
            self._wake.clear()
            await self._wake.wait()

    def _merged(self, name: str) -> bytes | None:
        """Everything that changed in a view since the client's position, each row in its latest value."""
        view = self._views[name]
        from_ = self._position[name]
        self._position[name] = view.seq
        rows, gone = view.since(from_)
        if not rows and not gone:
            return None
        return outgoing.delta(name, from_, view.seq, rows, gone)
