"""Closes a round at its time, by an order like any other's (settled.md 12). Never closes one itself."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from domain.workshop import actors
from domain.workshop.commands import CloseRound
from domain.workshop.state import Workshop
from server.live.orders import Answer, Declined, Order

RETRY = 1.0
"""Seconds before a closing that was refused is tried again."""


class Bell:
    """Of one room. workshop: as it is now. clock: milliseconds UTC. submit: how the order is given."""

    def __init__(
        self, workshop: Callable[[], Workshop], clock: Callable[[], int], submit: Callable[[Order], Awaitable[Answer]]
    ) -> None:
        self._workshop = workshop
        self._clock = clock
        self._submit = submit
        self._timer: asyncio.TimerHandle | None = None
        self._ringing: set[asyncio.Task[Answer]] = set()
        self._is_silent = False

    def set(self, at_least: float = 0.0) -> None:
        """For the round that is open now, if it was opened with `auto_close`. at_least: seconds from now."""
        self._cancel()
        current = self._workshop().open_round
        if current is None or not current.auto_close or self._is_silent:
            return
        delay = max(at_least, (current.ends_at - self._clock()) / 1000)
        self._timer = asyncio.get_running_loop().call_later(delay, self._ring, current.number, current.ends_at)

    def silence(self) -> None:
        """It rings no more."""
        self._is_silent = True
        self._cancel()

    async def stop(self) -> None:
        """Silent, and nothing it asked for is still under way."""
        self.silence()
        for task in tuple(self._ringing):
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    def _cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _ring(self, number: int, ends_at: int) -> None:
        command_id, seq = f"auto-{number}-{ends_at}", self._workshop().seq
        order = Order(CloseRound(), actors.SERVER, None, command_id, b"auto", seq, number, False)
        task = asyncio.ensure_future(self._submit(order))
        self._ringing.add(task)
        task.add_done_callback(self._rung)

    def _rung(self, task: asyncio.Task[Answer]) -> None:
        """Refused (the disk, a clock that was set back): try again in a moment, for the round must not stay open."""
        self._ringing.discard(task)
        if not task.cancelled() and isinstance(task.result(), Declined):
            self.set(at_least=RETRY)
