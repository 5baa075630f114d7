"""The server's clock as far as this client knows it. Never sets anything on this machine."""

from __future__ import annotations

import asyncio
import itertools
import time

from client.errors import ClientError, Unanswered
from client.wire import Frame


class Clock:
    """Follows `now` of welcome and pong; the way back is not subtracted, so it runs up to half a round trip late."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self._numbers = itertools.count(1)
        self._pings: dict[int, tuple[float, asyncio.Future[float]]] = {}

    def now(self) -> int:
        """Milliseconds UTC."""
        return round(time.time() * 1000 + self._ahead)

    def ping(self) -> tuple[Frame, asyncio.Future[float]]:
        """The frame to send, and the seconds there and back once the pong has come."""
        n = next(self._numbers)
        pong: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._pings[n] = (time.monotonic(), pong)
        return {"t": "ping", "n": n}, pong

    def heard(self, frame: Frame) -> None:
        """A welcome or a pong."""
        self._ahead = frame["now"] - time.time() * 1000
        begun, pong = self._pings.pop(frame.get("n", 0), (0.0, None))
        if pong is not None and not pong.done():
            pong.set_result(time.monotonic() - begun)

    def lost(self, error: ClientError | None = None) -> None:
        """No pong will come to what was sent on the lost connection."""
        for _, pong in self._pings.values():
            if not pong.done():
                pong.set_exception(error or Unanswered("the connection was lost"))
                pong.exception()  # looked at here, so that a ping nobody awaits makes no noise
        self._pings.clear()
