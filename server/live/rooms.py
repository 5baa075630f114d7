"""All workshops of this server, each opened when somebody first asks for it. Never serves one workshop twice."""

from __future__ import annotations

import asyncio
import secrets
import uuid
from collections.abc import Awaitable, Callable

from domain.books import Books
from domain.workshop import actors, commands
from domain.workshop.state import Version, Workshop
from projections.house import Projections
from server.checkpoints.checkpoints import Checkpoints, Folded
from server.checkpoints.keeper import Keeper
from server.clock import now_ms
from server.live.orders import Answer, Order
from server.live.room import ONE_NODE, Room
from server.live.served import Served
from server.live.shelf import Shelf
from server.log.sealing import Keys
from server.log.store import Store


class NoSuchWorkshop(Exception):
    """The log holds no such workshop."""


def new_order(command: commands.WorkshopCommand, actor: str = actors.SERVER, *, shown_round: int = 0) -> Order:
    """A command that the server itself makes out of a request, with an id of its own."""
    return Order(command, actor, None, secrets.token_hex(12), secrets.token_bytes(16), 0, shown_round, late=False)


class Rooms:
    """opened: something serves a workshop now, perhaps in another's place. dropped: a room has failed.

    open: how a workshop comes to be served, if not by a room of ours alone; it ends with `put`. gave_up: hears first
    of a room that has failed.
    """

    def __init__(self, store: Store, keys: Keys, clock: Callable[[], int] = now_ms) -> None:
        """keys: those that checkpoints are sealed with."""
        self.store = store
        self.opened: Callable[[Served], None] = lambda served: None
        self.dropped: Callable[[Room], None] = lambda room: None
        self.gave_up: Callable[[Room], None] = lambda room: None
        self.open: Callable[[str], Awaitable[None]] = self._own
        self.shelf = Shelf(store.get_document)
        self._clock = clock
        self._served: dict[str, Served] = {}
        self.checkpoints = Checkpoints(store, keys, self.shelf.of)
        self._keepers: dict[str, Keeper] = {}
        self._opening = asyncio.Lock()

    async def get(self, workshop: str) -> Served:
        """What serves the workshop here; NoSuchWorkshop."""
        served = self._served.get(workshop)
        if served is not None:
            return served
        async with self._opening:
            if workshop not in self._served:
                await self.open(workshop)
            return self._served[workshop]

    async def create(self, opening: commands.OpenWorkshop) -> tuple[Room, Answer]:
        """A new workshop on three documents that the log already holds."""
        workshop = uuid.uuid4().hex
        first = (opening.budget, opening.catalogue, opening.assumptions)
        books = self.shelf.after((), first)

        def shelf(versions: tuple[Version, ...]) -> Books:
            return self.shelf.of(versions) if versions else books

        room = Room(Workshop(workshop), Projections(workshop, books, shelf), shelf, self.store, self._clock)
        self.put(room, Keeper(self.checkpoints, Folded(room.projections, self.checkpoints.key(workshop), 0)))
        return room, await room.submit(new_order(opening))

    def load(self, workshop: str, term: int = ONE_NODE) -> tuple[Room, Keeper]:
        """A room as the log has it, and who keeps its checkpoints; neither is started. NoSuchWorkshop; blocks."""
        folded = self._fold(workshop)
        projections = folded.projections
        room = Room(projections.workshop, projections, self.shelf.of, self.store, self._clock, term)
        return room, Keeper(self.checkpoints, folded)

    def fold(self, workshop: str) -> Projections:
        """Everything that the log holds of it. NoSuchWorkshop; blocks."""
        return self._fold(workshop).projections

    def _fold(self, workshop: str) -> Folded:
        folded = self.checkpoints.fold(workshop)
        if folded is None:
            raise NoSuchWorkshop(workshop)
        return folded

    async def read_anew(self, room: Room) -> None:
        """The room goes on from the log as it can be read now, and makes checkpoints of that; NoSuchWorkshop."""
        workshop = room.workshop.id
        folded = await asyncio.to_thread(self._fold, workshop)
        await room.replace(folded.projections)
        former = self._keepers.get(workshop)
        if former is not None:
            former.drop()
            room.committed.remove(former.hear)
            self._keepers[workshop] = keeper = Keeper(self.checkpoints, folded)
            room.committed.append(keeper.hear)
            keeper.start()

    def put(self, served: Served, keeper: Keeper | None = None) -> None:
        """From here on this serves its workshop. A room is started, and comes with its keeper."""
        workshop = served.workshop.id
        self._served[workshop] = served
        self._drop_keeper(workshop)
        if isinstance(served, Room):
            served.failed = self._drop
            served.start()
            if keeper is not None:
                self._keepers[workshop] = keeper
                served.committed.append(keeper.hear)
                keeper.start()
        self.opened(served)

    async def close(self) -> None:
        for served in [*self._served.values()]:  # a room may fail meanwhile
            await served.stop()
        for keeper in [*self._keepers.values()]:
            await keeper.close()

    async def _own(self, workshop: str) -> None:
        self.put(*await asyncio.to_thread(self.load, workshop))

    def _drop_keeper(self, workshop: str) -> None:
        keeper = self._keepers.pop(workshop, None)
        if keeper is not None:
            keeper.drop()

    def _drop(self, room: Room) -> None:
        """The next one who asks gets a room made from the log."""
        self._served.pop(room.workshop.id, None)
        self._drop_keeper(room.workshop.id)
        self.gave_up(room)
        self.dropped(room)
