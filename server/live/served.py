"""A workshop as a node serves it: by the room that owns it, or by following one elsewhere. Shapes only.

Connections, audiences and requests know this, and not which of the two it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeAlias

from domain.books import Books
from domain.recorded import Recorded
from domain.workshop.state import Event, Workshop
from projections.view import Change, View
from server.live.orders import Answer, Order

Fact: TypeAlias = Recorded[Event]


class Shown(Protocol):
    """What there is to see, by name."""

    @property
    def views(self) -> Mapping[str, View]: ...


class Served(Protocol):
    """`publish` hears of rows, `committed` of facts; both after the disk."""

    workshop: Workshop
    publish: Callable[[Iterable[Change]], None]
    committed: list[Callable[[Fact], None]]

    @property
    def projections(self) -> Shown: ...

    @property
    def books(self) -> Books:
        """The documents in force."""

    def books_of(self, workshop: Workshop) -> Books:
        """The documents that a state of this workshop works on."""

    def put(self, order: Order, answer: Callable[[Answer], None]) -> None:
        """`answer` is called once, when the order is on disk or refused."""

    async def submit(self, order: Order) -> Answer:
        """The answer, once the order is on disk or refused."""

    async def stop(self) -> None:
        """Nothing more is carried out."""
