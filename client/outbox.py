"""Commands without an answer yet, in the order they were given. Never drops one before its answer, never doubles one.

The id makes sending again safe; `late` says that a connection was lost on the way, so that the server does not let an
old wish overwrite what another person did meanwhile.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from client.wire import Frame


def new_id() -> str:
    """16 characters that no two clients share."""
    return secrets.token_urlsafe(12)


@dataclass(frozen=True, slots=True)
class Order:
    """One command as its sender meant it. basis: the seq the sender had seen. round: the one shown, 0 for none."""

    id: str
    cmd: str
    args: Mapping[str, Any]
    basis: int
    round: int
    behalf: str | None = None

    def frame(self, *, late: bool) -> Frame:
        return {
            "t": "do",
            "id": self.id,
            "cmd": self.cmd,
            "args": dict(self.args),
            "basis": self.basis,
            "round": self.round,
            "late": late,
            "behalf": self.behalf,
        }


@dataclass(slots=True)
class Outbox:
    _waiting: dict[str, Order] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self._waiting)

    def __contains__(self, order_id: str) -> bool:
        return order_id in self._waiting

    def put(self, order: Order) -> Frame:
        """Remember it, and the frame to send while the connection lasts. ValueError for an id that waits already."""
        if order.id in self._waiting:
            raise ValueError(f"a command with the id {order.id} waits for its answer already")
        self._waiting[order.id] = order
        return order.frame(late=False)

    def answered(self, order_id: str) -> Order | None:
        """None: nobody waits for that answer (it came twice)."""
        return self._waiting.pop(order_id, None)

    def again(self) -> list[Frame]:
        """All that waits, in order, for a connection that has just begun."""
        return [order.frame(late=True) for order in self._waiting.values()]
