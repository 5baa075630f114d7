"""A gap that nobody noticed is found by a check and healed, over a real socket (trust.md, "Resume")."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from client import Day, connect
from client.replica import Replica
from client.wire import Frame
from domain.workshop import commands
from server.live.audience import Audience
from tests.server.harness import House, running


def audience(house: House) -> Audience:
    return house.service.audiences[house.room.workshop.id]


async def agrees(day: Day, house: House) -> None:
    """The client has asked and been answered, and what it holds is what the server has."""
    day.check()
    await day.ping()  # an answer to this one comes after those
    async with asyncio.timeout(10):
        views = house.room.projections.views
        await day.until(lambda day: all(day.view(name) == views[name].rows for name in ("day", "table/1")))


class Lossy(Replica):
    """Loses one delta of the table: in silence, or saying that it had it."""

    def __init__(self, *, silent: bool) -> None:
        super().__init__()
        self.lost = 0
        self._silent = silent

    def apply(self, frame: Frame) -> bool:
        if frame["t"] == "delta" and frame["view"] == "table/1" and not self.lost:
            self.lost = frame["to"]
            if not self._silent:
                self.views["table/1"].seq = frame["to"]
            return True
        return super().apply(frame)


@pytest.mark.parametrize("silent", [True, False])
async def test_a_delta_that_was_lost_is_noticed_and_healed(tmp_path: Path, silent: bool) -> None:
    async with running(tmp_path) as house:
        day = connect(house.url, await house.seated("ann"))
        day._replica = replica = Lossy(silent=silent)
        async with day:
            saved = await day.send("choose_proposal", table=1, proposal="R-03")
            await day.until(lambda _: replica.lost >= saved.last)
            assert "choice/R-03" not in day.view("table/1")
            await agrees(day, house)
            assert "choice/R-03" in day.view("table/1")
            assert audience(house).renewals == 1
            assert day.connections == 1, "nobody had to start over"


async def test_one_wrong_value_is_healed_and_the_next_edit_comes_as_ever(tmp_path: Path) -> None:
    async with running(tmp_path) as house, connect(house.url, await house.seated("ann")) as day:
        saved = await day.send("choose_proposal", table=1, proposal="R-03")
        await day.reaches("table/1", saved.last)
        day._replica.views["table/1"].rows["choice/R-03"]["share"] = 99
        await agrees(day, house)
        assert day.view("table/1")["choice/R-03"]["share"] == 100
        saved = await day.send("set_share", table=1, proposal="R-03", share=40)
        await day.reaches("table/1", saved.last)
        assert day.view("table/1")["choice/R-03"]["share"] == 40


async def test_who_holds_what_the_server_has_is_sent_nothing_anew(tmp_path: Path) -> None:
    """Every view of the day, in the middle of edits too."""
    async with running(tmp_path) as house:
        facilitator = connect(house.url, await house.enter(house.links.facilitator()))
        async with facilitator as all_views, connect(house.url, await house.seated("ann")) as day:
            await all_views.watch("hall", "finance", "table/1", "table/2")
            for share in range(10, 60):
                saving = asyncio.ensure_future(day.send("choose_proposal", table=1, proposal="R-03", share=share))
                all_views.check()
                day.check()
                await saving
            await house.order(commands.HideResults())
            all_views.check()
            await all_views.ping()
            await agrees(day, house)
            assert audience(house).renewals == 0


async def test_a_client_checks_by_itself_now_and_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("client.day.CHECK", 0.05)
    async with running(tmp_path) as house, connect(house.url, await house.seated("ann")) as day:
        day._replica.views["day"].rows.popitem()
        async with asyncio.timeout(10):
            await day.until(lambda day: day.view("day") == house.room.projections.views["day"].rows)
        assert audience(house).renewals == 1


async def test_a_view_that_is_not_watched_is_neither_checked_nor_renewed(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        for view in ("table/2", "overview", "nothing"):
            await ann.say({"t": "check", "view": view})
            await ann.say({"t": "renew", "view": view, "seq": 1})
        await ann.silence()
        assert not {m.get("view") for m in ann.heard} & {"table/2", "overview", "nothing"}
        assert audience(house).renewals == 0


async def test_a_view_is_renewed_seldom_however_often_it_is_asked_for(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        for _ in range(50):
            await ann.say({"t": "renew", "view": "table/1", "seq": 1})
        await ann.silence()
        assert sum(m["t"] == "snapshot" and m["view"] == "table/1" for m in ann.heard) == 2
        assert audience(house).renewals == 1


async def test_all_who_ask_at_a_position_get_one_sum(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summed: list[object] = []

    def counting(rows: object) -> bytes:
        summed.append(rows)
        return b"12345678"

    monkeypatch.setattr("server.live.encoded.sum_of", counting)
    async with (
        running(tmp_path) as house,
        house.wire(await house.seated("ann")) as ann,
        house.wire(await house.seated("bob")) as bob,
    ):
        for wire in (ann, bob, ann):
            await wire.say({"t": "check", "view": "table/1"})
            state = await wire.until("state", view="table/1")
            assert state["sum"] == b"12345678"
        assert len(summed) == 1
