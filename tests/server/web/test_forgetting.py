"""The erasure drill: after it no word and no name of the person is left in any file, message or answer."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from click.testing import CliRunner

from domain.text import ERASED
from domain.workshop.events import PersonForgotten
from server.commandline import main
from tests.server.harness import House, running, running_again

WORDS = "Kun Ann kunne skrive netop denne sætning."
TITLE = "Anns eget forslag om svømmehallen"
NAME = "Deltager ann"


def holding(folder: Path, *wanted: str) -> set[str]:
    """Those of the strings that stand readable in any file of log, directory, write-ahead logs or pages."""
    raw = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    return {word for word in wanted if any(word.encode() in data for data in raw)}


async def ask(house: House, bearer: str, pid: str = "ann", ground: str = "request") -> tuple[int, str]:
    answer = await house.http.post(
        "/api/forget", json={"pid": pid, "ground": ground}, headers={"Authorization": f"Bearer {bearer}"}
    )
    return answer.status_code, answer.json().get("code", "")


async def written(house: House) -> None:
    async with house.wire(await house.seated("ann")) as ann:
        for answer in (
            await ann.do("choose_proposal", table=1, proposal="R-03"),
            await ann.do("write_reason", table=1, proposal="R-03", reason=WORDS),
            await ann.do(
                "add_own_proposal", table=1, title=TITLE, committee="LAE", type="reduction", amounts=[0, -1, -1, -1]
            ),
        ):
            assert answer["t"] == "ok", answer


async def test_everybody_who_looks_sees_it_within_a_second(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        await written(house)
        boss = await house.enter(house.links.facilitator())
        async with house.wire(await house.seated("bob")) as bob, house.wire(boss) as facilitator:
            await facilitator.say({"t": "watch", "views": ["table/1"]})
            await facilitator.silence()
            assert WORDS in repr(bob.rows["table/1"])
            assert WORDS in repr(facilitator.rows["table/1"])
            async with asyncio.timeout(1.0):
                assert await ask(house, boss) == (200, "")
                for wire in (bob, facilitator):
                    await wire.until("snapshot", view="table/1")
            for wire in (bob, facilitator):
                await wire.silence()
                assert WORDS not in repr(wire.rows)
                assert TITLE not in repr(wire.rows)
            assert (await bob.do("set_share", table=1, proposal="R-03", share=50))["t"] == "ok", "the day goes on"


async def test_the_person_is_signed_out_and_comes_in_no_more(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        badge = house.links.badge("ann").partition("#")[2]
        bearer = await house.seated("ann")
        async with house.wire(bearer) as ann:
            assert await ask(house, await house.enter(house.links.facilitator())) == (200, "")
            assert (await ann.until("bye"))["code"] == "signed_out"
        assert (await house.http.post("/api/enter", json={"secret": badge})).status_code == 404
        claim = await house.http.post("/api/claim", json={"code": house.links.code(), "pid": "ann"})
        assert claim.status_code == 409
        look = await house.http.post("/api/look", json={"code": house.links.code()})
        assert NAME not in look.text


async def test_no_new_badge_is_made_for_them_and_all_may_know_who_is_former(tmp_path: Path) -> None:
    """One that was printed afterwards would have let in whoever found it."""
    async with running(tmp_path) as house:
        boss = await house.enter(house.links.facilitator())
        assert await ask(house, boss) == (200, "")
        headers = {"Authorization": f"Bearer {boss}"}
        badges = (await house.http.get("/api/links", headers=headers)).json()["badges"]
        assert {badge["pid"] for badge in badges} == set(house.room.workshop.participants) - {"ann"}
        known = (await house.http.get("/api/names", headers=headers)).json()
        assert (known["former"], "ann" in known["names"]) == (["ann"], False)


async def test_whoever_was_away_with_the_words_on_the_screen_gets_everything_anew(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        await written(house)
        bearer = await house.seated("bob")
        async with house.wire(bearer) as bob:
            have = dict(bob.seqs)
        assert await ask(house, await house.enter(house.links.facilitator())) == (200, "")
        async with house.wire(bearer, have=have, epoch=house.service.store.epoch) as bob:
            assert "table/1" in {m["view"] for m in bob.heard if m["t"] == "snapshot"}
            assert WORDS not in repr(bob.rows)


async def test_drill_nothing_is_left_in_any_file_and_the_log_is_whole(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        await written(house)
        workshop, store = house.room.workshop.id, house.service.store
        boss = await house.enter(house.links.facilitator())
        before = [store.stored(workshop, seq) for seq in range(1, house.seq + 1)]
        assert holding(tmp_path, NAME) == {NAME}, "the search can find something"
        assert await ask(house, boss, ground="consent_withdrawn") == (200, "")
        assert [store.stored(workshop, seq) for seq in range(1, len(before) + 1)] == before, "leaves are as they were"
        assert holding(tmp_path, WORDS, TITLE, NAME) == set(), "while the server runs"
        for address in ("/api/export.json", "/api/export.csv", "/api/names"):
            answer = await house.http.get(address, headers={"Authorization": f"Bearer {boss}"})
            assert answer.status_code == 200
            assert not {word for word in (WORDS, TITLE, NAME) if word in answer.text}, address
        facts = list(store.read(workshop))
        assert [f.event for f in facts if isinstance(f.event, PersonForgotten)] == [
            PersonForgotten("ann", "consent_withdrawn")
        ]
        assert facts[-1].actor.startswith("f:")
    assert holding(tmp_path, WORDS, TITLE, NAME) == set(), "after it has ended"
    async with running_again(tmp_path, workshop) as house:
        assert house.room.workshop.tables[1].choices["R-03"].reason == ERASED


async def test_the_room_goes_on_making_checkpoints(tmp_path: Path) -> None:
    """Known before as a weakness: after an erasure a room made none until it was opened again."""
    async with running(tmp_path) as house:
        await written(house)
        assert await ask(house, await house.enter(house.links.facilitator())) == (200, "")
        workshop, checkpoints = house.room.workshop.id, house.service.rooms.checkpoints
        keeper = house.service.rooms._keepers[workshop]
        await keeper._save()
        assert house.service.store.get_checkpoint(workshop) is not None
        folded = await asyncio.to_thread(checkpoints.fold, workshop)
        assert folded is not None
        assert folded.saved == house.seq


@pytest.mark.parametrize(
    ("pid", "ground", "answer"),
    [
        ("nobody", "request", (404, "unknown_participant")),
        ("ann", "spite", (409, "unknown_ground")),
        ("", "x", (400, "bad_request")),
    ],
)
async def test_a_wrong_order_forgets_nobody(tmp_path: Path, pid: str, ground: str, answer: tuple[int, str]) -> None:
    async with running(tmp_path) as house:
        before = house.seq
        assert await ask(house, await house.enter(house.links.facilitator()), pid, ground) == answer
        assert house.seq == before
        assert house.service.directory.name(house.room.workshop.id, "ann") == NAME


async def test_on_the_command_line(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        await written(house)
        workshop = house.room.workshop.id
    order = ["forget", "--database", str(tmp_path / "log.sqlite"), "--workshop", workshop, "--yes"]
    done = await asyncio.to_thread(CliRunner().invoke, main, [*order, "--person", "ann", "--ground", "request"])
    assert done.exit_code == 0, done.output
    again = await asyncio.to_thread(CliRunner().invoke, main, [*order, "--person", "ann", "--ground", "error"])
    assert again.exit_code == 0, "asking again mends what a failure left, and is told once"
    assert holding(tmp_path, WORDS, TITLE, NAME) == set()
    nobody = await asyncio.to_thread(CliRunner().invoke, main, [*order, "--person", "nobody", "--ground", "error"])
    assert (nobody.exit_code, "Error" in nobody.output) == (1, True)
