"""A room decides, commits once and only then speaks; whatever happens to the disk, it never says what is not there."""

from __future__ import annotations

import asyncio
import concurrent.futures
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.table import commands as table
from domain.workshop import actors, commands
from domain.workshop.decide import Command
from projections.house import Change
from server.directory import Directory
from server.importing import read
from server.live.orders import Answer, Declined, Done, Order
from server.live.remembered import Remembered
from server.live.room import Room
from server.log.store import Batch, LogUnavailable, RememberedCommand, Store
from server.opening import open_workshop, order, store_documents
from server.service import Service
from server.settings import Settings
from tests.server.harness import FJORDBAEK, seat_everyone

LATER = 2_000_000_000_000


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    service = Service.open(Settings(tmp_path / "log.sqlite", "http://localhost:1"))
    yield service
    service.store.close()
    service.directory.close()


async def a_day(service: Service) -> Room:
    room = await open_workshop(service, "Dag", store_documents(service, read(FJORDBAEK)), 3)
    await seat_everyone(service, room)
    await order(room, commands.OpenRound(ends_at=LATER, title="Runde 1"))
    return room


def an_order(command: Command, command_id: str, *, actor: str = "p:ann", basis: int = 0, round_: int = 1) -> Order:
    return Order(command, actor, None, command_id, command_id.encode(), basis, round_, late=False)


def choose(proposal: str) -> table.ChooseProposal:
    return table.ChooseProposal(1, proposal)


class HeldStore:
    """A store's append that waits until it is let go, and counts."""

    def __init__(self, store: Store) -> None:
        self.batches: list[Batch] = []
        self.held: list[tuple[Batch, concurrent.futures.Future[None]]] = []
        self._append = store.append
        self.holding = True

    def append(self, batch: Batch) -> concurrent.futures.Future[None]:
        self.batches.append(batch)
        if not self.holding:
            return self._append(batch)
        future: concurrent.futures.Future[None] = concurrent.futures.Future()
        self.held.append((batch, future))
        return future

    def let_go(self) -> None:
        for batch, future in self.held:
            self._append(batch).result()
            future.set_result(None)
        self.held.clear()

    def fail(self, error: Exception) -> None:
        for _, future in self.held:
            future.set_exception(error)
        self.held.clear()


async def turns(n: int = 20) -> None:
    for _ in range(n):
        await asyncio.sleep(0)


async def test_nobody_hears_of_an_edit_before_it_is_on_disk(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    room = await a_day(service)
    held = HeldStore(service.store)
    monkeypatch.setattr(service.store, "append", held.append)
    heard: list[Change] = []
    room.publish = heard.extend
    answer = asyncio.create_task(room.submit(an_order(choose("R-03"), "first")))
    await turns()
    assert held.held
    assert not answer.done()
    assert heard == []
    assert "R-03" not in room.workshop.tables[1].choices
    held.let_go()
    assert isinstance(await answer, Done)
    assert "table/1" in {change.view for change in heard}
    await room.stop()


async def test_all_that_waits_is_one_batch(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    room = await a_day(service)
    held = HeldStore(service.store)
    monkeypatch.setattr(service.store, "append", held.append)
    first = asyncio.create_task(room.submit(an_order(choose("R-03"), "id-first")))
    await turns()
    rest = [
        asyncio.create_task(room.submit(an_order(table.SetAmount(1, "R-03", 2021, -n), f"id-{n}")))
        for n in range(1, 51)
    ]
    await turns()
    held.holding = False
    held.let_go()
    answers = await asyncio.gather(first, *rest)
    assert all(isinstance(answer, Done) for answer in answers)
    assert [len(batch.recorded) for batch in held.batches] == [1, 50]
    await room.stop()


async def test_a_failed_commit_leaves_no_trace_and_the_room_goes_on(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = await a_day(service)
    seq = room.workshop.seq
    held = HeldStore(service.store)
    monkeypatch.setattr(service.store, "append", held.append)
    answer = asyncio.create_task(room.submit(an_order(choose("R-03"), "lost")))
    await turns()
    held.fail(LogUnavailable("no room on the disk"))
    assert await answer == Declined("log_unavailable")
    assert room.workshop.seq == seq
    held.holding = False
    again = await room.submit(an_order(choose("R-03"), "lost"))
    assert again == Done(seq + 1, seq + 1)
    await room.stop()


async def test_a_commit_that_was_thought_lost_is_found_in_the_log(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk said no, and yet it was there: the same command again gets the first answer (trust.md, point 2)."""
    room = await a_day(service)
    seq = room.workshop.seq
    held = HeldStore(service.store)
    monkeypatch.setattr(service.store, "append", held.append)
    answer = asyncio.create_task(room.submit(an_order(choose("R-03"), "unclear")))
    await turns()
    held._append(held.held[0][0]).result()
    held.fail(LogUnavailable("the answer was lost"))
    assert isinstance(await answer, Declined)
    held.holding = False
    assert await room.submit(an_order(choose("R-03"), "unclear")) == Done(seq + 1, seq + 1)
    assert "R-03" in room.workshop.tables[1].choices
    await room.stop()


async def test_another_writer_is_folded_before_deciding_anew(service: Service) -> None:
    room = await a_day(service)
    other = await other_room(service, room)
    assert isinstance(await other.submit(an_order(commands.LockTable(1), "lock-it", actor="f:1")), Done)
    answer = await room.submit(an_order(choose("R-03"), "too-late"))
    assert isinstance(answer, Declined)
    assert answer.code == "table_locked"
    assert room.workshop.seq == other.workshop.seq
    await other.stop()
    await room.stop()


async def other_room(service: Service, room: Room) -> Room:
    """A second owner, who should not be there: only the log keeps them apart."""
    rooms = type(service.rooms)(service.store, service.directory)
    other = await rooms.get(room.workshop.id)
    assert isinstance(other, Room)
    return other


async def test_a_round_with_auto_close_is_closed_by_the_server(service: Service) -> None:
    room = await a_day(service)
    await order(room, commands.CloseRound())
    closed = asyncio.Event()
    room.committed.append(lambda fact: closed.set() if type(fact.event).__name__ == "RoundClosed" else None)
    await order(room, commands.OpenRound(ends_at=room._clock() + 30, title="Kort", auto_close=True))
    await asyncio.wait_for(closed.wait(), 10)
    facts = list(service.store.read(room.workshop.id))
    assert (facts[-1].actor, type(facts[-1].event).__name__) == (actors.SERVER, "RoundClosed")
    await room.stop()


async def test_time_never_runs_backwards_in_the_log(service: Service) -> None:
    room = await a_day(service)
    times = iter([5_000_000_000_000, 1_000, 2_000])
    room._clock = lambda: next(times)
    for proposal in ("R-03", "R-05", "R-06"):
        assert isinstance(await room.submit(an_order(choose(proposal), f"id-{proposal}")), Done)
    at = [fact.at for fact in service.store.read(room.workshop.id)]
    assert at == sorted(at)
    assert at[-3:] == [5_000_000_000_000] * 3
    await room.stop()


async def test_a_server_that_restarts_comes_back_into_the_same_open_day(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "log.sqlite", "http://localhost:1")
    service = Service.open(settings)
    room = await a_day(service)
    await room.submit(an_order(choose("R-03"), "before"))
    room.projections.take_changes()  # what the hall's interval still held back
    state, views = room.workshop, {name: view.snapshot() for name, view in room.projections.views.items()}
    await service.close()
    again = Service.open(settings)
    back = await again.rooms.get(state.id)
    assert back.workshop == state
    assert {name: view.snapshot() for name, view in back.projections.views.items()} == views
    assert await back.submit(an_order(choose("R-03"), "before")) == Done(state.seq, state.seq)
    await again.close()


async def test_every_order_is_answered_whatever_the_decision(service: Service) -> None:
    room = await a_day(service)
    answers: tuple[Answer, ...] = await asyncio.gather(
        room.submit(an_order(choose("R-03"), "a-1")),
        room.submit(an_order(choose("X-99"), "a-2")),
        room.submit(an_order(choose("R-03"), "a-3")),
        room.submit(an_order(choose("R-05"), "a-4", basis=10_000)),
        room.submit(an_order(choose("R-03"), "a-1")),
    )
    first = answers[0]
    assert isinstance(first, Done)
    codes = [answer.code if isinstance(answer, Declined) else answer for answer in answers[1:]]
    assert codes == ["unknown_proposal", Done(0, 0), "basis_ahead", first]
    await room.stop()


def test_the_directory_stands_beside_the_log(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "dag.sqlite", "http://localhost:1")
    assert Path(settings.directory).name == "dag-directory.sqlite"
    assert Directory(settings.directory)


async def test_a_command_that_is_being_looked_up_is_overtaken_by_none_and_holds_up_nobody_else(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log takes its time; the loop goes on, and a later command of the same sender waits its turn."""
    room = await a_day(service)
    first = an_order(table.ChooseProposal(1, "R-03", 50), "choose-1")
    saved = await room.submit(first)
    room._remembered = Remembered(
        service.store, room.workshop.id
    )  # as after a start: what was done is in the log alone
    asked, may_answer, find = threading.Event(), threading.Event(), service.store.find_command

    def slowly(workshop: str, actor: str, command_id: str) -> RememberedCommand | None:
        asked.set()
        assert may_answer.wait(10)
        return find(workshop, actor, command_id)

    monkeypatch.setattr(service.store, "find_command", slowly)
    answers: list[tuple[str, Answer]] = []
    room.put(first, lambda answer: answers.append(("again", answer)))
    await asyncio.to_thread(asked.wait, 10)  # this loop runs while the log is asked
    later = asyncio.create_task(
        room.submit(an_order(table.SetShare(1, "R-03", 70), "share-1", basis=room.workshop.seq))
    )
    later.add_done_callback(lambda task: answers.append(("later", task.result())))
    await asyncio.sleep(0.05)
    assert answers == []
    may_answer.set()
    done = await later
    await asyncio.sleep(0)
    assert isinstance(saved, Done)
    assert isinstance(done, Done)
    assert answers == [("again", Done(saved.first, saved.last)), ("later", done)]
    assert done.first == saved.last + 1
