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

MOST_WAITING = 1_000_000
"""Bytes of answers that may wait before the client is given up: it sends without reading."""

NOTHING = -1
"""The position of a view of which nothing has been sent: it needs a snapshot."""


class Outlet:
    def __init__(self) -> None:
        self.overrun = False
        self._frames: deque[tuple[str, bytes]] = deque()
        self._waiting = 0
        self._views: dict[str, View] = {}
        self._position: dict[str, int] = {}
        self._lagging: set[str] = set()
        self._presence: dict[str, bytes] = {}
        self._wake = asyncio.Event()

    @property
    def views(self) -> frozenset[str]:
        return frozenset(self._views)

    @property
    def is_empty(self) -> bool:
        return not self._frames

    def say(self, frame: bytes) -> None:
        """A message of its own: an answer, a greeting."""
        if self._waiting + len(frame) > MOST_WAITING:
            self.overrun = True
        else:
            self._put("", frame)
        self._wake.set()

    def open(self, view: View, have: int | None) -> None:
        """Start with a view: all of it, or what has changed since `have`. Worked out when it can be sent."""
        self._views[view.name] = view
        self._position[view.name] = NOTHING if have is None or have > view.seq else have
        self._lag(view.name)
        self._wake.set()

    def shut(self, name: str) -> None:
        """The view stops; what waited of it is not sent."""
        self._views.pop(name, None)
        self._position.pop(name, None)
        self._lagging.discard(name)
        self._presence.pop(name, None)
        self._frames = deque(waiting for waiting in self._frames if waiting[0] != name)
        self._waiting = sum(len(frame) for _, frame in self._frames)

    def offer(self, name: str, from_: int, to: int, frame: bytes) -> None:
        """A delta that everyone gets. Taken when in step, else remembered as lagging."""
        position = self._position.get(name)
        if position is None or position >= to:
            return
        if name in self._lagging or position < from_ or len(self._frames) >= IN_STEP:
            self._lag(name)
        else:
            self._put(name, frame)
            self._position[name] = to
        self._wake.set()

    def people(self, name: str, frame: bytes) -> None:
        """Who is at a table now. A later one replaces one that has not been sent."""
        if name in self._views:
            self._presence[name] = frame
            self._wake.set()

    async def next(self) -> bytes:
        """The next frame to send, as soon as there is one."""
        while True:
            if self._frames:
                name, frame = self._frames.popleft()
                self._waiting -= len(frame)
                if frame:
                    return frame
                self._lagging.discard(name)
                merged = self._merged(name)
                if merged is not None:
                    return merged
            elif self._presence:
                return self._presence.pop(next(iter(self._presence)))
            else:
                self._wake.clear()
                await self._wake.wait()

    def _lag(self, name: str) -> None:
        """Keeps the view's place in the line; what stands there is worked out when it is its turn."""
        if name not in self._lagging:
            self._lagging.add(name)
            self._put(name, b"")

    def _put(self, name: str, frame: bytes) -> None:
        self._frames.append((name, frame))
        self._waiting += len(frame)

    def _merged(self, name: str) -> bytes | None:
        """The whole view for one who has nothing; else what changed since, each row in its latest value."""
        view = self._views[name]
        from_ = self._position[name]
        self._position[name] = view.seq
        if from_ == NOTHING:
            return outgoing.snapshot(name, view.seq, view.snapshot())
        rows, gone = view.since(from_)
        if not rows and not gone:
            return None
        return outgoing.delta(name, from_, view.seq, rows, gone)
