"""What a running server holds: the log, the directory, the rooms and who listens. Wired here and nowhere else."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.workshop import actors, events
from server.desks import Desks
from server.directory import Directory, DirectoryUnavailable
from server.forgetting import Forgetting
from server.line import DeskLine
from server.live.audience import Audience
from server.live.room import Fact, Room
from server.live.rooms import Rooms
from server.live.served import Served
from server.log.store import Store
from server.settings import Settings
from server.web.tickets import Tickets
from server.web.tries import Tries
from server.web.uploads import Uploads

if TYPE_CHECKING:
    from server.nodes.node import Node

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Service:
    settings: Settings
    store: Store
    directory: Directory
    rooms: Rooms
    node: Node | None = None
    tickets: Tickets = field(default_factory=Tickets)
    tries: Tries = field(default_factory=Tries)
    audiences: dict[str, Audience] = field(default_factory=dict)
    desks: Desks = field(default_factory=Desks)
    uploads: Uploads = field(default_factory=Uploads)
    line: DeskLine = field(default_factory=DeskLine)
    forgetting: Forgetting = field(init=False)

    def __post_init__(self) -> None:
        self.forgetting = Forgetting(self.rooms, self.directory, self.audiences)

    @classmethod
    def open(cls, settings: Settings) -> Service:
        """Opens the log and the directory; refuses to start on a log that is not durable."""
        directory = Directory(settings.directory)
        store = Store.open(settings.database, directory)
        service = cls(settings, store, directory, Rooms(store, directory))
        service.rooms.opened = service._opened
        service.rooms.dropped = service._dropped
        return service

    async def start(self) -> None:
        """On the event loop, before anybody comes. One server alone has nothing to do here; LogUnavailable."""
        if self.settings.redis:
            from server.nodes.joining import join  # one server alone needs none of its packages

            self.node = await join(self)

    @property
    def is_well(self) -> bool:
        """Whether people should be sent to this server."""
        return self.node is None or self.node.is_well

    def _opened(self, served: Served) -> None:
        audience = self.audiences.get(served.workshop.id)
        if audience is None:
            self.audiences[served.workshop.id] = Audience(served)
        else:
            audience.move(served)
        if isinstance(served, Room):
            served.committed.append(self._sign_out)
        if self.forgetting.hear not in served.committed:
            served.committed.append(self.forgetting.hear)

    def _dropped(self, room: Room) -> None:
        """Everyone comes back by themselves, into a room made from the log."""
        self._send_off(self.audiences.pop(room.workshop.id))

    @staticmethod
    def _send_off(audience: Audience) -> None:
        for listener in audience.everyone():
            listener.end("restarting")

    def _sign_out(self, fact: Fact) -> None:
        """Whoever held a released seat holds nothing any more; the badge stays good for the next device."""
        if isinstance(fact.event, events.SeatReleased):
            subject = actors.participant(fact.event.pid)
            asyncio.get_running_loop().run_in_executor(None, self._revoke, fact.workshop, subject)

    def _revoke(self, workshop: str, subject: str) -> None:
        """Only tidies up: the log says who holds a seat, whatever bearers there are."""
        try:
            self.directory.revoke(workshop, subject, "bearer")
        except DirectoryUnavailable as error:
            log.warning("the bearers of a released seat stay where they are: %s", error)

    async def audience(self, workshop: str) -> Audience:
        """NoSuchWorkshop if the log does not hold it."""
        served = await self.rooms.get(workshop)
        return self.audiences[served.workshop.id]

    def send_off(self) -> int:
        """Everyone is told that the server restarts. How many they are."""
        listening = sum(audience.size for audience in self.audiences.values())
        for audience in self.audiences.values():
            self._send_off(audience)
        return listening

    async def close(self) -> None:
        self.line.close()
        await self.forgetting.close()
        if self.node is not None:
            await self.node.leave()
        await self.rooms.close()
        self.store.close()
        self.directory.close()
