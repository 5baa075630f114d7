"""The whole budget over http: who may look at which table, what is answered, and Fjordbæk's figures to the krone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import msgpack
import pytest

from domain.budget.documents import Budget
from domain.workshop import commands
from server import documents
from server.demo.day import FJORDBAEK
from server.importing import read
from server.versions import replace_documents
from tests.server.harness import House, running
from tests.server.web.test_scenarios import choose_all, scenarios

ADDRESSES = ("/api/statement?", "/api/drill?row=R11&", "/api/explore?", "/api/waterfall?")
ASKED = ("", "table=0", "table=1", "table=2", "table=99")

EXPECTED: dict[str, tuple[int, int, int, int, int]] = {
    "participant": (200, 200, 200, 403, 403),
    "elsewhere": (200, 200, 403, 403, 403),
    "device": (200, 200, 200, 403, 403),
    "hall": (200, 200, 403, 403, 403),
    "facilitator": (200, 200, 200, 200, 404),
    "finance": (200, 200, 200, 200, 404),
    "evaluator": (200, 200, 200, 200, 404),
}
"""participant, device: of table 1. elsewhere: of table 3."""


async def bearer_of(house: House, role: str) -> str:
    match role:
        case "participant":
            return await house.seated("ann")
        case "elsewhere":
            return await house.seated("dan")
        case "device":
            return await house.enter(house.links.table(1))
        case "facilitator":
            return await house.enter(house.links.facilitator())
        case "finance":
            return await house.enter(house.links.finance())
        case "evaluator":
            return await house.enter(house.links.evaluator())
        case _:
            return await house.enter(house.links.hall())


async def get(house: House, bearer: str, address: str, status: int = 200) -> Any:
    """The JSON of the answer."""
    answer = await house.http.get(address, headers={"Authorization": f"Bearer {bearer}"})
    assert answer.status_code == status, f"{address}: {answer.text}"
    return answer.json()


@pytest.mark.parametrize("hidden", [False, True])
@pytest.mark.parametrize("role", EXPECTED)
async def test_every_table_is_shown_by_role(tmp_path: Path, role: str, hidden: bool) -> None:
    """Hidden or not: nobody but facilitator and finance sees another table, and everybody sees the base."""
    async with running(tmp_path) as house:
        if hidden:
            await house.order(commands.HideResults())
        bearer = await bearer_of(house, role)
        for address in ADDRESSES:
            for asked, status in zip(ASKED, EXPECTED[role], strict=True):
                await get(house, bearer, address + asked, status)
        for address in (f"/api/outline/{house.room.workshop.budget}", "/api/difference"):
            answer = await house.http.get(address, headers={"Authorization": f"Bearer {bearer}"})
            assert answer.status_code == 200
            assert (await house.http.get(address)).status_code == 401
        assert (await house.http.get("/api/statement")).status_code == 401


async def test_without_a_number_everybody_sees_the_own_table_or_the_base(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        for role, table in (("participant", 1), ("elsewhere", 3), ("device", 1), ("facilitator", 0), ("hall", 0)):
            assert (await get(house, await bearer_of(house, role), "/api/statement"))["table"] == table


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/statement?table=x", 400, "bad_request"),
        ("/api/statement?table=-1", 400, "bad_request"),
        ("/api/statement?layout=none", 404, "unknown_layout"),
        ("/api/drill", 404, "unknown_layout"),
        ("/api/drill?row=R99", 404, "unknown_layout"),
        ("/api/drill?row=R21", 404, "unknown_layout"),
        ("/api/drill?row=R11&offset=-1", 400, "bad_request"),
        ("/api/waterfall?line=R99", 404, "unknown_line"),
        ("/api/difference?from=0", 400, "bad_request"),
        ("/api/difference?to=2", 400, "bad_request"),
        (f"/api/outline/{'0' * 64}", 404, "document_missing"),
    ],
)
async def test_what_cannot_be_shown_is_refused_with_a_code(
    tmp_path: Path, address: str, status: int, code: str
) -> None:
    async with running(tmp_path) as house:
        assert (await get(house, await bearer_of(house, "finance"), address, status))["code"] == code


@pytest.mark.parametrize("name", scenarios())
async def test_a_scenario_is_the_files_figures_in_every_view(tmp_path: Path, name: str) -> None:
    """Chosen through the websocket; statement, the top of a drill, the tree and every waterfall."""
    words, expected = scenarios()[name]
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        last = await choose_all(ann, words)
        finance = await bearer_of(house, "finance")
        shown = await get(house, finance, "/api/statement?table=1")
        assert shown["seq"] == last
        assert {row["id"]: row["total"] for row in shown["rows"]} == expected
        for layout in shown["layouts"]:
            rows = (await get(house, finance, f"/api/statement?table=1&layout={layout['id']}"))["rows"]
            assert expected["R20"] in [row["total"] for row in rows], layout["name"]
        drilled = await get(house, finance, "/api/drill?table=1&row=R11")
        assert drilled["total"]["total"] == expected["R11"]
        root = (await get(house, finance, "/api/explore?table=1"))["nodes"][0]
        assert [e + i for e, i in zip(root["expense"], root["income"], strict=True)] == expected["R20"]
        for line in expected:
            steps = (await get(house, finance, f"/api/waterfall?table=1&line={line}"))["steps"]
            assert steps[-1]["amounts"] == expected[line]


async def test_a_turned_rate_stands_in_every_view(tmp_path: Path) -> None:
    """From 25.4 to 25.6 per cent of 8,720 and 8,960 million from 2022 on."""
    turned = [0, 0, -17_440_000, -17_920_000]
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        answer = await ann.do("set_tax_rate", table=1, tax="indkomstskat", year=2022, rate=25_600)
        assert answer["t"] == "ok", answer
        bearer = await bearer_of(house, "finance")
        rows = {row["id"]: row for row in (await get(house, bearer, "/api/statement?table=1"))["rows"]}
        assert rows["R01"]["taxes"] == rows["R11"]["taxes"] == turned
        items = (await get(house, bearer, "/api/drill?table=1&row=R01&committee=-&area=-"))["children"]
        assert (items[0]["kind"], items[0]["id"], items[0]["taxes"]) == ("tax", "indkomstskat", turned)
        steps = (await get(house, bearer, "/api/waterfall?table=1"))["steps"]
        assert [(step["kind"], step["amounts"]) for step in steps[1:-1]] == [("tax", turned)]


async def test_a_statement_says_what_it_is_of(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        shown = await get(house, await bearer_of(house, "hall"), "/api/statement?layout=hovedoversigt")
        assert [layout["id"] for layout in shown["layouts"]] == ["report", "hedensted", "udvalg", "hovedoversigt"]
        assert (shown["years"], shown["price_level"]) == ([2020, 2021, 2022, 2023], 2020)
        assert shown["population"] == [46_700, 46_900, 47_120, 47_340]
        kinds = {row["kind"] for row in shown["rows"]}
        assert kinds == {"select", "sum"}


async def test_an_outline_is_the_budget_with_the_lines_of_its_taxes_alone(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        headers = {"Authorization": f"Bearer {await bearer_of(house, 'hall')}"}
        answer = await house.http.get(f"/api/outline/{house.room.workshop.budget}", headers=headers)
        assert "immutable" in answer.headers["cache-control"]
        fields = msgpack.unpackb(answer.content)
        assert {line["id"] for line in fields["lines"]} == {tax.line for tax in house.room.books.budget.taxes}
        assert replace(documents.decode(answer.content, Budget), lines=()) == replace(house.room.books.budget, lines=())


async def test_two_versions_are_told_apart_and_a_table_keeps_looking_at_what_is_in_force(tmp_path: Path) -> None:
    """The schools get a million more in 2020, and R-03 another title."""
    imported = read(FJORDBAEK)
    lines = tuple(
        replace(line, amounts=(line.amounts[0] + 1_000_000, *line.amounts[1:])) if line.id == "D060" else line
        for line in imported.budget.lines
    )
    proposals = tuple(replace(p, title="Nyt navn") if p.id == "R-03" else p for p in imported.catalogue.proposals)
    async with running(tmp_path) as house:
        before = house.room.books.report.base["R11"][0]
        put = house.service.store.put_document
        names = (
            put(documents.encode(replace(imported.budget, lines=lines))),
            put(documents.encode(replace(imported.catalogue, proposals=proposals))),
            house.room.workshop.assumptions,
        )
        await replace_documents(house.service, house.room, names, "", "e:1")
        bearer = await bearer_of(house, "participant")
        found = await get(house, bearer, "/api/difference")
        assert (found["from"], found["to"], found["assumptions"], found["left_out"]) == (1, 2, [], 0)
        [line] = found["budget"]
        assert (line["kind"], line["what"], line["id"]) == ("changed", "lines", "D060")
        [amounts] = line["fields"]
        assert amounts["name"] == "amounts"
        assert amounts["after"][0] - amounts["before"][0] == 1_000_000
        title = {
            "name": "title", "before": "Holddannelse og færre lejrskoledage", "after": "Nyt navn",
        }  # fmt: skip
        assert found["catalogue"] == [
            {"kind": "changed", "what": "proposals", "id": "R-03", "name": "Nyt navn", "fields": [title]}
        ]
        assert (await get(house, bearer, "/api/difference?from=2&to=2"))["budget"] == []
        rows = {row["id"]: row for row in (await get(house, bearer, "/api/statement"))["rows"]}
        assert rows["R11"]["total"][0] == before + 1_000_000


async def test_a_table_may_not_be_seen_through_its_number_before_it_is_there(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        bearer = await bearer_of(house, "facilitator")
        await get(house, bearer, "/api/explore?table=4", 404)
        await house.order(commands.AddTables(4))
        await get(house, bearer, "/api/explore?table=4")
