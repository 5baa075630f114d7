"""A workshop at several nodes: whoever comes to any of them sees and does the same."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import psycopg

from client.summing import sum_of
from domain.workshop import actors, commands
from server.live.orders import Done
from server.live.room import Room
from server.live.rooms import new_order
from server.nodes.follower import Follower
from server.versions import replace_documents
from tests.nodes.fleet import fleet
from tests.server.harness import PATIENCE, Wire
from tests.server.web.test_day_in_motion import put_changed
from tests.services.redis import Redis


async def until(test: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not test():  # noqa: ASYNC110  # many things may make it true
            await asyncio.sleep(0.01)


async def people_at(wire: Wire, *actors: str) -> dict[str, str | None]:
    """The next word about table 1 that names just these."""
    while True:
        message = await wire.until("presence", view="table/1")
        if sorted(message["people"]) == sorted(actors):
            people: dict[str, str | None] = message["people"]
            return people


async def test_one_node_owns_and_the_others_follow(database: str, redis: Redis, tmp_path: Path) -> None:
    async with fleet(database, redis, tmp_path, nodes=3) as nodes:
        served = [nodes.serving(house) for house in nodes.houses]
        assert [type(each) for each in served] == [Room, Follower, Follower]


async def test_an_edit_at_a_follower_reaches_everybody(database: str, redis: Redis, tmp_path: Path) -> None:
    async with fleet(database, redis, tmp_path) as nodes:
        near, far = nodes.houses
        async with near.wire(await near.seated("ann")) as ann, far.wire(await far.seated("bob")) as bob:
            for writer, proposal in ((bob, "R-03"), (ann, "R-05"), (bob, "R-08")):
                answer = await writer.do("choose_proposal", table=1, proposal=proposal)
                assert answer["t"] == "ok"
                assert await ann.reaches("table/1", answer["last"]) == await bob.reaches("table/1", answer["last"])
            assert {"choice/R-03", "choice/R-05", "choice/R-08"} <= ann.rows["table/1"].keys()


async def test_the_same_command_again_at_another_node_gets_its_first_answer(
    database: str, redis: Redis, tmp_path: Path
) -> None:
    async with fleet(database, redis, tmp_path) as nodes:
        near, far = nodes.houses
        bearer = await far.seated("bob")
        async with far.wire(bearer) as wire:
            first = await wire.do("choose_proposal", id_="the-same-command", table=1, proposal="R-03")
        async with near.wire(bearer) as wire:
            assert await wire.do("choose_proposal", id_="the-same-command", table=1, proposal="R-03") == first


async def test_a_refusal_comes_back_with_its_code(database: str, redis: Redis, tmp_path: Path) -> None:
    async with fleet(database, redis, tmp_path) as nodes:
        far = nodes.houses[1]
        async with far.wire(await far.seated("bob")) as bob:
            answer = await bob.do("choose_proposal", table=2, proposal="R-03")
        assert (answer["t"], answer["code"]) == ("no", "not_allowed")


async def test_a_follower_answers_a_check_as_the_owner_does(database: str, redis: Redis, tmp_path: Path) -> None:
    async with fleet(database, redis, tmp_path) as nodes:
        near, far = nodes.houses
        async with near.wire(await near.seated("ann")) as ann, far.wire(await far.seated("bob")) as bob:
            answer = await ann.do("choose_proposal", table=1, proposal="R-03")
            states = []
            for wire in (ann, bob):
                await wire.reaches("table/1", answer["last"])
                await wire.say({"t": "check", "view": "table/1"})
                states.append(await wire.until("state", view="table/1"))
                assert states[-1]["sum"] == sum_of(wire.rows["table/1"])
            assert states[0] == states[1]
            await bob.say({"t": "renew", "view": "table/1", "seq": 1})
            assert (await bob.until("snapshot", view="table/1"))["rows"] == ann.rows["table/1"]


async def test_whoever_comes_late_to_a_follower_sees_what_all_see(database: str, redis: Redis, tmp_path: Path) -> None:
    async with fleet(database, redis, tmp_path) as nodes:
        near, far = nodes.houses
        async with near.wire(await near.seated("ann")) as ann:
            answer = await ann.do("choose_proposal", table=1, proposal="R-03")
            await ann.reaches("table/1", answer["last"])
            await until(lambda: nodes.serving(far).workshop.seq >= answer["last"])
            async with far.wire(await far.seated("bob")) as bob:
                rows = await bob.reaches("table/1", answer["last"])
                assert rows["choice/R-03"] == ann.rows["table/1"]["choice/R-03"]


async def test_a_ticket_of_one_node_is_taken_by_another_and_once(database: str, redis: Redis, tmp_path: Path) -> None:
    async with fleet(database, redis, tmp_path) as nodes:
        near, far = nodes.houses
        ticket = await near.ticket(await near.seated("ann"))
        hello = {"t": "hello", "v": 1, "ticket": ticket, "lang": "da", "epoch": "", "have": {}}
        async with far.bare() as wire:
            await wire.say(hello)
            assert (await wire.hear())["t"] == "welcome"
        async with near.bare() as wire:
            await wire.say(hello)
            assert (await wire.hear())["code"] == "bad_ticket"


async def test_people_are_seen_on_all_nodes_and_vanish_with_theirs(database: str, redis: Redis, tmp_path: Path) -> None:
    async with fleet(database, redis, tmp_path) as nodes:
        near, far = nodes.houses
        async with near.wire(await near.seated("ann")) as ann:
            bearer = await far.seated("bob")
            async with far.wire(bearer) as bob:
                await people_at(ann, "p:ann", "p:bob")
                await bob.say({"t": "at", "row": "amount/R-03/2021"})
                while (await people_at(ann, "p:ann", "p:bob"))["p:bob"] != "amount/R-03/2021":
                    pass
            await people_at(ann, "p:ann")
            async with far.wire(bearer):
                await people_at(ann, "p:ann", "p:bob")
                far.stop()
                await people_at(ann, "p:ann")


async def test_a_released_seat_is_signed_out_at_every_node(database: str, redis: Redis, tmp_path: Path) -> None:
    async with fleet(database, redis, tmp_path) as nodes:
        near, far = nodes.houses
        async with far.wire(await far.seated("bob")) as bob:
            async with near.wire(await near.enter(near.links.facilitator())) as facilitator:
                assert (await facilitator.do("release_seat", pid="bob"))["t"] == "ok"
            assert (await bob.until("bye"))["code"] == "signed_out"


async def test_a_node_that_leaves_hands_its_workshop_over(database: str, redis: Redis, tmp_path: Path) -> None:
    async with fleet(database, redis, tmp_path) as nodes:
        near, far = nodes.houses
        async with far.wire(await far.seated("bob")) as bob:
            first = await bob.do("choose_proposal", table=1, proposal="R-03")
            near.stop()
            second = await bob.do("choose_proposal", table=1, proposal="R-05")
            assert (second["t"], second["first"]) == ("ok", first["last"] + 1)
            await until(lambda: isinstance(nodes.serving(far), Room))
            assert "bye" not in {message["t"] for message in bob.heard}


async def test_a_node_that_learns_only_as_it_leaves_that_another_owns_its_workshop_leaves_all_the_same(
    database: str, redis: Redis, tmp_path: Path
) -> None:
    """As one that stood still, and was told to end when it woke: the log refuses what still waits."""
    async with fleet(database, redis, tmp_path, nodes=1) as nodes:
        (house,) = nodes.houses
        room, node = nodes.serving(house), house.service.node
        assert isinstance(room, Room)
        assert node is not None
        with psycopg.connect(database, autocommit=True) as another:
            another.execute("UPDATE log.owners SET node = 'another', term = term + 1")
        room.put(new_order(commands.LockTable(1), actors.facilitator("1")), lambda answer: None)
        await node.leave()
        assert isinstance(nodes.serving(house), Follower)
        house.service.node = None  # it has left
        with psycopg.connect(database, autocommit=True) as another:
            assert another.execute("SELECT count(*) FROM log.nodes").fetchone() == (0,)


async def test_redis_holds_no_words(database: str, redis: Redis, tmp_path: Path) -> None:
    async with fleet(database, redis, tmp_path) as nodes:
        far = nodes.houses[1]
        async with far.wire(await far.seated("bob")) as bob:
            await bob.do("choose_proposal", table=1, proposal="R-03")
            answer = await bob.do("write_reason", table=1, proposal="R-03", reason="Hemmelige ord om Holmeskolen")
            assert answer["t"] == "ok", answer
            await bob.reaches("table/1", answer["last"])
            assert "Holmeskolen" in str(bob.rows["table/1"])
    for file in redis.folder.rglob("*"):
        if file.is_file():
            assert b"Holmeskolen" not in file.read_bytes()


async def test_new_documents_are_put_in_force_by_way_of_a_follower(database: str, redis: Redis, tmp_path: Path) -> None:
    async with fleet(database, redis, tmp_path) as nodes:
        near, far = nodes.houses
        async with near.wire(await near.seated("ann")) as ann:
            names = put_changed(far)
            answer = await replace_documents(far.service, far.room, names, "", actors.finance("1"))
            assert isinstance(answer, Done), answer
            await ann.reaches("day", answer.last)
            for house in nodes.houses:
                await until(lambda house=house: nodes.serving(house).workshop.catalogue == names[1])  # type: ignore[misc] # a default binds
                assert nodes.serving(house).books.catalogue.proposals != ()
            async with far.wire(await far.seated("bob")) as bob:
                choice = await ann.do("choose_proposal", table=1, proposal="R-03")
                assert choice["t"] == "ok"
                assert await bob.reaches("table/1", choice["last"]) == await ann.reaches("table/1", choice["last"])
