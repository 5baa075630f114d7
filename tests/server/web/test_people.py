"""The list of people as a secretary has it: CSV or a workbook, in Danish or English, with columns in any order."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has hints, but does not say so (no py.typed)

from tests.server.harness import House, running
from tests.server.web.test_presented import bearer_of

ROWS = (
    ("Bord", "Rolle", "Navn", "Hjemudvalg"),
    (2, "Byråd", "Deltager A", "Udvalget for Læring"),
    ("", "MED", "Deltager B", ""),
    (4, "gæst", "Deltager C", "LAE"),
)


def workbook() -> bytes:
    """The people on the second sheet, below a heading; a remark on the first."""
    data = BytesIO()
    with Workbook(data) as made:
        made.add_worksheet("Om").write(0, 0, "Listen står på det næste ark.")
        sheet = made.add_worksheet("Deltagere")
        sheet.write(0, 0, "Aktørdag")
        for number, row in enumerate(ROWS, start=2):
            sheet.write_row(number, 0, row)
    return data.getvalue()


def text(delimiter: str) -> bytes:
    return "\r\n".join(delimiter.join(map(str, row)) for row in ROWS).encode("cp1252")


async def send(house: House, data: bytes) -> tuple[int, dict[str, Any]]:
    headers = {"Authorization": f"Bearer {await bearer_of(house, 'facilitator')}", "Accept-Language": "en"}
    answer = await house.http.post("/api/people", content=data, headers=headers)
    return answer.status_code, answer.json()


@pytest.mark.parametrize("data", [workbook(), text(";"), text("\t")], ids=["workbook", "semicolons", "tabs"])
async def test_people_come_in_danish_from_any_file(tmp_path: Path, data: bytes) -> None:
    async with running(tmp_path) as house:
        assert await send(house, data) == (200, {"registered": 3, "problems": []})
        workshop = house.room.workshop
        pids = {name: pid for pid, name in house.service.directory.names(workshop.id).items()}
        seated = [workshop.participants[pids[f"Deltager {letter}"]] for letter in "ABC"]
        assert [(p.group, p.home_committee, p.table) for p in seated] == [
            ("council", "LAE", 2),
            ("employees", "", 0),
            ("guest", "LAE", 4),
        ]


@pytest.mark.parametrize(
    ("data", "row", "column", "says"),
    [
        (b"", 0, "", "The file has no rows."),
        (b"PK\x03\x04 half a workbook", 0, "", "The workbook is damaged"),
        ("navn;gruppe\nA\nB;gæst\n".encode(), 2, "gruppe", "Write one of: byråd"),
        ("navn;gruppe\nA\x07B;gæst\n".encode(), 2, "navn", "characters that cannot be shown"),
        ("navn;gruppe;bord\nA;gæst;201\n".encode(), 2, "bord", "from 0 to 200"),
        (b"navn;telefon\nA;12345678\n", 1, "group", "name;group;home_committee;table"),
    ],
)
async def test_what_is_wrong_with_a_list_is_told_and_nobody_comes(
    tmp_path: Path, data: bytes, row: int, column: str, says: str
) -> None:
    async with running(tmp_path) as house:
        before = house.seq
        status, answer = await send(house, data)
        assert (status, answer["code"], answer["registered"], house.seq) == (400, "bad_people", 0, before)
        told = [
            problem["say"] for problem in answer["problems"] if (problem["row"], problem["column"]) == (row, column)
        ]
        assert says in told[0]


async def test_a_form_is_told_by_its_rows_and_the_names_of_its_fields(tmp_path: Path) -> None:
    """The first person is row 1: there is no row of names."""
    people = [{"name": "A", "group": "guest"}, {"name": " ", "group": "pirates", "home_committee": "Nej"}]
    async with running(tmp_path) as house:
        headers = {"Authorization": f"Bearer {await bearer_of(house, 'facilitator')}"}
        answer = (await house.http.post("/api/people", json={"people": people}, headers=headers)).json()
        places = {(problem["row"], problem["column"]) for problem in answer["problems"]}
        assert places == {(2, "name"), (2, "group"), (2, "home_committee")}
