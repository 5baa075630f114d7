"""All workshops of this server, each opened when somebody first asks for it. Never holds two rooms for one workshop."""

from __future__ import annotations

import asyncio
import secrets
import uuid
from collections.abc import Callable

from domain.books import Books
from domain.workshop import actors, commands, events
from domain.workshop.state import Version, Workshop
from projections.house import Projections
from server.clock import now_ms
from server.live.orders import Answer, Order
from server.live.room import Room
from server.live.shelf import Shelf
from server.log.store import Store


class NoSuchWorkshop(Exception):
    """The log holds no such workshop."""


def new_order(command: commands.WorkshopCommand, actor: str = actors.SERVER, *, shown_round: int = 0) -> Order:
    """A command that the server itself makes out of a request, with an id of its own."""
    return Order(command, actor, None, secrets.token_hex(12), secrets.token_bytes(16), 0, shown_round, late=False)


class Rooms:
    def __init__(self, store: Store, clock: Callable[[], int] = now_ms) -> None:
        self.store = store
        self.opened: Callable[[Room], None] = lambda room: None
        self.dropped: Callable[[Room], None] = lambda room: None
        self._clock = clock
        self._rooms: dict[str, Room] = {}
        self.shelf = Shelf(store.get_document)
        self._opening = asyncio.Lock()

    async def get(self, workshop: str) -> Room:
        """The workshop's room; NoSuchWorkshop."""
        room = self._rooms.get(workshop)
        if room is not None:
            return room
        async with self._opening:
            if workshop not in self._rooms:
                room = await asyncio.to_thread(self._load, workshop)
                self._start(room)
            return self._rooms[workshop]

    async def create(self, opening: commands.OpenWorkshop) -> tuple[Room, Answer]:
        """A new workshop on three documents that the log already holds."""
        workshop = uuid.uuid4().hex
        first = (opening.budget, opening.catalogue, opening.assumptions)
        books = self.shelf.after((), first)

        def shelf(versions: tuple[Version, ...]) -> Books:
            return self.shelf.of(versions) if versions else books

        room = Room(Workshop(workshop), Projections(workshop, books, shelf), shelf, self.store, self._clock)
        self._start(room)
        return room, await room.submit(new_order(opening))

    async def close(self) -> None:
        for room in self._rooms.values():
            await room.stop()

    def _load(self, workshop: str) -> Room:
        first = next(iter(self.store.read(workshop, limit=1)), None)
        if first is None or not isinstance(first.event, events.WorkshopOpened):
            raise NoSuchWorkshop(workshop)
        names = (first.event.budget, first.event.catalogue, first.event.assumptions)
        books = self.shelf.after((), names)
        state, projections = Projections.of(workshop, books, self.store.read(workshop), self.shelf.of)
        return Room(state, projections, self.shelf.of, self.store, self._clock)

    def _start(self, room: Room) -> None:
        self._rooms[room.workshop.id] = room
        room.failed = self._drop
        room.start()
        self.opened(room)

    def _drop(self, room: Room) -> None:
        """The next one who asks gets a room made from the log."""
        self._rooms.pop(room.workshop.id, None)
        self.dropped(room)
