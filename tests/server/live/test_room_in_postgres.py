"""A day whose log is in PostgreSQL: edits go on through the database's restart, and none is lost or there twice."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from domain.table import commands as table
from domain.workshop import commands
from server.importing import read
from server.live.orders import Answer, Declined, Done, Order
from server.live.room import Room
from server.opening import open_workshop, order, store_documents
from server.service import Service
from server.settings import Settings
from tests.server.harness import FJORDBAEK, seat_everyone
from tests.services.postgres import Postgres

LATER = 2_000_000_000_000


@pytest.fixture
async def service(database: str) -> AsyncIterator[Service]:
    service = Service.open(Settings(database, "http://localhost:1"))
    yield service
    await service.close()


async def a_day(service: Service) -> Room:
    room = await open_workshop(service, "Dag", store_documents(service, read(FJORDBAEK)), 3)
    await seat_everyone(service, room)
    await order(room, commands.OpenRound(ends_at=LATER, title="Runde 1"))
    return room


def a_reason(number: int) -> Order:
    """Other words each time, with a command id of their own; as a client sends it, and sends it again."""
    command = table.WriteReason(1, "R-04", f"fordi {number}")
    command_id = f"reason-{number}"
    return Order(command, "p:ann", None, command_id, command_id.encode(), 0, 1, late=False)


async def insist(room: Room, number: int) -> Answer:
    """As a client's outbox does: the same command again, until there is an answer other than that the log is away."""
    while True:
        answer = await room.submit(a_reason(number))
        if not (isinstance(answer, Declined) and answer.code == "log_unavailable"):
            return answer
        await asyncio.sleep(0.05)


async def test_edits_go_on_through_a_restart_of_the_database(service: Service, postgres: Postgres) -> None:
    """While it is away everybody is told; what was sent again stands in the log once, in its order."""
    room = await a_day(service)
    choice = Order(table.ChooseProposal(1, "R-04"), "p:ann", None, "the-choice", b"", 0, 1, late=False)
    assert isinstance(await room.submit(choice), Done)
    before = room.workshop.seq
    for number in range(10, 20):
        if number == 15:
            postgres.kill()
            assert await room.submit(a_reason(number)) == Declined("log_unavailable")
            await asyncio.to_thread(postgres.restart)
        assert isinstance(await insist(room, number), Done)
    assert room.workshop.seq == before + 10
    assert [fact.command_id for fact in service.store.read(room.workshop.id, after=before)] == [
        f"reason-{number}" for number in range(10, 20)
    ]
    assert await insist(room, 12) == Done(before + 3, before + 3)


async def test_another_server_on_the_database_sees_the_same_day(service: Service, database: str) -> None:
    """Its room is made from the same log, its names from the same directory."""
    room = await a_day(service)
    other = Service.open(Settings(database, "http://localhost:2"))
    try:
        same = await other.rooms.get(room.workshop.id)
        assert same.workshop == room.workshop
        assert other.directory.names(room.workshop.id) == service.directory.names(room.workshop.id)
    finally:
        await other.close()
