"""All workshops of this server, each opened when somebody first asks for it. Never holds two rooms for one workshop."""

from __future__ import annotations

import asyncio
import secrets
import uuid
from collections.abc import Callable

from domain.books import Books
from domain.workshop import actors, commands
from domain.workshop.state import Version, Workshop
from projections.house import Projections
from server.checkpoints.checkpoints import Checkpoints, Folded
from server.checkpoints.keeper import Keeper
from server.clock import now_ms
from server.live.orders import Answer, Order
from server.live.room import Room
from server.live.shelf import Shelf
from server.log.sealing import Keys
from server.log.store import Store


class NoSuchWorkshop(Exception):
    """The log holds no such workshop."""


def new_order(command: commands.WorkshopCommand, actor: str = actors.SERVER, *, shown_round: int = 0) -> Order:
    """A command that the server itself makes out of a request, with an id of its own."""
    return Order(command, actor, None, secrets.token_hex(12), secrets.token_bytes(16), 0, shown_round, late=False)


class Rooms:
    def __init__(self, store: Store, keys: Keys, clock: Callable[[], int] = now_ms) -> None:
        """keys: those that checkpoints are sealed with."""
        self.store = store
        self.opened: Callable[[Room], None] = lambda room: None
        self.dropped: Callable[[Room], None] = lambda room: None
        self._clock = clock
        self._rooms: dict[str, Room] = {}
        self._keepers: dict[str, Keeper] = {}
        self.shelf = Shelf(store.get_document)
        self.checkpoints = Checkpoints(store, keys, self.shelf.of)
        self._opening = asyncio.Lock()

    async def get(self, workshop: str) -> Room:
        """The workshop's room; NoSuchWorkshop."""
        room = self._rooms.get(workshop)
        if room is not None:
            return room
        async with self._opening:
            if workshop not in self._rooms:
                self._start(*await asyncio.to_thread(self._load, workshop))
            return self._rooms[workshop]

    async def create(self, opening: commands.OpenWorkshop) -> tuple[Room, Answer]:
        """A new workshop on three documents that the log already holds."""
        workshop = uuid.uuid4().hex
        first = (opening.budget, opening.catalogue, opening.assumptions)
        books = self.shelf.after((), first)

        def shelf(versions: tuple[Version, ...]) -> Books:
            return self.shelf.of(versions) if versions else books

        room = Room(Workshop(workshop), Projections(workshop, books, shelf), shelf, self.store, self._clock)
        self._start(room, Keeper(self.checkpoints, Folded(room.projections, self.checkpoints.key(workshop), 0)))
        return room, await room.submit(new_order(opening))

    async def close(self) -> None:
        for room in self._rooms.values():
            await room.stop()
        for keeper in self._keepers.values():
            await keeper.close()

    def _load(self, workshop: str) -> tuple[Room, Keeper]:
        folded = self.checkpoints.fold(workshop)
        if folded is None:
            raise NoSuchWorkshop(workshop)
        state = folded.projections.workshop
        return Room(state, folded.projections, self.shelf.of, self.store, self._clock), Keeper(self.checkpoints, folded)

    def _start(self, room: Room, keeper: Keeper) -> None:
        self._rooms[room.workshop.id] = room
        self._keepers[room.workshop.id] = keeper
        room.failed = self._drop
        room.committed.append(keeper.hear)
        room.start()
        keeper.start()
        self.opened(room)

    def _drop(self, room: Room) -> None:
        """The next one who asks gets a room made from the log."""
        self._rooms.pop(room.workshop.id, None)
        self._keepers.pop(room.workshop.id).drop()
        self.dropped(room)
