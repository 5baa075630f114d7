"""A connection that comes back is brought up to date in full or starts over; never a part (trust.md, "Resume")."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import msgpack
import pytest
from websockets.frames import Frame, Opcode

from server import direct
from tests.server.harness import House, Wire, running, running_again


async def edits(wire: Wire, *amounts: int) -> None:
    for amount in amounts:
        assert (await wire.do("set_amount", table=1, proposal="R-03", year=2021, amount=amount))["t"] == "ok"


async def fresh_rows(house: House, bearer: str) -> dict[str, dict[str, object]]:
    async with house.wire(bearer) as late:
        return late.rows


async def test_the_senders_edits_come_back_by_the_same_road(tmp_path: Path) -> None:
    async with (
        running(tmp_path) as house,
        house.wire(await house.seated("ann")) as ann,
        house.wire(await house.seated("bob")) as bob,
    ):
        answer = await ann.do("choose_proposal", table=1, proposal="R-03")
        mine = await ann.reaches("table/1", answer["last"])
        theirs = await bob.reaches("table/1", answer["last"])
        assert mine == theirs
        assert mine["choice/R-03"]["by"] == "p:ann"
        assert mine["effect/R-03"]["effect"] == [-600_000, -1_428_000, -1_457_400, -1_488_200]


async def test_a_client_that_comes_back_gets_only_what_it_missed(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("bob")) as bob:
        bearer = await house.seated("ann")
        async with house.wire(bearer) as ann:
            await ann.do("choose_proposal", table=1, proposal="R-03")
            await ann.silence()
            held, epoch = ann.rows, next(m for m in ann.heard if m["t"] == "welcome")["epoch"]
            have = ann.seqs
        await edits(bob, -1_000_000, -2_000_000, -3_000_000)
        async with house.wire(bearer, have=have, epoch=epoch) as ann:
            kinds = [(m["t"], m.get("view")) for m in ann.heard if m["t"] in ("snapshot", "delta")]
            assert ("delta", "table/1") in kinds
            assert ("snapshot", "table/1") not in kinds
            delta = next(m for m in ann.heard if m["t"] == "delta" and m["view"] == "table/1")
            assert delta["rows"]["amount/R-03/2021"]["amount"] == -3_000_000
            caught_up = {**held["table/1"], **delta["rows"]}
            for key in delta["gone"]:
                caught_up.pop(key, None)
            assert caught_up == (await fresh_rows(house, bearer))["table/1"]


async def test_another_epoch_starts_over(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        bearer = await house.seated("ann")
        async with house.wire(bearer, have={"day": 3, "table/1": 3}, epoch="another life") as ann:
            assert {m["view"] for m in ann.heard if m["t"] == "snapshot"} == {"day", "table/1"}


async def test_a_client_that_does_not_read_gets_one_merged_delta_and_the_right_values(tmp_path: Path) -> None:
    async with (
        running(tmp_path) as house,
        house.wire(await house.seated("bob")) as bob,
        house.wire(await house.seated("ann")) as slow,
    ):
        await bob.do("choose_proposal", table=1, proposal="R-03")
        before = len(slow.heard)
        for start in range(0, 400, 50):
            await asyncio.gather(*(sent(bob, -1_000 * n) for n in range(start + 1, start + 51)))
        await edits(bob, -777_000)
        rows = await slow.reaches("table/1", house.seq)
        assert rows["amount/R-03/2021"]["amount"] == -777_000
        assert len(slow.heard) - before <= 401, "never more deltas than edits"


async def sent(wire: Wire, amount: int) -> None:
    wire.count += 1
    await wire.say(
        {
            "t": "do",
            "id": f"burst-{wire.count:06}",
            "cmd": "set_amount",
            "args": {"table": 1, "proposal": "R-03", "year": 2021, "amount": amount},
            "basis": 0,
            "round": 1,
        }
    )


async def test_a_late_edit_never_overwrites_what_another_did_meanwhile(tmp_path: Path) -> None:
    async with (
        running(tmp_path) as house,
        house.wire(await house.seated("ann")) as ann,
        house.wire(await house.seated("bob")) as bob,
    ):
        await ann.do("choose_proposal", table=1, proposal="R-03")
        await ann.silence()
        basis = house.seq
        await edits(bob, -1_000_000)
        amount: dict[str, Any] = {"table": 1, "proposal": "R-03", "year": 2021, "amount": -2_000_000}
        late = await ann.do("set_amount", basis=basis, late=True, **amount)
        assert late["code"] == "changed_since"
        assert late["details"]["by"] == "p:bob"
        live = await ann.do("set_amount", basis=basis, **amount)
        assert [o["by"] for o in live["overwrote"]] == ["p:bob"]
        rows = await bob.reaches("table/1", live["last"])
        assert (rows["amount/R-03/2021"]["amount"], rows["amount/R-03/2021"]["by"]) == (-2_000_000, "p:ann")


async def test_presence_tells_who_is_here_and_what_they_edit_and_is_not_logged(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        before = house.seq
        bearer = await house.seated("bob")
        claimed = house.seq
        async with house.wire(bearer) as bob:
            await bob.say({"t": "at", "row": "amount/R-03/2021"})
            await ann.until("presence", people={"p:ann": None, "p:bob": "amount/R-03/2021"})
        await ann.until("presence", people={"p:ann": None})
        assert claimed == before + 1
        assert house.seq == claimed, "presence stands in no log"


async def test_a_fault_after_the_commit_costs_a_reconnect_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug in a projection must not make a screen lie: the room is given up and made anew from the log."""
    async with running(tmp_path) as house:
        bearer = await house.seated("ann")

        def fails(*_: object) -> None:
            raise RuntimeError("a bug")

        async with house.wire(bearer) as ann:
            monkeypatch.setattr(house.room.projections, "fold", fails)
            refused = await ann.do("choose_proposal", table=1, proposal="R-03", id_="stays-the-same")
            assert refused["code"] == "log_unavailable"
            assert (await ann.until("bye"))["code"] == "restarting"
        async with house.wire(bearer) as ann:
            assert ann.rows["table/1"]["choice/R-03"]["by"] == "p:ann", "it was on disk"
            again = await ann.do("choose_proposal", table=1, proposal="R-03", id_="stays-the-same")
            assert again["t"] == "ok"
            assert again["last"] == ann.rows["table/1"]["choice/R-03"]["seq"]


async def test_a_client_that_stops_reading_is_given_up_and_nobody_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It answers no ping either way: what counts is that its frames do not leave."""
    monkeypatch.setattr(direct, "SEND_TIME", 0.2)
    async with running(tmp_path) as house, house.wire(await house.seated("bob")) as bob:
        audience = await house.service.audience(house.room.workshop.id)
        async with house.bare() as deaf:
            await deaf.say({"t": "hello", "v": 1, "ticket": await house.ticket(await house.seated("ann"))})
            await deaf.until("welcome")
            deaf.socket.transport.pause_reading()
            here = audience.size
            while audience.size == here:
                deaf.socket.transport.write(masked({"t": "watch", "views": ["hall"]}))
                deaf.socket.transport.write(masked({"t": "unwatch", "views": ["hall"]}))
                answer = await bob.do(
                    "set_amount" if "choice/R-03" in bob.rows["table/1"] else "choose_proposal", **edit(bob)
                )
                assert answer["t"] == "ok"
            assert audience.size == here - 1
            deaf.socket.transport.abort()


def edit(wire: Wire) -> dict[str, Any]:
    chosen = {"table": 1, "proposal": "R-03"}
    return chosen | ({"year": 2021, "amount": -wire.count} if "choice/R-03" in wire.rows["table/1"] else {})


def masked(message: dict[str, Any]) -> bytes:
    """A client's binary frame, past the library, which would wait for the server to read."""
    return Frame(Opcode.BINARY, msgpack.packb(message)).serialize(mask=True)


async def test_whoever_missed_nothing_hears_no_gap_after_a_restart(tmp_path: Path) -> None:
    """What a view is at after a restart is the log's end, though the view's last change was long before."""
    async with running(tmp_path) as house, house.wire(await house.seated("cat")) as cat:
        workshop, bearer = house.room.workshop.id, await house.seated("ann")
        await edits_at(cat, table=2)
        async with house.wire(bearer) as ann:
            epoch, have = next(m for m in ann.heard if m["t"] == "welcome")["epoch"], ann.seqs
        await edits_at(cat, table=2)
    async with running_again(tmp_path, workshop) as house, house.wire(bearer, have=have, epoch=epoch) as ann:
        answer = await ann.do("choose_proposal", table=1, proposal="R-03")
        assert "choice/R-03" in await ann.reaches("table/1", answer["last"])


async def edits_at(wire: Wire, table: int) -> None:
    for command in ("choose_proposal", "withdraw_proposal"):
        assert (await wire.do(command, table=table, proposal="R-03"))["t"] == "ok"
