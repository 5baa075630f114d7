"""Opens a workshop on documents: the same road as every command. Never writes to the log itself."""

from __future__ import annotations

from domain.workshop import actors, commands
from domain.workshop.commands import WorkshopCommand
from server import documents
from server.importing import Imported
from server.live.orders import Declined
from server.live.room import Room
from server.live.rooms import new_order
from server.live.served import Served
from server.service import Service


class NotOpened(Exception):
    """The workshop could not be opened; the code says why."""


def store_documents(service: Service, imported: Imported) -> tuple[str, str, str]:
    """Hashes of budget, catalogue and assumptions, now in the log's database."""
    put = service.store.put_document
    return (
        put(documents.encode(imported.budget)),
        put(documents.encode(imported.catalogue)),
        put(documents.encode(imported.assumptions)),
    )


async def open_workshop(service: Service, title: str, hashes: tuple[str, str, str], tables: int) -> Room:
    """A new workshop with tables 1 to `tables`; NotOpened."""
    room, answer = await service.rooms.create(commands.OpenWorkshop(title, *hashes))
    if isinstance(answer, Declined):
        raise NotOpened(answer.code)
    if tables:
        await order(room, commands.AddTables(tables))
    return room


async def order(room: Served, command: WorkshopCommand) -> None:
    """A facilitator's command from the command line; NotOpened if it is refused."""
    shown_round = room.workshop.current_round
    answer = await room.submit(new_order(command, actors.facilitator("1"), shown_round=shown_round))
    if isinstance(answer, Declined):
        raise NotOpened(answer.code)
