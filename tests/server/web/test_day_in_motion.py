"""Taxes, costing and new documents over a real socket: every table, the hall and finance are told, and choices stay."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from domain.workshop import actors
from domain.workshop.state import Workshop
from server.documents import encode
from server.live.orders import Declined, Done
from server.live.rooms import Rooms
from server.live.shelf import Names
from server.versions import replace_documents
from tests.server.harness import House, Wire, running


async def hear(wire: Wire, view: str, seq: int) -> dict[str, Any]:
    """The view's rows once it has reached that position; views of all tables come a moment later."""
    await wire.silence()
    return await wire.reaches(view, seq)


async def test_a_table_turns_a_tax_and_everyone_at_it_sees_what_that_is(tmp_path: Path) -> None:
    """A tenth of a per cent of 8,720 and of 8,960 million kroner."""
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        answer = await ann.do("set_tax_rate", table=1, tax="indkomstskat", year=2022, rate=25_500)
        assert (answer["t"], answer["last"] - answer["first"]) == ("ok", 1), "2022 and 2023"
        rows = await ann.reaches("table/1", answer["last"])
        assert (rows["rate/indkomstskat/2022"]["rate"], rows["rate/indkomstskat/2022"]["base_rate"]) == (25_500, 25_400)
        expected = [0, 0, -8_720_000, -8_960_000]
        assert rows["turned/indkomstskat"]["effect"] == rows["result/R11"]["change"] == expected
        async with house.wire(await house.seated("bob")) as bob:
            assert bob.rows["table/1"]["turned/indkomstskat"] == rows["turned/indkomstskat"]


async def test_choosing_and_turning_put_each_other_out_over_the_wire(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        (proposal, *_) = house.room.books.tax_proposals["indkomstskat"]
        await ann.do("set_tax_rate", table=1, tax="indkomstskat", year=2020, rate=1)
        answer = await ann.do("choose_proposal", table=1, proposal=proposal)
        rows = await ann.reaches("table/1", answer["last"])
        assert f"choice/{proposal}" in rows
        assert not [key for key in rows if key.startswith(("rate/", "turned/"))]
        answer = await ann.do("set_tax_rate", table=1, tax="indkomstskat", year=2023, rate=1)
        rows = await ann.reaches("table/1", answer["last"])
        assert f"choice/{proposal}" not in rows
        assert (await ann.do("set_tax_rate", table=1, tax="indkomstskat", year=2023, rate=100_001))["code"] == (
            "rate_out_of_range"
        )


async def test_an_idea_goes_to_finance_and_comes_back_costed(tmp_path: Path) -> None:
    """Finance sees it waiting, says what it comes to, and the table is told, whatever it did with its share."""
    async with (
        running(tmp_path) as house,
        house.wire(await house.seated("ann")) as ann,
        house.wire(await house.enter(house.links.finance())) as finance,
        house.wire(await house.enter(house.links.hall())) as hall,
    ):
        await ann.do(
            "add_own_proposal", table=1, title="Solceller", committee="LAE", type="reduction", amounts=[0, -8, -8, -8]
        )
        answer = await ann.do("set_share", table=1, proposal="B1-1", share=50)
        asked = (await hear(finance, "finance", answer["first"] - 1))["ask/1/B1-1"]
        assert (asked["title"], asked["amounts"], asked["costed"]) == ("Solceller", [0, -8, -8, -8], False)
        found = await finance.do(
            "cost_proposal", table=1, proposal="B1-1", amounts=[10, -6, -6, -6], summary="Dyrt først."
        )
        assert found["t"] == "ok"
        rows = await ann.reaches("table/1", found["last"])
        assert (rows["own/B1-1"]["costed"], rows["own/B1-1"]["summary"]) == (True, "Dyrt først.")
        assert (rows["own/B1-1"]["guess"], rows["choice/B1-1"]["share"]) == ([0, -8, -8, -8], 50)
        assert rows["flag/B1-1"]["after"] == [10, -6, -6, -6]
        assert (await hear(finance, "finance", found["last"]))["ask/1/B1-1"]["costed"] is True
        assert (await hear(hall, "hall", found["last"]))["own/1/B1-1"]["costed"] is True
        seen = await ann.do("acknowledge_change", table=1, proposal="B1-1", change=rows["flag/B1-1"]["seq"])
        assert "flag/B1-1" not in await ann.reaches("table/1", seen["last"])
        again = await finance.do(
            "cost_proposal", table=1, proposal="B1-1", amounts=[10, -6, -6, -6], summary="Dyrt først."
        )
        assert (again["t"], again["first"]) == ("ok", 0), "silence"


def put_changed(house: House) -> Names:
    """A catalogue in which R-03 costs twice and R-05 is gone."""
    known = house.room.books.catalogue
    doubled = [
        replace(
            proposal,
            postings=tuple(replace(p, amounts=tuple(2 * amount for amount in p.amounts)) for p in proposal.postings),
        )
        if proposal.id == "R-03"
        else proposal
        for proposal in known.proposals
        if proposal.id != "R-05"
    ]
    name = house.service.store.put_document(encode(replace(known, proposals=tuple(doubled))))
    return house.room.workshop.budget, name, house.room.workshop.assumptions


async def put_in_force(house: House, names: Names, note: str = "") -> int:
    answer = await replace_documents(house.service, house.room, names, note, actors.finance("1"))
    assert isinstance(answer, Done), answer
    return answer.last


async def test_a_new_catalogue_reaches_every_table_the_hall_and_finance_and_choices_stay(tmp_path: Path) -> None:
    async with (
        running(tmp_path) as house,
        house.wire(await house.seated("ann")) as ann,
        house.wire(await house.seated("cat")) as cat,
        house.wire(await house.enter(house.links.hall())) as hall,
        house.wire(await house.enter(house.links.finance())) as finance,
    ):
        first = await ann.do("choose_proposal", table=1, proposal="R-03", share=50)
        before = dict(await ann.reaches("table/1", first["last"]))
        last = await cat.do("choose_proposal", table=2, proposal="R-05")
        await cat.reaches("table/2", last["last"])
        seq = await put_in_force(house, put_changed(house), "Rettet katalog")

        rows = await ann.reaches("table/1", seq)
        assert rows["choice/R-03"] == before["choice/R-03"]
        assert rows["effect/R-03"]["effect"] == [2 * amount for amount in before["effect/R-03"]["effect"]]
        assert (rows["flag/R-03"]["kind"], rows["flag/R-03"]["version"]) == ("changed", 2)

        rows = await cat.reaches("table/2", seq)
        assert rows["flag/R-05"]["kind"] == "retired"
        assert rows["choice/R-05"]["share"] == 100
        assert (await cat.do("set_share", table=2, proposal="R-05", share=100))["first"] == 0
        gone = await cat.do("withdraw_proposal", table=2, proposal="R-05")
        assert gone["t"] == "ok"
        assert (await cat.do("choose_proposal", table=2, proposal="R-05"))["code"] == "proposal_retired"

        for wire in (ann, cat, hall, finance):
            day = await hear(wire, "day", seq)
            assert day["version/2"]["note"] == "Rettet katalog"
            assert day["workshop"]["catalogue"] == house.room.workshop.catalogue
        told = (await hear(hall, "hall", seq))["version"]
        assert (told["changed"], told["retired"], told["tables"]) == (["R-03"], ["R-05"], [1, 2])
        assert (await hear(hall, "hall", seq))["cell/R-03/1"]["flagged"] is True
        assert (await hear(finance, "overview", seq))["version"] == told


async def test_documents_that_come_back_bring_the_former_rows_to_whoever_listens(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        names = (house.room.workshop.budget, house.room.workshop.catalogue, house.room.workshop.assumptions)
        answer = await ann.do("choose_proposal", table=1, proposal="R-03")
        before = dict(await ann.reaches("table/1", answer["last"]))
        await put_in_force(house, put_changed(house))
        seq = await put_in_force(house, names)
        assert await ann.reaches("table/1", seq) == before
        async with house.wire(await house.enter(house.links.table(1))) as device:
            assert device.rows["table/1"] == before, "and to whoever comes then"


async def test_a_version_that_the_day_cannot_go_on_with_is_refused_and_nothing_moves(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        await ann.do(
            "add_own_proposal", table=1, title="Solceller", committee="LAE", type="reduction", amounts=[0, -1, -1, -1]
        )
        budget = house.room.books.budget
        fewer = replace(budget, committees=tuple(known for known in budget.committees if known.id != "LAE"))
        name = house.service.store.put_document(encode(fewer))
        seq = house.seq
        names = (name, house.room.workshop.catalogue, house.room.workshop.assumptions)
        answer = await replace_documents(house.service, house.room, names, "", actors.finance("1"))
        assert answer == Declined("documents_do_not_fit", {"what": "committee", "which": "LAE"})
        assert house.seq == seq


async def test_a_room_made_from_the_log_shows_what_the_one_before_it_showed(tmp_path: Path) -> None:
    """Versions, flags and all: a restart in the middle of it."""
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        await ann.do("choose_proposal", table=1, proposal="R-03")
        await ann.do("set_tax_rate", table=1, tax="grundskyld", year=2021, rate=30_000)
        await put_in_force(house, put_changed(house))
        rooms = Rooms(house.service.store, house.service.directory)
        again = await rooms.get(house.room.workshop.id)
        state: Workshop = again.workshop
        assert state == house.room.workshop
        house.room.projections.take_changes()
        for name, view in house.room.projections.views.items():
            assert again.projections.views[name].snapshot() == view.snapshot(), name
        assert again.projections.views["table/1"].rows["flag/R-03"]
        await rooms.close()
