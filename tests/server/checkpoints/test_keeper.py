"""A room's checkpoints come by themselves, seldom enough, and at a clean end; a room never waits for one."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from domain.workshop import commands
from server.checkpoints import keeper as keeper_module
from server.checkpoints.checkpoints import Checkpoints
from server.checkpoints.pickled import Moment
from server.live.orders import Done
from server.live.room import Room
from server.opening import NotOpened, order
from server.service import Service
from server.settings import Settings
from tests.server.live.test_room import a_day, an_order, choose

EVERY, AT_THE_END = 12, 5


@pytest.fixture(autouse=True)
def _few_events_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper_module, "EVERY", EVERY)
    monkeypatch.setattr(keeper_module, "AT_THE_END", AT_THE_END)
    monkeypatch.setattr(keeper_module, "REST", 0)
    monkeypatch.setattr(keeper_module, "CALM", 0)


@pytest.fixture
async def service(tmp_path: Path) -> AsyncIterator[Service]:
    service = open_service(tmp_path)
    yield service
    await service.close()


def open_service(folder: Path) -> Service:
    return Service.open(Settings(folder / "log.sqlite", "http://localhost:1"))


async def edits(room: Room, count: int) -> None:
    """Events, one a command."""
    for number in range(count):
        await order(room, commands.SetTarget(year=2021, change=-room.workshop.seq - number - 1))


async def saved(service: Service, room: Room) -> int:
    """Where the checkpoint is, once what has been begun is done."""
    while (saving := service.rooms._keepers[room.workshop.id]._saving) is not None:
        await saving
    found = service.store.get_checkpoint(room.workshop.id)
    return found[0] if found else 0


async def test_a_checkpoint_comes_after_so_many_events_and_again(service: Service) -> None:
    room = await a_day(service)
    first = await saved(service, room)
    assert EVERY <= first <= room.workshop.seq
    await edits(room, EVERY - 1 - (room.workshop.seq - first))
    assert await saved(service, room) == first
    await edits(room, 1)
    assert await saved(service, room) == first + EVERY == room.workshop.seq


async def test_while_edits_come_a_checkpoint_waits_but_not_for_ever(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper_module, "CALM", 3_600)
    monkeypatch.setattr(keeper_module, "MOST", 4 * EVERY)
    room = await a_day(service)
    while room.workshop.seq < 4 * EVERY - 1:
        await edits(room, 1)
    keeper = service.rooms._keepers[room.workshop.id]
    assert keeper._saving is not None
    assert service.store.get_checkpoint(room.workshop.id) is None
    keeper._saving.cancel()
    await asyncio.gather(keeper._saving, return_exceptions=True)
    keeper._saving = None
    await edits(room, 2)
    assert await saved(service, room) >= 4 * EVERY


async def test_a_server_that_ends_leaves_a_checkpoint_of_all_that_happened(tmp_path: Path) -> None:
    service = open_service(tmp_path)
    room = await a_day(service)
    await edits(room, AT_THE_END)
    await service.close()
    again = open_service(tmp_path)
    folded = again.rooms.checkpoints.fold(room.workshop.id)
    assert folded is not None
    assert folded.saved == room.workshop.seq
    assert folded.projections.workshop == room.workshop
    await again.close()


async def test_a_few_events_are_not_worth_a_checkpoint_at_the_end(tmp_path: Path) -> None:
    """They are folded at the next start, and the checkpoint before them is still good."""
    service = open_service(tmp_path)
    room = await a_day(service)
    await edits(room, EVERY)
    last = await saved(service, room)
    await edits(room, last + AT_THE_END - 1 - room.workshop.seq)
    await service.close()
    again = open_service(tmp_path)
    folded = again.rooms.checkpoints.fold(room.workshop.id)
    assert folded is not None
    assert (folded.saved, folded.projections.workshop) == (last, room.workshop)
    await again.close()


async def test_a_server_that_found_no_checkpoint_that_fits_makes_one_at_once(tmp_path: Path) -> None:
    """Not only when the next edit comes."""
    service = open_service(tmp_path)
    room = await a_day(service)
    await edits(room, EVERY)
    await service.close()
    again = open_service(tmp_path)
    again.store.renew_epoch()
    found = await again.rooms.get(room.workshop.id)
    assert isinstance(found, Room)
    assert await saved(again, found) == found.workshop.seq
    await again.close()


class Held:
    """A save that waits until it is let go."""

    def __init__(self, save: Callable[[Checkpoints, Moment, str], bool]) -> None:
        self.moments: list[Moment] = []
        self.go_on = threading.Event()
        self._save = save

    def __call__(self, checkpoints: Checkpoints, moment: Moment, key_id: str, rest: object = None) -> bool:
        self.moments.append(moment)
        assert self.go_on.wait(20)
        return self._save(checkpoints, moment, key_id)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    held = Held(Checkpoints.save)
    monkeypatch.setattr(Checkpoints, "save", lambda *given: held(*given))
    return held


async def test_edits_go_on_while_a_checkpoint_is_made_and_it_shows_none_of_them(service: Service, held: Held) -> None:
    """The one that is being made is enough: no second is begun meanwhile."""
    room = await a_day(service)
    await edits(room, 3 * EVERY)
    answer = await room.submit(an_order(choose("R-03"), "meanwhile"))
    assert isinstance(answer, Done)
    assert len(held.moments) == 1
    workshop, memory = held.moments[0]
    held.go_on.set()
    first = await saved(service, room)
    assert first == workshop.seq < room.workshop.seq
    assert max(memory["view day"]["changed_at"].values()) <= workshop.seq
    folded = service.rooms.checkpoints.fold(room.workshop.id)
    assert folded is not None
    assert (folded.saved, folded.projections.workshop) == (first, room.workshop)


async def test_after_a_checkpoint_the_keeper_rests(
    service: Service, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper_module, "REST", 1_000_000)
    held.go_on.set()
    room = await a_day(service)
    await edits(room, EVERY)
    first = await saved(service, room)
    await edits(room, 3 * EVERY)
    assert await saved(service, room) == first
    assert len(held.moments) == 1


async def test_a_checkpoint_that_cannot_be_made_harms_nothing(
    service: Service, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(self: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("projections.house.Projections.memory", broken)
    room = await a_day(service)
    await edits(room, 2 * EVERY)
    assert await saved(service, room) == 0
    assert "a fault of ours" in caplog.text


async def test_a_room_that_failed_leaves_no_checkpoint_of_what_it_came_to(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fold breaks in the middle, at the very event at which a checkpoint is due; the next room has it right."""
    room = await a_day(service)
    last = await saved(service, room)
    await edits(room, last + EVERY - 1 - room.workshop.seq)

    def fails(fact: object) -> None:
        raise RuntimeError("a fault of ours")

    room.committed.append(fails)
    with pytest.raises(NotOpened):
        await edits(room, 1)
    assert room.workshop.id not in service.rooms._keepers
    monkeypatch.undo()
    again = await service.rooms.get(room.workshop.id)
    assert again is not room
    assert again.workshop.seq == last + EVERY
    found = service.store.get_checkpoint(room.workshop.id)
    assert found is not None
    assert found[0] == last
