"""Looking back over real HTTP: what was live is what is replayed, for every view; and nothing that was hidden."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgpack
import pytest

from domain.workshop import commands
from tests.server.harness import House, running

Rows = dict[str, dict[str, Any]]
VIEWS = ("day", "hall", "overview", "facilitator", "finance", "table/1", "table/2", "table/3")
ALL = ",".join(VIEWS)


class Asker:
    """Somebody with a bearer, who looks back."""

    def __init__(self, house: House, bearer: str) -> None:
        self._house = house
        self._headers = {"Authorization": f"Bearer {bearer}"}

    async def __call__(self, what: str, status: int = 200, **query: Any) -> Any:
        answer = await self._house.http.get(f"/api/replay/{what}", params=query, headers=self._headers)
        assert answer.status_code == status, answer.text
        return msgpack.unpackb(answer.content) if status == 200 else answer.json()["code"]


async def facilitator(house: House) -> Asker:
    return Asker(house, await house.enter(house.links.facilitator()))


def live(house: House) -> Rows:
    """All views as they are now, as they would stand on the wire."""
    house.room.projections.take_changes()
    rows = {name: house.room.projections.views[name].snapshot() for name in VIEWS}
    unpacked: Rows = msgpack.unpackb(msgpack.packb(rows))
    return unpacked


async def lived(house: House) -> dict[int, Rows]:
    """Some edits, a hidden stretch, a lock and a round's end; every view after each, by seq."""
    seen = {house.seq: live(house)}

    async def note() -> None:
        seen[house.seq] = live(house)

    async with house.wire(await house.seated("bob")) as bob, house.wire(await house.seated("cat")) as cat:
        for wire, table, proposal in ((bob, 1, "R-03"), (cat, 2, "R-03"), (cat, 2, "E-05"), (bob, 1, "R-07")):
            await wire.do("choose_proposal", table=table, proposal=proposal)
            await note()
        await bob.do("set_amount", table=1, proposal="R-03", year=2021, amount=-900_000, reason="Fordi.")
        await note()
        await house.order(commands.HideResults())
        await note()
        await cat.do("withdraw_proposal", table=2, proposal="R-03")
        await note()
        await cat.do(
            "add_own_proposal", table=2, title="Vores", committee="LAE", type="reduction", amounts=[0, -1, -1, -1]
        )
        await note()
        await house.order(commands.RevealResults())
        await note()
        await bob.do("take_stance", table=1, proposal="R-03", grade="support")
        await bob.do("undo_last", table=1)
        await note()
        await house.order(commands.CloseRound())
        await note()
    return seen


def applied(rows: Rows, at: int, frames: list[dict[str, Any]]) -> Rows:
    """As a client does, which refuses a gap."""
    rows, seqs = {name: dict(view) for name, view in rows.items()}, dict.fromkeys(rows, at)
    for frame in frames:
        for delta in frame["deltas"]:
            assert delta["from"] <= seqs[delta["view"]], "a gap"
            assert delta["to"] == frame["seq"]
            rows[delta["view"]].update(delta["rows"])
            for key in delta["gone"]:
                rows[delta["view"]].pop(key, None)
            seqs[delta["view"]] = delta["to"]
    return rows


async def test_a_moment_is_what_was_live_then_in_every_view(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        seen, ask = await lived(house), await facilitator(house)
        for seq, rows in seen.items():
            moment = await ask("moment", seq=seq, views=ALL)
            assert (moment["seq"], moment["views"]) == (seq, rows)
            assert await ask("moment", at=moment["at"], views="day") != {}


async def test_a_time_is_the_last_event_not_later(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        await lived(house)
        ask = await facilitator(house)
        at = [fact.at for fact in house.service.store.read(house.room.workshop.id)]
        for ms in (at[0] - 1, at[0], at[len(at) // 2], at[-1], at[-1] + 10**9):
            wanted = sum(1 for known in at if known <= ms)
            assert (await ask("moment", at=ms, views="day"))["seq"] == wanted


@pytest.mark.parametrize("step", [0, 1, 5, 20, 10**6])
async def test_a_stretch_brings_any_moment_to_any_later_one(tmp_path: Path, step: int) -> None:
    async with running(tmp_path) as house:
        seen, ask = await lived(house), await facilitator(house)
        end = house.seq
        for after in (0, 1, *seen):
            start = await ask("moment", seq=after, views=ALL)
            told = await ask("stretch", after=after, until=end, step=step, views=ALL)
            assert told["more"] is False
            assert bool(told["frames"]) == (after < end)
            assert applied(start["views"], after, told["frames"]) == seen[end]
            if step == 0:
                assert [frame["seq"] for frame in told["frames"]] == list(range(after + 1, end + 1))


async def test_a_long_stretch_comes_in_parts_and_more_is_never_said_without_frames(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as house:
        seen, ask = await lived(house), await facilitator(house)
        for bound in ("MOST_FRAMES", "MOST_BYTES"):
            monkeypatch.setattr(f"server.replay.packed.{bound}", 3)
            rows, at, parts, more = (await ask("moment", seq=1, views=ALL))["views"], 1, 0, True
            while more:
                told = await ask("stretch", after=at, until=house.seq, step=0, views=ALL)
                more, parts = told["more"], parts + 1
                assert told["frames"]
                rows, at = applied(rows, at, told["frames"]), told["frames"][-1]["seq"]
            assert parts > 3
            assert rows == seen[house.seq]
            monkeypatch.undo()


@pytest.mark.parametrize("what", ["moment?seq=1&views=day", "stretch?after=0&until=1&step=0&views=day", "timeline"])
async def test_who_does_not_read_the_whole_day_looks_at_no_earlier_moment(tmp_path: Path, what: str) -> None:
    """What they could see then is not what they may see now: a table they have left, results that are hidden again."""
    async with running(tmp_path) as house:
        for bearer in (await house.seated("ann"), await house.enter(house.links.hall())):
            answer = await house.http.get(f"/api/replay/{what}", headers={"Authorization": f"Bearer {bearer}"})
            assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


async def test_the_timeline_tells_of_rounds_edits_and_what_stands_out(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        await lived(house)
        boss = await facilitator(house)
        facts = list(house.service.store.read(house.room.workshop.id))
        line = await boss("timeline")
        assert (line["first"], line["last"], line["seq"]) == (facts[0].at, facts[-1].at, len(facts))
        (round_,) = line["rounds"]
        assert (round_["title"], len(round_["opened"]), len(round_["closed"])) == ("Runde 1", 1, 1)
        marks = [(mark["kind"], mark["table"], mark["proposal"]) for mark in line["moments"]]
        assert marks == [
            ("round_opened", 0, ""),
            ("agreed", 0, "R-03"),
            ("unagreed", 0, "R-03"),
            ("own_proposal", 2, "B2-1"),
            ("revealed", 0, ""),
            ("round_closed", 0, ""),
        ]
        by_table = {
            str(n): sum(1 for fact in facts if fact.round and getattr(fact.event, "table", 0) == n) for n in (1, 2)
        }
        assert {n: sum(counts) for n, counts in line["edits"].items()} == by_table
        assert sum(line["groups"]["management"]) == by_table["1"]


@pytest.mark.parametrize(
    ("what", "query", "code"),
    [
        ("moment", {"views": "day"}, "bad_request"),
        ("moment", {"seq": 1, "at": 1, "views": "day"}, "bad_request"),
        ("moment", {"seq": -1, "views": "day"}, "bad_request"),
        ("moment", {"seq": "1e3", "views": "day"}, "bad_request"),
        ("moment", {"seq": "²", "views": "day"}, "bad_request"),
        ("moment", {"at": "9" * 400, "views": "day"}, "bad_request"),
        ("moment", {"seq": 1}, "bad_request"),
        ("moment", {"seq": 1, "views": ",".join(f"table/{n}" for n in range(100))}, "bad_request"),
        ("moment", {"seq": 1, "views": "table/99"}, "unknown_view"),
        ("moment", {"seq": 1, "views": "day,"}, "unknown_view"),
        ("moment", {"seq": 99_999, "views": "day"}, "unknown_moment"),
        ("stretch", {"after": 1, "views": "day"}, "bad_request"),
        ("stretch", {"after": 5, "until": 4, "views": "day"}, "bad_request"),
        ("stretch", {"after": 1, "until": 5, "step": "-1", "views": "day"}, "bad_request"),
        ("stretch", {"after": 1, "until": 99_999, "views": "day"}, "unknown_moment"),
    ],
)
async def test_what_cannot_be_meant_is_told(tmp_path: Path, what: str, query: dict[str, Any], code: str) -> None:
    async with running(tmp_path) as house:
        ask = await facilitator(house)
        assert await ask(what, 400, **query) == code
        assert (await ask("moment", seq=house.seq, views="day"))["seq"] == house.seq


async def test_a_table_that_came_later_had_no_rows_before(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        before = house.seq
        await house.order(commands.AddTables(4))
        ask = await facilitator(house)
        assert (await ask("moment", seq=before, views="table/4"))["views"] == {"table/4": {}}
        told = await ask("stretch", after=before, until=house.seq, views="table/4")
        now = await ask("moment", seq=house.seq, views="table/4")
        assert applied({"table/4": {}}, before, told["frames"]) == now["views"]
        assert now["views"]["table/4"]["table"]["number"] == 4
