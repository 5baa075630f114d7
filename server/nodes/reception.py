"""Orders that come to an owner from other nodes: each is carried out once, and answered as often as it is asked for.

Redis may bring an entry twice, and a sender that hears nothing sends again. Never keeps an answer that its sender has.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from server.live.orders import Answer, Order
from server.live.room import Room
from server.nodes.orders import answer_packed
from server.nodes.wire import Answers

Packed = tuple[Any, ...]


@dataclass(slots=True)
class _Sender:
    """known: number -> its answer, None while there is none. done: it has the answers to all below. last: that came."""

    done: int = 0
    last: int = 0
    known: dict[int, Packed | None] = field(default_factory=dict)
    due: list[tuple[int, Packed]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reply:
    """Takes the answer to an order from elsewhere; a room that steps down leaves such an order to its sender."""

    reception: Reception
    node: str
    number: int

    def __call__(self, answer: Answer) -> None:
        self.reception.answered(self.node, self.number, answer_packed(answer))


class Reception:
    """Of one room, in one term. put: answers into that node's inbox."""

    def __init__(self, room: Room, put: Callable[[str, Answers], None]) -> None:
        self._room = room
        self._put = put
        self._senders: dict[str, _Sender] = {}

    def follows(self, node: str, after: int, last: int) -> bool:
        """Whether orders up to `last` go on where those before them ended. If not, some are missing, and come again."""
        sender = self._senders.setdefault(node, _Sender())
        if after not in (0, sender.last):
            return False
        sender.last = last
        return True

    def new(self, node: str, done: int, number: int) -> bool:
        """Whether this order has yet to be carried out; if it has its answer, that is sent again."""
        sender = self._senders.setdefault(node, _Sender())
        if done > sender.done:
            sender.done = done
            for old in [n for n in sender.known if n < done]:
                del sender.known[old]
        if number < sender.done:
            return False
        if number not in sender.known:
            sender.known[number] = None
            return True
        answer = sender.known[number]
        if answer is not None:
            self._send(node, sender, number, answer)
        return False

    def carry_out(self, node: str, number: int, order: Order) -> None:
        self._room.put(order, Reply(self, node, number))

    def answered(self, node: str, number: int, answer: Packed) -> None:
        sender = self._senders[node]
        if number in sender.known:
            sender.known[number] = answer
        self._send(node, sender, number, answer)

    def _send(self, node: str, sender: _Sender, number: int, answer: Packed) -> None:
        if not sender.due:
            asyncio.get_running_loop().call_soon(self._say, node, sender)
        sender.due.append((number, answer))

    def _say(self, node: str, sender: _Sender) -> None:
        due, sender.due = sender.due, []
        self._put(node, Answers(self._room.workshop.id, self._room.workshop.seq, tuple(due)))
