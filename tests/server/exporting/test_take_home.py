"""What a table did over the websocket is what the files hold. Who may ask: `tests/server/web/test_roles.py`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from server.documents import digest, encode
from server.importing.workbook import read_workbook
from tests.server.exporting.days import block, grids_of
from tests.server.exporting.recalculation import Recalculated
from tests.server.harness import House, running
from tests.server.web.test_scenarios import choose_all, scenarios


async def fetched(house: House, path: str, link: str) -> bytes:
    headers = {"Authorization": f"Bearer {await house.enter(link)}"}
    answer = await house.http.get(path, headers=headers)
    assert answer.status_code == 200, answer.text
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "private, no-store"
    return answer.content


async def test_the_days_workbook_holds_what_the_tables_did_to_the_krone(tmp_path: Path) -> None:
    choices, expected = scenarios()["bord_delvis"]
    async with running(tmp_path) as house:
        async with house.wire(await house.enter(house.links.table(1))) as device:
            await choose_all(device, choices)
            await device.do("set_amount", table=1, proposal="R-03", year=2021, amount=-500_000, reason="=1")
            await device.do("clear_amount", table=1, proposal="R-03", year=2021)
        data = await fetched(house, "/api/export.xlsx", house.links.facilitator())
        found = grids_of(data)
        assert block(found["Resultatopgørelse"], "Bord 1") == expected
        assert Recalculated(data, tmp_path).block("Bord 1") == expected
        workshop = house.room.workshop
        back = read_workbook("raaderum.xlsx", found)
        documents = (back.budget, back.catalogue, back.assumptions)
        assert [digest(encode(each)) for each in documents] == [
            workshop.budget, workshop.catalogue, workshop.assumptions,
        ]  # fmt: skip


async def test_a_days_every_kind_of_edit_is_in_the_workbook_to_the_krone(tmp_path: Path) -> None:
    """A share, a moved start, a set amount, a turned tax rate and an own proposal: as the table sees them, so we and
    the other engine."""
    async with running(tmp_path) as house, house.wire(await house.enter(house.links.table(1))) as device:
        own = {"title": "=Vores", "committee": "LAE", "type": "reduction", "amounts": [-1_001, -2_003, -3_007, -5_011]}
        edits: tuple[tuple[str, dict[str, Any]], ...] = (
            ("choose_proposal", {"proposal": "R-03", "share": 33}),
            ("shift_start", {"proposal": "R-03", "shift": 1}),
            ("set_amount", {"proposal": "R-03", "year": 2022, "amount": -777_777}),
            ("choose_proposal", {"proposal": "A-27"}),
            ("set_tax_rate", {"tax": min(house.room.books.report.taxes), "year": 2021, "rate": 26_123}),
            ("add_own_proposal", own),
        )
        for name, args in edits:
            answer = await device.do(name, table=1, **args)
            assert answer["t"] == "ok", (name, answer)
        rows = await device.reaches("table/1", answer["last"])
        seen = {key.removeprefix("result/"): row["amounts"] for key, row in rows.items() if key.startswith("result/")}
        data = await fetched(house, "/api/tables/1/budget.xlsx", house.links.finance())
        found = Recalculated(data, tmp_path)
        assert found.block("Bord 1") == seen
        assert seen != found.block("Basisbudget")
        assert [str(each) for each in found.formulas() if each.ours != each.theirs] == []


async def test_a_tables_workbook_holds_nothing_of_another_table(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        async with house.wire(await house.enter(house.links.table(2))) as other:
            await other.do("write_reason", table=2, proposal="R-03", reason="hemmeligt")
            await other.do("choose_proposal", table=2, proposal="R-03")
            await other.do("write_reason", table=2, proposal="R-03", reason="hemmeligt")
        found = grids_of(await fetched(house, "/api/tables/1/budget.xlsx", house.links.table(1)))
        assert "Bord 1" in found
        assert "Bord 2" not in found
        assert "hemmeligt" not in str(found)
        theirs = grids_of(await fetched(house, "/api/tables/2/budget.xlsx", house.links.table(2)))
        assert "hemmeligt" in str(theirs)


@pytest.mark.parametrize("query", ["", "?table=1", "?table=1&unit=thousands&prices=fixed", "?layout=hedensted"])
async def test_the_statement_is_a_pdf(tmp_path: Path, query: str) -> None:
    async with running(tmp_path) as house:
        data = await fetched(house, f"/api/statement.pdf{query}", house.links.table(1))
        assert data.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/statement.pdf?table=x", 400, "bad_request"),
        ("/api/statement.pdf?table=-1", 400, "bad_request"),
        ("/api/statement.pdf?unit=kroner", 400, "bad_request"),
        ("/api/statement.pdf?prices=gold", 400, "bad_request"),
        ("/api/statement.pdf?layout=nope", 404, "unknown_layout"),
        ("/api/statement.pdf?table=99", 404, "unknown_table"),
        ("/api/tables/99/budget.xlsx", 404, "unknown_table"),
        ("/api/tables/0/budget.xlsx", 404, "unknown_table"),
    ],
)
async def test_what_is_not_there_is_refused(tmp_path: Path, path: str, status: int, code: str) -> None:
    async with running(tmp_path) as house:
        headers = {"Authorization": f"Bearer {await house.enter(house.links.facilitator())}"}
        answer = await house.http.get(path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (status, code)
