"""The way out to one client: small messages in order, and views that may lag but never pile up.

A client that reads gets every message at once, and the frame that everyone gets, made once. One that reads slowly
leaves the wire full: its answers wait in line, and a view of it lags until the wire has room, when one merged delta
brings it up to date. So what a client costs is bounded by its views and not by its laziness (settled.md 13).
"""

from __future__ import annotations

from collections import deque

from projections.view import View
from server.live.encoded import Encoded
from server.live.flush import Flush
from server.live.wire import Wire
from server.protocol import outgoing
from server.protocol.framing import framed

MOST_WAITING = 500_000
"""Bytes of answers that may wait before the client is given up: it sends without reading."""

NOTHING = -1
"""The position of a view of which nothing has been sent: it needs a snapshot."""


class Outlet:
    """overrun: too much waits; the client is to be given up."""

    def __init__(self, wire: Wire, encoded: Encoded, flush: Flush) -> None:
        self.overrun = False
        self._wire = wire
        self._flush = flush
        self._encoded = encoded
        self._views: dict[str, View] = {}
        self._position: dict[str, int] = {}
        self._line: deque[str | bytes] = deque()
        self._waiting = 0
        self._lagging: set[str] = set()
        self._presence: dict[str, bytes] = {}

    @property
    def views(self) -> frozenset[str]:
        return frozenset(self._views)

    def say(self, payload: bytes) -> None:
        """A message of its own: an answer, a greeting."""
        message = framed(payload)
        if not self._line and not self._wire.is_full:
            self._flush.write(self._wire, message)
        elif self._waiting + len(message) > MOST_WAITING:
            self.overrun = True
        else:
            self._line.append(message)
            self._waiting += len(message)

    def open(self, view: View, have: int | None) -> None:
        """Start with a view: all of it, or what has changed since `have`."""
        self._views[view.name] = view
        self._position[view.name] = NOTHING if have is None or have > view.seq else have
        self._catch_up(view.name)

    def move(self, view: View) -> None:
        """Go on with the same view in another room's keeping, from where the client stands."""
        self.open(view, self._position.get(view.name))

    def shut(self, name: str) -> None:
        """The view stops; what waited of it is not sent."""
        self._views.pop(name, None)
        self._position.pop(name, None)
        self._presence.pop(name, None)
        if name in self._lagging:
            self._lagging.discard(name)
            self._line.remove(name)

    def state(self, name: str) -> bytes | None:
        """What the client holds of a view once it has read all that was sent; None while more of it is on its way."""
        view = self._views.get(name)
        if view is None or name in self._lagging or not view.is_told:
            return None
        return outgoing.state(name, self._position[name], self._encoded.sum(view))

    def renew(self, name: str) -> None:
        """The view again from the start: what the client holds of it is wrong."""
        self.open(self._views[name], None)

    def offer(self, name: str, from_: int, to: int, message: bytes) -> None:
        """A delta that everyone gets, framed. Sent at once, or the view lags."""
        position = self._position.get(name)
        if position is None or position >= to or name in self._lagging:
            return
        if self._line or self._wire.is_full or position < from_:
            self._catch_up(name)
        else:
            self._flush.write(self._wire, message)
            self._position[name] = to

    def people(self, name: str, message: bytes) -> None:
        """Who is at a table now, framed. A later one replaces one that has not been sent."""
        if name not in self._views:
            return
        if self._line or self._wire.is_full:
            self._presence[name] = message
        else:
            self._flush.write(self._wire, message)

    def drain(self) -> None:
        """The wire has room: whatever waits goes, as long as it has. Written at once, to see when it has not."""
        wire = self._wire
        while self._line and not wire.is_full:
            first = self._line.popleft()
            if isinstance(first, bytes):
                self._waiting -= len(first)
                wire.write(first)
            else:
                self._lagging.discard(first)
                if (message := self._latest(first)) is not None:
                    wire.write(message)
        while self._presence and not (self._line or wire.is_full):
            wire.write(self._presence.pop(next(iter(self._presence))))

    def _catch_up(self, name: str) -> None:
        """Now, or when it is the view's turn; what is sent then is worked out then."""
        if self._line or self._wire.is_full:
            if name not in self._lagging:
                self._lagging.add(name)
                self._line.append(name)
        elif (message := self._latest(name)) is not None:
            self._flush.write(self._wire, message)

    def _latest(self, name: str) -> bytes | None:
        """The whole view for one who has nothing; else what changed since, each row in its latest value.

        Where nothing has changed the client is not told that the view is further on, and so it stays where it is: what
        comes next must begin there, or it would see a gap.
        """
        view, from_ = self._views[name], self._position[name]
        message = self._encoded.snapshot(view) if from_ == NOTHING else self._encoded.since(view, from_)
        if message is not None:
            self._position[name] = view.seq
        return message
