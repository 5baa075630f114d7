"""A server that starts from a checkpoint goes on where it ended, and nobody at a table can tell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from projections.house import Projections
from server.checkpoints import keeper as keeper_module
from tests.server.harness import House, running, running_again


@pytest.fixture(autouse=True)
def _any_event_is_worth_a_checkpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper_module, "AT_THE_END", 1)


class Folds:
    """How many events each start folded."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.counts: list[int] = []
        follow = Projections.follow

        def counted(projections: Projections, recorded: Any) -> Any:
            facts = list(recorded)
            self.counts.append(len(facts))
            return follow(projections, facts)

        monkeypatch.setattr(Projections, "follow", counted)


async def rows_of_all(house: House, bearer: str, lead: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What somebody at a table and a facilitator see who come in now."""
    async with house.wire(bearer) as ann, house.wire(lead) as facilitator:
        for view in ("overview", "facilitator"):
            await facilitator.reaches(view, house.seq)
        return ann.rows, facilitator.rows


async def test_a_restarted_server_shows_the_same_and_says_what_was_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folds = Folds(monkeypatch)
    async with running(tmp_path) as house:
        bearer, bobs = await house.seated("ann"), await house.seated("bob")
        lead = await house.enter(house.links.facilitator())
        async with house.wire(bearer) as ann:
            await ann.do("choose_proposal", table=1, proposal="R-03")
            await ann.do("set_amount", table=1, proposal="R-03", year=2021, amount=-7_000_000, reason="Fordi.")
            await ann.silence()
            have, epoch, held = dict(ann.seqs), next(m for m in ann.heard if m["t"] == "welcome")["epoch"], ann.rows
        async with house.wire(bobs) as bob:
            await bob.do("set_amount", table=1, proposal="R-03", year=2021, amount=-8_000_000)
            again = await bob.do("withdraw_proposal", table=1, proposal="R-03", id_="sent-twice")
            await bob.do("choose_proposal", table=1, proposal="R-07")
        shown = await rows_of_all(house, bearer, lead)
        workshop, end = house.room.workshop, house.seq
    async with running_again(tmp_path, workshop.id) as house:
        assert house.room.workshop == workshop
        assert folds.counts == [0], "all came from the checkpoint"
        assert await rows_of_all(house, bearer, lead) == shown
        async with house.wire(bearer, have=have, epoch=epoch) as ann:
            told = [(m["t"], m.get("view")) for m in ann.heard]
            assert ("delta", "table/1") in told
            assert ("snapshot", "table/1") not in told
            delta = next(m for m in ann.heard if m["t"] == "delta" and m["view"] == "table/1")
            rows = {**held["table/1"], **delta["rows"]}
            assert {key: row for key, row in rows.items() if key not in delta["gone"]} == shown[0]["table/1"]
        async with house.wire(bobs) as bob:
            undone = await bob.do("undo_last", table=1)
            assert "choice/R-07" not in await bob.reaches("table/1", undone["last"]), "what an undo needs came back too"
            answer = await bob.do("withdraw_proposal", table=1, proposal="R-03", id_="sent-twice")
            assert (answer["t"], answer["last"]) == ("ok", again["last"]), "it has been carried out already"
        assert house.seq > end


async def test_a_server_that_was_killed_folds_what_came_after_its_checkpoint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two restarts: the first leaves a checkpoint, the second end leaves none."""
    async with running(tmp_path) as house:
        bearer = await house.seated("ann")
        workshop = house.room.workshop.id
    monkeypatch.setattr(keeper_module, "AT_THE_END", 1_000_000)
    folds = Folds(monkeypatch)
    async with running_again(tmp_path, workshop) as house, house.wire(bearer) as ann:
        for share in (10, 20, 30):
            await ann.do("choose_proposal", table=1, proposal="R-03", share=share)
        state = house.room.workshop
    async with running_again(tmp_path, workshop) as house:
        assert house.room.workshop == state
        assert folds.counts == [0, 3]
