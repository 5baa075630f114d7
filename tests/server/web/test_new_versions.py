"""An import put in force in mid-process, and the way back: tables keep their choices and see what changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from domain.budget.layouts import Layout, LayoutRow, Selector
from server.documents import encode
from server.importing import mappings
from server.live.shelf import Names
from server.versions import VersionDoesNotFit, replace_documents
from tests.server.harness import House, running
from tests.server.importing.folders import AFTER_THE_AGREEMENT
from tests.server.web.keeper import Keeper, changed, fjordbaek
from tests.server.web.test_presented import bearer_of, get

GRANT = "07.62.80"
"""Fjordbæk's largest grant; its line is called by its function."""


def names_of(house: House) -> Names:
    workshop = house.room.workshop
    return workshop.budget, workshop.catalogue, workshop.assumptions


async def figures(house: House, bearer: str) -> dict[str, Any]:
    """Every line of the statement of table 1, in every part and year."""
    rows = (await get(house, bearer, "/api/statement?table=1"))["rows"]
    return {row["id"]: {name: row[name] for name in ("base", "proposals", "taxes", "total", "fixed")} for row in rows}


async def test_a_used_import_reaches_the_table_with_flags_and_leaves_its_choices_alone(tmp_path: Path) -> None:
    """D001, operating expense, a million more in 2020; R-17 another title; R-03 is as it was."""
    files = fjordbaek()
    files["driftslinjer.csv"] = changed(files["driftslinjer.csv"], "D001", "b2020", "1620")
    files["forslag.csv"] = changed(files["forslag.csv"], "R-17", "titel", "Nyt navn")
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        keeper = Keeper(house, await bearer_of(house, "finance"))
        for proposal in ("R-03", "R-17"):
            await ann.do("choose_proposal", table=1, proposal=proposal, share=100)
        rows = await ann.reaches("table/1", house.seq)
        choices = {key: row for key, row in rows.items() if key.startswith("choice/")}
        before = rows["result/R11"]["amounts"]
        await keeper.hand_in_all(files)
        assert await keeper.use(note="Efter 1. behandling") == (200, {"version": 2})
        rows = await ann.reaches("table/1", house.seq)
        assert {key: row for key, row in rows.items() if key.startswith("choice/")} == choices
        assert rows["result/R11"]["amounts"] == [before[0] + 1_000_000, *before[1:]]
        assert "flag/R-03" not in rows
        assert (rows["flag/R-17"]["kind"], rows["flag/R-17"]["fields"]) == ("changed", ["title"])
        assert (await keeper.look())[1]["files"] == []
        assert (await keeper.use())[1]["code"] == "no_files"


async def test_the_same_files_again_are_no_version(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        before = house.seq
        keeper = Keeper(house, await bearer_of(house, "finance"))
        await keeper.hand_in_all(fjordbaek())
        assert await keeper.use() == (200, {"version": 1})
        assert house.seq == before


async def test_a_catalogue_comes_alone(tmp_path: Path) -> None:
    """R-17 saves a million more in 2020; budget and assumptions stay, to the byte."""
    catalogue = changed(fjordbaek()["forslag.csv"], "R-17", "titel", "Nyt navn")
    async with running(tmp_path) as house:
        budget, _, assumptions = names_of(house)
        keeper = Keeper(house, await bearer_of(house, "finance"))
        await keeper.hand_in("forslag.csv", catalogue)
        told = (await keeper.try_out())[1]
        assert (told["ok"], told["difference"]["budget"], told["difference"]["assumptions"]) == (True, [], [])
        assert [(entry["id"], entry["fields"][0]["name"]) for entry in told["difference"]["catalogue"]] == [
            ("R-17", "title")
        ]
        assert await keeper.use() == (200, {"version": 2})
        assert (names_of(house)[0], names_of(house)[2]) == (budget, assumptions)
        assert house.room.books.relations.proposals["R-17"].title == "Nyt navn"


async def test_a_catalogue_alone_keeps_to_the_budget_that_is_there(tmp_path: Path) -> None:
    """A committee that the day does not have is told of, and nothing changes."""
    catalogue = changed(fjordbaek()["forslag.csv"], "R-17", "udvalg_id", "NYT")
    async with running(tmp_path) as house:
        before = house.seq
        keeper = Keeper(house, await bearer_of(house, "finance"))
        await keeper.hand_in("forslag.csv", catalogue)
        status, answer = await keeper.use()
        assert (status, answer["code"]) == (400, "nothing_imported")
        assert [(problem["column"], problem["value"], problem["code"]) for problem in answer["problems"]] == [
            ("udvalg_id", "NYT", "not_known")
        ]
        assert house.seq == before


async def test_a_set_of_assumptions_comes_alone_with_the_lines_that_follow_from_it(tmp_path: Path) -> None:
    """One grant is four million less in 2021, by a measure that names its line; the rest of the set is as it was.

    The grant stands at its line, so R02 and the result are four million worse, and nothing else moves.
    """
    table = {
        "content": "assumptions", "file": "aftale.csv", "columns": {"id": "noegle"}, "amounts": {"years": ["{year}"]},
        "measures": [{"id": "tilskud", "name": "Statstilskud", "times": 1000, "line": GRANT}],
    }  # fmt: skip
    mapping = {"mapping": "mapping/1", "name": "Aftalen", "assumptions": "Efter økonomiaftalen", "tables": [table]}
    async with running(tmp_path) as house:
        bearer = await bearer_of(house, "finance")
        keeper, was = Keeper(house, bearer), await figures(house, bearer)
        [line] = [line for line in house.room.books.budget.lines if line.id == GRANT]
        amounts = [amount + (4_000_000 if year == 1 else 0) for year, amount in enumerate(line.amounts)]
        row = ";".join(str(amount // 1000) for amount in amounts)
        await keeper.hand_in("aftale.csv", f"noegle;2020;2021;2022;2023\r\ntilskud;{row}\r\n".encode())
        assert await keeper.use(mapping) == (200, {"version": 2})
        now = await figures(house, bearer)
        for id in ("R02", "R11", "R20"):
            moved = [after - before for before, after in zip(was[id]["total"], now[id]["total"], strict=True)]
            assert moved == [0, 4_000_000, 0, 0]
        assert now["R01"] == was["R01"]
        assert house.room.books.assumptions.name == "Efter økonomiaftalen"


async def test_the_demos_set_after_the_agreement_is_put_in_force_under_choices_and_taken_back(tmp_path: Path) -> None:
    """Known by its columns. The base is what tests/server/demo works out by hand; the choices follow the new prices."""
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        bearer = await bearer_of(house, "finance")
        keeper, (_, _, before) = Keeper(house, bearer), names_of(house)
        await ann.do("choose_proposal", table=1, proposal="R-17", share=100)
        was = await figures(house, bearer)
        await keeper.hand_in_all({file.name: file.read_bytes() for file in AFTER_THE_AGREEMENT.glob("*.csv")})
        assert (await keeper.look())[1]["known"] == mappings()["fjordbaek"].name
        assert await keeper.use() == (200, {"version": 2})
        now = await figures(house, bearer)
        assert now["R11"]["base"] == [-83_618_000, -92_105_155, -103_517_184, -106_838_343]
        assert now["R04"]["proposals"][0] == was["R04"]["proposals"][0] != 0
        assert now["R04"]["proposals"][3] != was["R04"]["proposals"][3]
        rows = await ann.reaches("table/1", house.seq)
        assert "flag/R-17" not in rows, "its own figures are what they were"
        assert await keeper.go_back(assumptions=before) == (200, {"version": 3})
        assert await figures(house, bearer) == was


async def test_the_way_back_gives_the_former_figures_to_the_krone(tmp_path: Path) -> None:
    """With choices at a table all the time: another budget and other prices, and then those of version 1 again."""
    files = fjordbaek()
    files["driftslinjer.csv"] = changed(files["driftslinjer.csv"], "D001", "bo2022", "9999")
    files["forudsaetninger.csv"] = changed(files["forudsaetninger.csv"], "pl_service", "2022", "1.055")
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        bearer = await bearer_of(house, "finance")
        keeper, first = Keeper(house, bearer), names_of(house)
        await ann.do("choose_proposal", table=1, proposal="R-17", share=100)
        was = await figures(house, bearer)
        await keeper.hand_in_all(files)
        assert await keeper.use() == (200, {"version": 2})
        assert (await figures(house, bearer))["R04"] != was["R04"]
        budget, catalogue, assumptions = first
        assert await keeper.go_back(budget=budget, assumptions=assumptions, note="Tilbage") == (200, {"version": 3})
        assert catalogue == names_of(house)[1]
        assert names_of(house) == first
        assert await figures(house, bearer) == was
        rows = await ann.reaches("table/1", house.seq)
        assert rows["choice/R-17"]["share"] == 100
        assert {id: row["total"] for id, row in was.items()} == {
            key.removeprefix("result/"): row["amounts"] for key, row in rows.items() if key.startswith("result/")
        }


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({"budget": "0" * 64}, 404, "document_missing"),
        ({"budget": "short"}, 400, "bad_request"),
        ({"lines": []}, 400, "bad_request"),
    ],
)
async def test_only_documents_that_the_day_has_had_come_back(
    tmp_path: Path, asked: dict[str, Any], status: int, code: str
) -> None:
    async with running(tmp_path) as house:
        before = house.seq
        found = await Keeper(house, await bearer_of(house, "finance")).go_back(**asked)
        assert (found[0], found[1]["code"], house.seq) == (status, code, before)


async def test_documents_of_different_kinds_do_not_take_each_others_place(tmp_path: Path) -> None:
    """The catalogue's hash is no budget's."""
    async with running(tmp_path) as house:
        _, catalogue, _ = names_of(house)
        status, answer = await Keeper(house, await bearer_of(house, "finance")).go_back(budget=catalogue)
        assert (status, answer["code"]) == (404, "document_missing")


async def test_other_years_do_not_fit_the_day(tmp_path: Path) -> None:
    """Every amount that a table set names a year of the budget: another year is another workshop."""
    later = {name: data.decode() for name, data in fjordbaek(without="forslag.csv").items()}
    for year in (2023, 2022, 2021, 2020):
        later = {name: text.replace(str(year), str(year + 1)) for name, text in later.items()}
    mapping = mappings()["fjordbaek"]
    tables = tuple(table for table in mapping.tables if table.content != "proposals")
    async with running(tmp_path) as house:
        before = house.seq
        keeper = Keeper(house, await bearer_of(house, "finance"))
        await keeper.hand_in_all({name: text.encode() for name, text in later.items()})
        status, answer = await keeper.use(msgspec.structs.replace(mapping, tables=tables))
        assert (status, answer["code"]) == (409, "documents_do_not_fit"), answer
        assert house.seq == before


async def test_our_own_workbook_handed_in_gives_the_same_documents(tmp_path: Path) -> None:
    """No mapping is needed, nothing is different, and to use it is no version."""
    async with running(tmp_path) as house:
        keeper, first = Keeper(house, await bearer_of(house, "finance")), names_of(house)
        status, shown = await keeper.hand_in("dagen.xlsx", await keeper.download("/api/export.xlsx"))
        assert (status, shown["known"], shown["problems"]) == (200, "raaderum", [])
        told = (await keeper.try_out())[1]
        assert (told["ok"], told["problems"]) == (True, [])
        assert told["difference"] == {"budget": [], "catalogue": [], "assumptions": [], "left_out": 0}
        assert await keeper.use() == (200, {"version": 1})
        assert names_of(house) == first


async def test_a_version_whose_layout_loses_money_is_not_put_in_force(tmp_path: Path) -> None:
    """A layout that was whole for one catalogue need not be for the next: the printed total would be wrong."""
    async with running(tmp_path) as house:
        before, budget = house.seq, house.room.books.budget
        narrow = LayoutRow("all", "All", "select", Selector(functions=("03",)))
        layout = Layout("narrow", "Narrow", "", (narrow,), "all", budget.target_line)
        name = house.service.store.put_document(encode(replace(budget, layouts=(layout,))))
        with pytest.raises(VersionDoesNotFit, match="narrow"):
            await replace_documents(house.service, house.room, (name, *names_of(house)[1:]), "", "e:1")
        assert house.seq == before
