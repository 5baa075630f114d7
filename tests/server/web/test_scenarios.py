"""A table that makes a scenario's choices through the websocket shows its figures, to the krone."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from tests.server.harness import FJORDBAEK, Wire, running

Expected = dict[str, list[int]]


def scenarios() -> dict[str, tuple[str, Expected]]:
    """name -> (choices, line -> kroner per year), as they stand in scenarier_facit.csv."""
    choices: dict[str, str] = {}
    lines: defaultdict[str, Expected] = defaultdict(dict)
    with (FJORDBAEK / "scenarier_facit.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            choices[row["scenarie"]] = row["valgte_forslag"]
            lines[row["scenarie"]][row["post_id"]] = [int(row[y]) for y in ("b2020", "bo2021", "bo2022", "bo2023")]
    return {name: (choices[name], lines[name]) for name in choices}


async def choose_all(wire: Wire, choices: str) -> int:
    """The seq at which all of them stand."""
    last = 0
    for choice in choices.split():
        proposal, _, share = choice.partition("=")
        answer = await wire.do("choose_proposal", table=1, proposal=proposal, share=int(share or 100))
        assert answer["t"] == "ok", answer
        last = max(last, answer["last"])
    return last


@pytest.mark.parametrize("name", scenarios())
async def test_a_table_shows_the_scenarios_figures(tmp_path: Path, name: str) -> None:
    choices, expected = scenarios()[name]
    async with (
        running(tmp_path) as house,
        house.wire(await house.seated("ann")) as ann,
        house.wire(await house.seated("bob")) as bob,
    ):
        last = await choose_all(ann, choices)
        for wire in (ann, bob):
            rows = await wire.reaches("table/1", last)
            assert {line: rows[f"result/{line}"]["amounts"] for line in expected} == expected
            assert len(expected) == 22


async def test_a_table_that_chooses_nothing_shows_the_base(tmp_path: Path) -> None:
    with (FJORDBAEK / "resultatopgoerelse_basis.csv").open(encoding="utf-8-sig", newline="") as file:
        base = {
            row["post_id"]: [int(row[y]) for y in ("b2020", "bo2021", "bo2022", "bo2023")]
            for row in csv.DictReader(file, delimiter=";")
        }
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        assert {line: ann.rows["table/1"][f"result/{line}"]["amounts"] for line in base} == base


async def test_the_csv_of_all_tables_holds_what_they_chose(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        await choose_all(ann, "R-03=50 R-17")
        await ann.do("set_amount", table=1, proposal="R-03", year=2021, amount=-500_000, reason="=HYPERLINK(x)")
        headers = {"Authorization": f"Bearer {await house.enter(house.links.facilitator())}"}
        text = (await house.http.get("/api/export.csv", headers=headers)).content.decode("utf-8-sig")
        rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
        assert len(rows) == 8
        set_one = next(row for row in rows if row["forslag"] == "R-03" and row["aar"] == "2021")
        assert set_one["effekt_kr"] == "-510000"
        assert set_one["fastsat_kr"] == "-500000"
        assert set_one["begrundelse_beloeb"] == "'=HYPERLINK(x)", "no text starts a formula"
