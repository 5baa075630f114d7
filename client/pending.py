"""Answers that somebody waits for. Never makes one up."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from client.errors import ClientError, Refused
from client.wire import Frame, Row


@dataclass(frozen=True, slots=True)
class Saved:
    """It is on disk, as events first to last; both 0 if the wish was already true and nothing was recorded.

    overwrote: rows ({"row", "by", "seq"}) that another person had changed after the sender's basis.
    """

    first: int
    last: int
    overwrote: tuple[Row, ...] = ()


@dataclass(slots=True)
class Pending:
    _futures: dict[str, asyncio.Future[Saved]] = field(default_factory=dict)

    def expect(self, order_id: str) -> asyncio.Future[Saved]:
        future: asyncio.Future[Saved] = asyncio.get_running_loop().create_future()
        self._futures[order_id] = future
        return future

    def settle(self, frame: Frame) -> None:
        """An `ok`, `no` or `error` frame that names a command."""
        future = self._futures.pop(frame["id"], None)
        if future is None or future.done():
            return
        if frame["t"] == "ok":
            future.set_result(Saved(frame["first"], frame["last"], tuple(frame["overwrote"])))
        else:
            future.set_exception(Refused(frame["code"], frame["say"], frame.get("details")))

    def fail(self, error: ClientError) -> None:
        """The day is over: nobody will answer any more."""
        for future in self._futures.values():
            if not future.done():
                future.set_exception(error)
                future.exception()  # looked at here, so that a future nobody awaits makes no noise
        self._futures.clear()
