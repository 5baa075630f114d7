"""What a hostile or broken client might try, each tried once and found closed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgpack
import pytest
import websockets

from domain.workshop import commands
from server.live.connection import Connection
from server.live.outlet import MOST_WAITING
from tests.server.harness import House, running


async def boss(house: House) -> dict[str, str]:
    return {"Authorization": f"Bearer {await house.enter(house.links.facilitator())}"}


async def test_a_ticket_from_before_a_release_opens_nothing(tmp_path: Path) -> None:
    """Two devices must never hold one name."""
    async with running(tmp_path) as house:
        ticket = await house.ticket(await house.seated("ann"))
        await house.order(commands.ReleaseSeat("ann"))
        assert await house.seated("ann"), "another device has it now"
        async with house.bare() as old:
            await old.say({"t": "hello", "v": 1, "ticket": ticket})
            assert (await old.hear())["code"] == "signed_out"


async def test_a_bearer_that_outlived_its_seat_is_worth_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where deleting it failed: the log says who holds a seat."""
    async with running(tmp_path) as house:
        bearer = await house.seated("ann")
        monkeypatch.setattr(house.service.directory, "revoke", lambda *_: 0)
        await house.order(commands.ReleaseSeat("ann"))
        for method, path in (("POST", "/api/ticket"), ("GET", "/api/names")):
            answer = await house.http.request(method, path, headers={"Authorization": f"Bearer {bearer}"})
            assert answer.status_code == 401, path


async def test_views_that_are_watched_and_left_pile_nothing_up(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        audience = await house.service.audience(house.room.workshop.id)
        known = len(audience._by_view)
        for n in range(300):
            await ann.say({"t": "watch", "views": ["hall"]})
            await ann.say({"t": "unwatch", "views": ["hall", f"made-up-{n}"]})
        await ann.silence()
        assert len(audience._by_view) <= known + 1, "a name of the client's choosing became a key"
        (listener,) = audience._by_actor["p:ann"]
        assert listener.outlet._waiting < MOST_WAITING


async def test_three_hundred_commands_at_once_are_each_answered(tmp_path: Path) -> None:
    """An outbox after a long time in the cellar: read as there is room, never thrown out."""
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        await ann.do("choose_proposal", table=1, proposal="R-03")
        ids = [f"from-the-outbox-{n:04}" for n in range(300)]
        for n, command_id in enumerate(ids):
            await ann.say(edit(command_id, -1_000 - n))
        answered: set[str] = set()
        while len(answered) < len(ids):
            message = await ann.hear()
            assert message["t"] not in ("no", "error", "bye"), message
            if message["t"] == "ok":
                answered.add(message["id"])
        assert answered == set(ids)


def edit(command_id: str, amount: int) -> dict[str, Any]:
    args = {"table": 1, "proposal": "R-03", "year": 2021, "amount": amount}
    return {"t": "do", "id": command_id, "cmd": "set_amount", "args": args, "basis": 0, "round": 1}


async def test_nothing_is_carried_out_after_goodbye(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        audience = await house.service.audience(house.room.workshop.id)
        (listener,) = audience._by_actor["p:ann"]
        before = house.seq
        listener.end("signed_out")
        assert isinstance(listener, Connection)
        choice = {"cmd": "choose_proposal", "args": {"table": 1, "proposal": "R-03"}}
        listener.receive(msgpack.packb(edit("after-goodbye", -5) | choice))
        assert (await ann.until("bye"))["code"] == "signed_out"
        assert house.seq == before


async def test_a_server_that_ends_says_so(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        bearer = await house.seated("ann")
        async with house.wire(bearer) as ann:
            house.stop()
            assert (await ann.until("bye"))["code"] == "restarting"
            with pytest.raises(websockets.ConnectionClosed):
                await ann.until("nothing more")


async def test_ids_that_are_too_long_to_be_ours_are_not_sent_back(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        answer = await ann.do("choose_proposal", table=1, proposal="x" * 60_000)
        assert answer["code"] == "bad_arguments"
        assert len(ann.raw[-1]) < 1_000


async def test_a_refused_list_registers_nobody_and_leaves_no_names(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        headers = await boss(house)
        before, names = (
            len(house.room.workshop.participants),
            dict(house.service.directory.names(house.room.workshop.id)),
        )
        people = {"people": [{"name": "A", "group": "guest"}, {"name": "B", "group": "guest", "home_committee": "Nej"}]}
        answer = await house.http.post("/api/people", json=people, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (400, "bad_people")
        many = "name;group\n" + "Gæst;guest\n" * 5_000
        full = await house.http.post(
            "/api/people", content=many.encode(), headers=headers | {"Content-Type": "text/csv"}
        )
        assert full.status_code == 400
        assert len(house.room.workshop.participants) == before
        assert house.service.directory.names(house.room.workshop.id) == names


async def test_a_form_may_name_a_committee_by_its_name(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        people = {"people": [{"name": "A", "group": "guest", "home_committee": "Udvalget for Læring"}]}
        answer = await house.http.post("/api/people", json=people, headers=await boss(house))
        assert answer.json() == {"registered": 1, "problems": []}


@pytest.mark.parametrize(
    "text", ["name;group;table\nA;guest;" + "9" * 5_000 + "\n", "name;group\n" + "x" * 200_000 + ";guest\n"]
)
async def test_a_cell_that_no_reader_takes_is_a_problem_of_its_row(tmp_path: Path, text: str) -> None:
    async with running(tmp_path) as house:
        headers = await boss(house) | {"Content-Type": "text/csv"}
        answer = await house.http.post("/api/people", content=text.encode(), headers=headers)
        assert (answer.status_code, answer.json()["problems"][0]["row"]) == (400, 2)


@pytest.mark.parametrize(("method", "path"), [("GET", "/api/nothing"), ("GET", "/assets/%00"), ("DELETE", "/api/look")])
async def test_what_is_not_there_is_refused_with_a_code_and_a_sentence(tmp_path: Path, method: str, path: str) -> None:
    async with running(tmp_path) as house:
        answer = await house.http.request(method, path)
        assert answer.status_code in (404, 405)
        assert set(answer.json()) == {"code", "say"}
