"""The client against a real server on a real socket, over a line that is cut in the middle of things."""

from __future__ import annotations

import asyncio
import textwrap
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

import client
from client import Http, HttpRefused, Refused, Saved, SignedOut, Unanswered, Unreachable, connect
from domain.table import events
from domain.workshop import commands
from tests.client.line import line
from tests.server.harness import House, running


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with running(tmp_path) as house:
        yield house


async def shares_in_log(house: House) -> list[int]:
    facts = await asyncio.to_thread(lambda: list(house.service.store.read(house.room.workshop.id)))
    return [fact.event.share for fact in facts if isinstance(fact.event, events.ShareSet)]


async def test_the_example_in_the_docstring_runs(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    source = (client.__doc__ or "").partition("Come in, look, edit, leave:\n")[2].partition("\nA lost connection")[0]
    written: dict[str, Any] = {}
    exec(compile(textwrap.dedent(source), "client/__init__.py", "exec"), written)  # noqa: S102 - our own example
    example: Callable[[str, str], Awaitable[None]] = written["lower_an_amount"]
    await example(house.url, house.links.code())
    out = capsys.readouterr().out
    assert "on disk as number" in out
    assert "kr. left to find" in out


async def test_an_edit_is_saved_and_seen_by_the_others_at_the_table(house: House) -> None:
    ann, bob = await house.seated("ann"), await house.seated("bob")
    async with connect(house.url, ann) as mine, connect(house.url, bob) as theirs:
        saved = await mine.send("choose_proposal", table=1, proposal="R-03", share=50)
        await theirs.reaches("table/1", saved.last)
        row = theirs.view("table/1")["choice/R-03"]
        assert (row["share"], row["by"], row["seq"]) == (50, "p:ann", saved.last)
        assert mine.view("table/1") == theirs.view("table/1")


async def test_a_wish_that_is_true_already_records_nothing(house: House) -> None:
    async with connect(house.url, await house.seated("ann")) as day:
        await day.send("choose_proposal", table=1, proposal="R-03")
        assert await day.send("choose_proposal", table=1, proposal="R-03") == Saved(0, 0)


@pytest.mark.parametrize(("lang", "say"), [("da", "Forslaget X-1 findes ikke."), ("en", "There is no proposal X-1.")])
async def test_a_refusal_carries_its_code_and_a_sentence_in_the_language_asked_for(
    house: House, lang: str, say: str
) -> None:
    async with connect(house.url, await house.seated("ann"), lang) as day:
        with pytest.raises(Refused) as refused:
            await day.send("choose_proposal", table=1, proposal="X-1")
    assert (refused.value.code, refused.value.say) == ("unknown_proposal", say)
    assert refused.value.details == {"proposal": "X-1"}


async def test_a_command_that_nobody_knows_is_refused_and_the_day_goes_on(house: House) -> None:
    async with connect(house.url, await house.seated("ann")) as day:
        with pytest.raises(Refused, match="unknown_command"):
            await day.send("dance", table=1)
        assert (await day.send("choose_proposal", table=1, proposal="R-03")).first


async def test_whoever_did_not_see_what_another_changed_is_told(house: House) -> None:
    async with (
        connect(house.url, await house.seated("ann")) as mine,
        connect(house.url, await house.seated("bob")) as theirs,
    ):
        seen = (await mine.send("choose_proposal", table=1, proposal="R-03")).last
        by_bob = await theirs.send("set_share", table=1, proposal="R-03", share=40)
        args = {"table": 1, "proposal": "R-03", "share": 60}
        saved = await mine.order("set_share", args, basis=seen)
        assert saved.overwrote == ({"row": "choice/R-03", "by": "p:bob", "seq": by_bob.last},)


async def test_after_a_cut_the_client_is_back_by_itself_and_has_missed_nothing(house: House) -> None:
    async with line(house.url) as between:
        ann, bob = await house.seated("ann"), await house.seated("bob")
        async with connect(between.url, ann) as mine, connect(house.url, bob) as theirs:
            await between.cut()
            saved = await theirs.send("choose_proposal", table=1, proposal="R-03")
            await between.lay()
            await mine.reaches("table/1", saved.last)
            assert mine.connections == 2
            assert mine.view("table/1") == theirs.view("table/1")


async def test_a_command_whose_answer_was_lost_is_answered_after_the_cut_and_stands_once_in_the_log(
    house: House,
) -> None:
    async with line(house.url) as between, connect(between.url, await house.seated("ann")) as day:
        await day.send("choose_proposal", table=1, proposal="R-03")
        between.deaf = True
        answer = asyncio.create_task(day.send("set_share", table=1, proposal="R-03", share=40))
        while await shares_in_log(house) != [40]:  # noqa: ASYNC110 - a log rings no bell
            await asyncio.sleep(0.005)
        assert day.unanswered == 1
        await between.cut()
        between.deaf = False
        await between.lay()
        saved = await answer
        assert (saved.first, saved.last) == (house.seq, house.seq)
        assert await shares_in_log(house) == [40]
        assert day.unanswered == 0


async def test_commands_given_without_a_connection_are_saved_in_order_when_it_is_back(house: House) -> None:
    async with line(house.url) as between, connect(between.url, await house.seated("ann")) as day:
        await day.send("choose_proposal", table=1, proposal="R-03")
        await between.cut()
        await day.until(lambda day: not day.is_connected)
        answers = [
            asyncio.create_task(day.send("set_share", table=1, proposal="R-03", share=share)) for share in (40, 50, 60)
        ]
        await asyncio.sleep(0)
        assert day.unanswered == 3
        await between.lay()
        saved = await asyncio.gather(*answers)
        assert [one.first for one in saved] == sorted(one.first for one in saved)
        assert await shares_in_log(house) == [40, 50, 60]


async def test_a_late_command_does_not_overwrite_what_another_did_meanwhile(house: House) -> None:
    async with line(house.url) as between:
        ann, bob = await house.seated("ann"), await house.seated("bob")
        async with connect(between.url, ann) as mine, connect(house.url, bob) as theirs:
            await mine.send("choose_proposal", table=1, proposal="R-03")
            await between.cut()
            await mine.until(lambda day: not day.is_connected)
            answer = asyncio.create_task(mine.send("set_share", table=1, proposal="R-03", share=40))
            await asyncio.sleep(0)
            await theirs.send("set_share", table=1, proposal="R-03", share=70)
            await between.lay()
            with pytest.raises(Refused, match="changed_since"):
                await answer
            assert await shares_in_log(house) == [70]


async def test_a_watched_view_comes_back_after_a_cut(house: House) -> None:
    async with line(house.url) as between, connect(between.url, await house.seated("ann")) as day:
        await day.watch("hall")
        await between.cut()
        await house.order(commands.AddTables(up_to=4))
        await between.lay()
        await day.until(lambda day: day.connections == 2)
        await day.until(lambda day: day.view("hall").get("summary", {}).get("tables") == 4)
        day.unwatch("hall")
        assert day.view("hall") == {}


async def test_after_a_restore_all_views_start_over_and_watched_ones_too(house: House) -> None:
    async with line(house.url) as between, connect(between.url, await house.seated("ann")) as day:
        await day.watch("hall")
        before = day.epoch
        await between.cut()
        house.service.store.renew_epoch()
        await between.lay()
        await day.until(lambda day: day.epoch not in ("", before))
        await day.until(lambda day: all(day.view(name) for name in ("day", "table/1", "hall")))


async def test_whoever_is_moved_sees_the_new_table_and_no_more_the_old(house: House) -> None:
    async with connect(house.url, await house.seated("ann")) as day:
        await house.order(commands.SeatParticipant("ann", 2))
        await day.until(lambda day: bool(day.view("table/2")))
        assert day.you.table == 2
        assert day.view("table/1") == {}


async def test_whose_seat_is_released_is_signed_out_for_good(house: House) -> None:
    async with connect(house.url, await house.seated("ann")) as day:
        await house.order(commands.ReleaseSeat("ann"))
        with pytest.raises(SignedOut):
            await day.until(lambda _: False)
        with pytest.raises(SignedOut):
            await day.send("undo_last", table=1)


async def test_what_one_edits_is_shown_to_the_table(house: House) -> None:
    ann, bob = await house.seated("ann"), await house.seated("bob")
    async with connect(house.url, ann) as mine, connect(house.url, bob) as theirs:
        mine.at("choice/R-03")
        await theirs.until(lambda day: day.presence("table/1").get("p:ann") == "choice/R-03")


async def test_a_ping_comes_back_and_sets_the_clock(house: House) -> None:
    async with connect(house.url, await house.seated("ann")) as day:
        assert await day.ping() >= 0
        assert abs(day.now() - time.time() * 1000) < 60_000


async def test_whoever_leaves_with_commands_unanswered_is_told(house: House) -> None:
    async with line(house.url) as between, connect(between.url, await house.seated("ann")) as day:
        between.deaf = True
        answer = asyncio.create_task(day.send("choose_proposal", table=1, proposal="R-03"))
        await asyncio.sleep(0)
        await day.close()
        with pytest.raises(Unanswered):
            await answer


async def test_a_facilitator_leads_and_a_hall_watches(house: House) -> None:
    http = Http(house.url)
    leading = await http.enter(house.links.facilitator().partition("#")[2])
    watching = await http.enter(house.links.hall().partition("#")[2])
    async with connect(house.url, leading.bearer) as facilitator, connect(house.url, watching.bearer) as hall:
        saved = await facilitator.send("lock_table", table=1)
        await hall.reaches("day", saved.last)
        assert hall.view("day")["table/1"]["locked"]
        assert {row["pid"] for key, row in facilitator.view("facilitator").items() if key.startswith("seat/")} == {
            "ann", "bob", "cat", "dan",
        }  # fmt: skip


async def test_the_requests_before_the_websocket(house: House) -> None:
    http, code = Http(house.url), house.links.code()
    hall = await http.look(code)
    assert hall["title"] == "Aktørdag"
    late = await http.register(code, "Medarbejder 12", "employees", "LAE")
    assert await http.names(late.bearer) == {late.pid: "Medarbejder 12"}
    document = await http.document(late.bearer, house.room.workshop.catalogue)
    assert "R-03" in {proposal["id"] for proposal in document["proposals"]}
    with pytest.raises(HttpRefused) as refused:
        await http.claim(code, late.pid or "")
    assert (refused.value.status, refused.value.code) == (409, "seat_taken")
    with pytest.raises(HttpRefused, match="wrong_code"):
        await http.look("AAAAAAAA")


async def test_with_an_unknown_bearer_the_day_does_not_begin(house: House) -> None:
    with pytest.raises(SignedOut):
        async with connect(house.url, "no such bearer"):
            pass


async def test_without_a_server_the_day_does_not_begin(house: House) -> None:
    async with line(house.url) as between:
        await between.cut()
        with pytest.raises(Unreachable):
            async with connect(between.url, "any"):
                pass
