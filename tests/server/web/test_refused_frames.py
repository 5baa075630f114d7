"""Frames that must be refused: rows of cause x message. Each has its stable code, leaves seq unchanged,
and the neighbour at the table works on (settled.md 28)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgpack
import pytest
import websockets

from domain.workshop import commands
from server.live.room import Room
from server.log.store import LogUnavailable
from tests.server.harness import House, Wire, running
from tests.server.protocol.test_frames import BAD

CHOOSE: dict[str, Any] = {"table": 1, "proposal": "R-03"}


def do(**changes: Any) -> dict[str, Any]:
    message = {
        "t": "do",
        "id": "refuse-me-1",
        "cmd": "choose_proposal",
        "args": CHOOSE,
        "basis": 0,
        "round": 1,
        "late": False,
        "behalf": None,
    }
    return message | changes


@dataclass(frozen=True)
class Row:
    """before: brings the room into the state the cause needs."""

    cause: str
    frame: bytes
    code: str
    before: Callable[[House], Awaitable[None]] | None = None


def row(
    cause: str, message: dict[str, Any], code: str, before: Callable[[House], Awaitable[None]] | None = None
) -> Row:
    return Row(cause, msgpack.packb(message), code, before)


async def lock(house: House) -> None:
    await house.order(commands.LockTable(1))


async def close_round(house: House) -> None:
    await house.order(commands.CloseRound())


async def next_round(house: House) -> None:
    await close_round(house)
    await house.order(commands.OpenRound(ends_at=2_000_000_000_000, title="Runde 2"))


async def close_day(house: House) -> None:
    await house.order(commands.CloseWorkshop())


ROWS = [
    *(Row(f"malformed: {name}", data, "malformed") for name, data in BAD.items()),
    row("unknown message", {"t": "shout"}, "unknown_message"),
    row("no type", {"id": "x"}, "unknown_message"),
    row("hello again", {"t": "hello", "v": 1, "ticket": "x"}, "already_greeted"),
    row("ping without a number", {"t": "ping"}, "malformed"),
    row("watch of another's table", {"t": "watch", "views": ["table/2"]}, "not_allowed"),
    row("watch of what is only the facilitator's", {"t": "watch", "views": ["overview"]}, "not_allowed"),
    row("at with a number", {"t": "at", "row": 7}, "malformed"),
    row("do without an id", {k: v for k, v in do().items() if k != "id"}, "malformed"),
    row("do with an id that is too short", do(id="x"), "malformed"),
    row("do with a field of its own", do(colour="red"), "malformed"),
    row("unknown command", do(cmd="fly"), "unknown_command"),
    row("command the server makes itself", do(cmd="claim_seat", args={"pid": "ann", "device": "x"}), "unknown_command"),
    row("argument missing", do(args={"table": 1}), "bad_arguments"),
    row("argument too many", do(args=CHOOSE | {"x": 1}), "bad_arguments"),
    row("argument of another type", do(args=CHOOSE | {"share": "50"}), "bad_arguments"),
    row("argument that is a float", do(args=CHOOSE | {"share": 50.0}), "bad_arguments"),
    row("another's table", do(args=CHOOSE | {"table": 2}), "not_allowed"),
    row("a table that is not there", do(args=CHOOSE | {"table": 77}), "not_allowed"),
    row("a facilitator's command", do(cmd="close_round", args={}), "not_allowed"),
    row("on behalf of another without being note-taker", do(behalf="bob"), "not_allowed"),
    row("ahead of the server", do(basis=1_000_000), "basis_ahead"),
    row("a round that never was", do(round=9), "round_closed"),
    row("stale: the round before", do(round=1), "round_closed", next_round),
    row("no open round", do(round=1), "round_closed", close_round),
    row("locked", do(), "table_locked", lock),
    row("closed", do(), "workshop_closed", close_day),
    row("unknown proposal", do(args=CHOOSE | {"proposal": "X-99"}), "unknown_proposal"),
    row("a check of nothing", {"t": "check"}, "malformed"),
    row("a check of what is no view's name", {"t": "check", "view": 7}, "malformed"),
    row("a check that says more than it may", {"t": "check", "view": "day", "sum": b"12345678"}, "malformed"),
    row("a renewal of a name that is too long", {"t": "renew", "view": "a" * 33, "seq": 0}, "malformed"),
    row("a renewal from before the beginning", {"t": "renew", "view": "day", "seq": -1}, "malformed"),
    row("share of nothing", do(args=CHOOSE | {"share": 0}), "share_out_of_range"),
    row("share of more than all", do(args=CHOOSE | {"share": 101}), "share_out_of_range"),
    row("part of what is whole", do(args={"table": 1, "proposal": "R-04", "share": 50}), "not_scalable"),
    row("amount of what is not chosen", do(cmd="set_amount", args=CHOOSE | {"year": 2021, "amount": 1}), "not_chosen"),
    row("withdrawal of nothing to undo", do(cmd="undo_last", args={"table": 1}), "nothing_to_undo"),
    row("objection without a reason", do(cmd="take_stance", args=CHOOSE | {"grade": "object"}), "reason_required"),
    row("unknown grade", do(cmd="take_stance", args=CHOOSE | {"grade": "maybe"}), "unknown_grade"),
    row(
        "text with a bidi override",
        do(cmd="take_stance", args=CHOOSE | {"grade": "object", "reason": "a\u202eb"}),
        "text_not_clean",
    ),
    row(
        "text that is too long",
        do(cmd="take_stance", args=CHOOSE | {"grade": "object", "reason": "a" * 5_000}),
        "text_too_long",
    ),
]


@pytest.mark.parametrize("refused", ROWS, ids=lambda r: r.cause)
async def test_a_refused_frame_has_its_code_and_harms_nobody(tmp_path: Path, refused: Row) -> None:
    async with running(tmp_path) as house:
        ann_comes, bob_comes = await house.seated("ann"), await house.seated("bob")
        if refused.before is not None:
            await refused.before(house)
        async with house.wire(ann_comes) as ann, house.wire(bob_comes) as bob:
            before = house.seq
            await ann.socket.send(refused.frame)
            answer = await first_answer(ann)
            assert answer["code"] == refused.code
            assert answer["say"].strip(), "a sentence for people"
            assert house.seq == before
            await works_on(house, bob, refused.code)
            await ann.silence()


async def first_answer(wire: Wire) -> dict[str, Any]:
    while True:
        message = await wire.hear()
        if message["t"] in ("no", "error"):
            return message


async def works_on(house: House, neighbour: Wire, code: str) -> None:
    """Whoever sits beside can go on, unless what was refused holds for the whole table."""
    answer = await neighbour.do("choose_proposal", table=1, proposal="R-05", round_=house.room.workshop.current_round)
    stopped_for_all = code in ("table_locked", "workshop_closed") or house.room.workshop.open_round is None
    assert answer["t"] == ("no" if stopped_for_all else "ok")


async def test_text_frames_are_refused(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        await ann.socket.send('{"t": "ping"}')
        assert (await first_answer(ann))["code"] == "not_binary"
        await ann.silence()


async def test_a_frame_over_the_limit_closes_its_own_connection_and_no_other(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("bob")) as bob:
        bearer = await house.seated("ann")
        before = house.seq
        async with house.wire(bearer) as ann:
            await ann.socket.send(b"\x00" * 70_000)
            with pytest.raises(websockets.ConnectionClosed):
                await ann.until("nothing that ever comes")
            assert ann.socket.close_code == 1009
        assert house.seq == before
        await works_on(house, bob, "too_big")


async def test_a_connection_that_only_errs_is_ended(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("bob")) as bob:
        async with house.wire(await house.seated("ann")) as ann:
            for _ in range(25):
                await ann.socket.send(b"\xc1")
            assert (await ann.until("bye"))["code"] == "too_many_errors"
        await works_on(house, bob, "malformed")


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (msgpack.packb({"t": "ping", "n": 1}), "not_greeted"),
        (msgpack.packb(do()), "not_greeted"),
        (msgpack.packb({"t": "hello", "v": 2, "ticket": "x"}), "wrong_version"),
        (msgpack.packb({"t": "hello", "v": 1, "ticket": "made up"}), "bad_ticket"),
        (b"\xc1", "malformed"),
    ],
)
async def test_nobody_comes_in_without_a_ticket(tmp_path: Path, frame: bytes, code: str) -> None:
    async with running(tmp_path) as house, house.bare() as wire:
        await wire.socket.send(frame)
        answer = await wire.hear()
        assert (answer["t"], answer["code"]) == ("error", code)
        with pytest.raises(websockets.ConnectionClosed):
            await wire.hear()


async def test_a_ticket_is_good_for_once(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        ticket = await house.ticket(await house.seated("ann"))
        hello = {"t": "hello", "v": 1, "ticket": ticket}
        async with house.bare() as first:
            await first.say(hello)
            await first.until("welcome")
        async with house.bare() as second:
            await second.say(hello)
            assert (await second.hear())["code"] == "bad_ticket"


async def test_a_workshop_that_cannot_be_opened_now_is_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the database is away for a moment: no reason to lose a connection without a word."""
    async with running(tmp_path) as house, house.bare() as ann:
        hello = {"t": "hello", "v": 1, "ticket": await house.ticket(await house.seated("ann"))}
        monkeypatch.setattr(house.service.rooms, "get", _away)
        await ann.say(hello)
        assert (await ann.hear())["code"] == "log_unavailable"
        with pytest.raises(websockets.ConnectionClosed) as closed:
            await ann.hear()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1008


async def _away(workshop: str) -> Room:
    raise LogUnavailable("the database is away")


async def test_another_pages_origin_is_turned_away(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        bearer = await house.seated("ann")
        headers = {"Authorization": f"Bearer {bearer}", "Origin": "https://elsewhere.example"}
        answer = await house.http.post("/api/ticket", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "wrong_origin")
        address = house.url.replace("http", "ws") + "/ws"
        with pytest.raises(websockets.InvalidStatus):
            await websockets.connect(address, additional_headers={"Origin": "https://elsewhere.example"})
        rebound = {"Host": "elsewhere.example", "Origin": "http://elsewhere.example"}
        named = await house.http.post("/api/ticket", headers=headers | rebound)
        assert named.status_code == 403, "a name that was pointed here is not ours"
        own = await house.http.post("/api/ticket", headers=headers | {"Origin": house.url})
        assert own.status_code == 200


async def test_the_same_command_again_gets_the_same_answer(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        first = await ann.do("choose_proposal", id_="once-and-again", **CHOOSE)
        await ann.do("withdraw_proposal", **CHOOSE)
        again = await ann.do("choose_proposal", id_="once-and-again", **CHOOSE)
        assert (again["first"], again["last"]) == (first["first"], first["last"])
        other = await ann.do("choose_proposal", id_="once-and-again", table=1, proposal="R-05")
        assert other["code"] == "id_reused"
