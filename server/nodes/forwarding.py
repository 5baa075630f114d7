"""Orders of this node's people on their way to a workshop's owner. Each is answered once; none is given up while
somebody may still carry it out. A new owner gets all that have no answer, in order: command ids make that safe."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Iterable

from server.live.orders import Answer, Declined, Order, Waiting
from server.nodes.orders import answer_unpacked, packed
from server.nodes.reception import Packed
from server.nodes.wire import Orders

AGAIN = 3.0
"""Seconds without an answer after which all is sent once more."""

SOON = 0.1
"""Seconds until an owner that was not ready is asked again."""

_numbers = itertools.count(1)
"""Of all orders that this process forwards, so that a number never stands for two."""


class Forwarding:
    """Of one workshop. put: into that node's inbox."""

    def __init__(self, workshop: str, node: str, put: Callable[[str, Orders], None]) -> None:
        self._workshop = workshop
        self._node = node
        self._put = put
        self._owner, self._term = "", 0
        self._open: dict[int, Waiting] = {}
        self._unsent: list[int] = []
        self._last = 0
        self._oldest = (0, 0.0)
        self._soon: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        return len(self._open)

    def put(self, order: Order, answer: Callable[[Answer], None]) -> None:
        number = next(_numbers)
        self._open[number] = Waiting(order, answer)
        if not self._unsent:
            asyncio.get_running_loop().call_soon(self._send)
        self._unsent.append(number)

    def direct(self, owner: str, term: int) -> None:
        """From here on to this owner; all that waits, first. Owner "": they wait."""
        self._owner, self._term = owner, term
        self.again()

    def again_soon(self) -> None:
        """The owner was not ready for them."""
        if self._soon is None:
            self._soon = asyncio.get_running_loop().call_later(SOON, self.again)

    def again(self) -> None:
        """All that have no answer, for they may not have arrived."""
        if self._soon is not None:
            self._soon.cancel()
            self._soon = None
        self._unsent = list(self._open)
        self._last = 0
        self._send()

    def remind(self) -> None:
        """Called now and then: sends again if the oldest has waited for long, whatever else is answered meanwhile."""
        now, oldest = asyncio.get_running_loop().time(), min(self._open, default=0)
        if self._oldest[0] != oldest:
            self._oldest = (oldest, now)
        elif oldest and now - self._oldest[1] > AGAIN:
            self._oldest = (oldest, now)
            self.again()

    def answered(self, answers: Iterable[tuple[int, Packed]]) -> None:
        for number, answer in answers:
            waiting = self._open.pop(number, None)
            if waiting is not None:
                waiting.answer(answer_unpacked(answer))

    def take(self) -> list[Waiting]:
        """All that have no answer, in order; they are somebody else's now."""
        waiting, self._open, self._unsent = list(self._open.values()), {}, []
        return waiting

    def give_up(self) -> None:
        """There has been no owner for too long. Whether these were carried out, the log tells by their ids."""
        for waiting in self.take():
            waiting.answer(Declined("log_unavailable"))

    def _send(self) -> None:
        numbers = [number for number in self._unsent if number in self._open]
        if not self._owner:
            return
        self._unsent = []
        if numbers:
            orders = tuple((number, packed(self._open[number].order)) for number in numbers)
            after, self._last = self._last, numbers[-1]
            self._put(self._owner, Orders(self._workshop, self._node, self._term, min(self._open), after, orders))
