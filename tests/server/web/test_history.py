"""The audit trail over http: who may ask, what filters find, words that are searched, pages, and files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from domain.workshop import commands
from tests.server.harness import House, running
from tests.server.web.test_roles import ROLES, bearer_of

ADDRESSES = ("/api/history", "/api/history/facets", "/api/history.csv", "/api/history.jsonl", "/api/history.xlsx")
READ, NO = 200, 403
EXPECTED = dict(zip(ROLES, (NO, NO, NO, READ, READ, NO, READ), strict=True))


async def get(house: House, address: str, role: str = "facilitator", **headers: str) -> Any:
    bearer = await bearer_of(house, role)
    return await house.http.get(address, headers={"Authorization": f"Bearer {bearer}", **headers})


async def edited(house: House) -> None:
    async with house.wire(await house.seated("bob")) as bob:
        await bob.do("choose_proposal", table=1, proposal="R-03")
        await bob.do("set_amount", table=1, proposal="R-03", year=2021, amount=-900_000, reason="=Fordi VI kan.")
        await bob.do("take_stance", table=1, proposal="R-03", grade="concern", reason="Det rammer skolerne.")
        await bob.do("undo_last", table=1)
        await bob.do("choose_proposal", table=1, proposal="R-07")


@pytest.mark.parametrize("role", ROLES)
async def test_who_sees_the_whole_day_reads_the_trail_and_nobody_else(tmp_path: Path, role: str) -> None:
    async with running(tmp_path) as house:
        bearer = await bearer_of(house, role)
        for address in ADDRESSES:
            answer = await house.http.get(address, headers={"Authorization": f"Bearer {bearer}"})
            assert answer.status_code == EXPECTED[role], f"{role}: {address}"
            assert (await house.http.get(address)).status_code == 401


@pytest.mark.parametrize("role", ["facilitator", "finance", "evaluator"])
async def test_names_are_told_to_those_alone_who_may_see_them(tmp_path: Path, role: str) -> None:
    async with running(tmp_path) as house:
        await edited(house)
        for address in ADDRESSES[:4]:
            answer = await get(house, address, role)
            assert ("Deltager bob" in answer.text) == (role == "facilitator"), address
        assert (
            "En leder ved bord 1 valgte R-03" in (await get(house, "/api/history", role)).text or role == "facilitator"
        )


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("kind=table.amount_set", ["table.amount_set"]),
        ("kind=table.amount_set,table.stance_taken", ["table.stance_taken", "table.amount_set"]),
        ("proposal=R-07", ["table.proposal_chosen"]),
        ("proposal=R-03&kind=table.proposal_chosen&table=1&group=management&round=1", ["table.proposal_chosen"]),
        ("proposal=R-03&group=council", []),
        ("proposal=R-03&table=2", []),
        ("committee=LAE&kind=table.amount_set", ["table.amount_set"]),
        ("committee=SOC&kind=table.amount_set", []),
        ("person=bob&kind=workshop.participant_registered", ["workshop.participant_registered"]),
        ("undo=1", ["table.stance_withdrawn"]),
        ("words=fordi+kan", ["table.amount_set"]),
        ("words=SKOLERNE", ["table.stance_taken"]),
        ("words=skolerne&kind=table.amount_set", []),
        ("since=99999999999999", []),
        ("until=1", []),
    ],
)
async def test_filters_find_what_they_name(tmp_path: Path, query: str, kinds: list[str]) -> None:
    async with running(tmp_path) as house:
        await edited(house)
        answer = (await get(house, f"/api/history?{query}")).json()
        assert [entry["kind"] for entry in answer["entries"]] == kinds
        assert answer["total"] == (None if "words" in query else len(kinds))


@pytest.mark.parametrize("order", ["newest", "oldest"])
async def test_pages_hold_every_event_once_and_in_order(tmp_path: Path, order: str) -> None:
    async with running(tmp_path) as house:
        await edited(house)
        seqs: list[int] = []
        cursor = 0
        while True:
            page = (await get(house, f"/api/history?limit=4&order={order}&cursor={cursor}")).json()
            seqs += [entry["seq"] for entry in page["entries"]]
            cursor = page["next"]
            if not cursor:
                break
        whole = list(range(1, house.seq + 1))
        assert seqs == (whole if order == "oldest" else whole[::-1])


@pytest.mark.parametrize(
    "query",
    ["kind=nonsense", "table=x", "table=-1", "since=1e9", "limit=ti", "order=up", "group=x", "cursor=²",
     "words=" + "x" * 300, "proposal=" + ",".join("R" * 51), "person=" + "x" * 300],
)  # fmt: skip
async def test_a_filter_that_cannot_be_read_is_refused(tmp_path: Path, query: str) -> None:
    async with running(tmp_path) as house:
        for address in ("/api/history", "/api/history.csv", "/api/history.xlsx"):
            answer = await get(house, f"{address}?{query}")
            assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


async def test_what_was_erased_is_neither_found_nor_shown(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        await edited(house)
        assert (await get(house, "/api/history?words=skolerne")).json()["entries"]
        house.service.directory.forget(house.room.workshop.id, "bob")
        assert not (await get(house, "/api/history?words=skolerne")).json()["entries"]
        for address in ADDRESSES[:4]:
            assert "skolerne" not in (await get(house, address)).text
        assert "[slettet]" in (await get(house, "/api/history")).text


async def test_what_happens_later_is_there_when_asked_again(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        before = (await get(house, "/api/history")).json()["seq"]
        await house.order(commands.LockTable(2))
        after = (await get(house, "/api/history?limit=1", **{"Accept-Language": "en"})).json()
        assert after["seq"] >= before + 1
        assert after["entries"][0]["say"] == "The facilitator locked table 2, so that it cannot edit."


async def test_files_hold_the_same_events_and_start_no_formula(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        await edited(house)
        query = "?table=1&order=oldest"
        shown = (await get(house, f"/api/history{query}&limit=500")).json()["entries"]
        text = (await get(house, f"/api/history.csv{query}")).content.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
        lines = [json.loads(line) for line in (await get(house, f"/api/history.jsonl{query}")).text.splitlines()]
        book = CalamineWorkbook.from_filelike(io.BytesIO((await get(house, f"/api/history.xlsx{query}")).content))
        sheet = book.get_sheet_by_index(0).to_python()
        says = [entry["say"] for entry in shown]
        assert [row["hvad_skete"] for row in rows] == says
        assert [line["say"] for line in lines] == says
        assert [row[8] for row in sheet[1:]] == says
        assert "'=Fordi VI kan." in {row["tekst"] for row in rows}
        assert "=Fordi VI kan." in {row[9] for row in sheet}, "a text cell of a workbook needs no apostrophe"
        assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]
        assert not any('"pid"' in json.dumps(line) or "bob" in json.dumps(line["event"]) for line in lines)


async def test_facets_name_what_there_is_with_how_often(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        await edited(house)
        facets = (await get(house, "/api/history/facets")).json()
        for name, values in facets.items():
            for value in values[:3]:
                found = (await get(house, f"/api/history?{name}={value['value']}")).json()
                assert found["total"] == value["events"], (name, value)
        assert {"value": "management", "name": "Ledelse", "events": 5} in facets["group"]
