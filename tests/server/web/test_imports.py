"""Files handed in by a browser: who may, what is answered, and that nothing is half imported or kept for others."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.importing import mappings
from server.web.uploads import MOST_FILES
from tests.server.harness import running
from tests.server.importing.broken.case import USUAL
from tests.server.importing.broken.texts import text
from tests.server.web.keeper import Keeper, changed, fjordbaek
from tests.server.web.test_presented import bearer_of

ROLES = {"participant": 403, "elsewhere": 403, "device": 403, "hall": 403, "facilitator": 200, "finance": 200}
BUDGET = {"budget.csv": text().encode()}


@pytest.mark.parametrize("role", ROLES)
async def test_files_are_handed_in_by_facilitator_and_finance_alone(tmp_path: Path, role: str) -> None:
    """Everybody else is told so at every address, and so is whoever is nobody."""
    async with running(tmp_path) as house:
        keeper, nobody = Keeper(house, await bearer_of(house, role)), Keeper(house, "no bearer")
        for asker, expected in ((keeper, ROLES[role]), (nobody, 401)):
            refused = {403: "not_allowed", 401: "signed_off"}.get(expected)
            answers = [
                await asker.mappings(),
                await asker.hand_in("budget.csv", BUDGET["budget.csv"]),
                await asker.look(),
                await asker.try_out(USUAL),
                await asker.go_back(),
                await asker.clear(),
            ]
            assert [status for status, _ in answers] == [expected] * len(answers)
            assert refused is None or {answer["code"] for _, answer in answers} == {refused}
        status, answer = await keeper.use(USUAL)
        assert (status, answer["code"]) == ((403, "not_allowed") if ROLES[role] == 403 else (409, "no_files"))


async def test_a_file_from_another_page_is_refused(tmp_path: Path) -> None:
    """A browser says which page sends it."""
    async with running(tmp_path) as house:
        headers = {
            "Authorization": f"Bearer {await bearer_of(house, 'finance')}",
            "Origin": "https://elsewhere.example",
        }
        for method, address in (("POST", "/api/imports?name=a.csv"), ("DELETE", "/api/imports"),
                                ("POST", "/api/imports/try"), ("POST", "/api/imports/use"),
                                ("POST", "/api/documents/use")):  # fmt: skip
            answer = await house.http.request(method, address, content=b"{}", headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (403, "wrong_origin")


async def test_what_is_handed_in_is_shown_with_a_mapping_proposed_for_it(tmp_path: Path) -> None:
    """Rows to choose columns by, what is wrong with a file that cannot be read, and whose files they are."""
    async with running(tmp_path) as house:
        keeper = Keeper(house, await bearer_of(house, "finance"), language="en")
        await keeper.hand_in("budget.csv", BUDGET["budget.csv"])
        status, shown = await keeper.hand_in("old.xlsx", b"PK\x03\x04 half a file")
        assert status == 200
        assert [file["name"] for file in shown["files"]] == ["budget.csv", "old.xlsx"]
        assert [(sheet["file"], sheet["rows_in_all"], sheet["width"]) for sheet in shown["sheets"]] == [
            ("budget.csv", 7, 7)
        ]
        assert shown["sheets"][0]["rows"][1][:3] == ["L1", "Læring", "03.22.01"]
        assert [(problem["file"], problem["code"]) for problem in shown["problems"]] == [
            ("old.xlsx", "broken_workbook")
        ]
        assert shown["problems"][0]["say"].startswith("The workbook is damaged")
        assert shown["guess"]["tables"][0]["columns"]["function"] == "Funktion"
        assert shown["known"] == ""
        assert (await keeper.look())[1] == shown
        await keeper.clear()
        await keeper.hand_in_all(fjordbaek())
        assert (await keeper.look())[1]["known"] == mappings()["fjordbaek"].name


async def test_files_are_their_owners_and_are_gone_when_cleared(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        finance = Keeper(house, await bearer_of(house, "finance"))
        facilitator = Keeper(house, await bearer_of(house, "facilitator"))
        await finance.hand_in("budget.csv", b"a;b\r\n1;2\r\n")
        await finance.hand_in("budget.csv", BUDGET["budget.csv"])
        assert [file["bytes"] for file in (await finance.look())[1]["files"]] == [len(BUDGET["budget.csv"])]
        assert (await facilitator.look())[1]["files"] == []
        status, shown = await finance.clear()
        assert (status, shown["files"], shown["sheets"], shown["guess"]) == (200, [], [], None)
        assert (await finance.try_out())[1]["code"] == "no_files"


@pytest.mark.parametrize("name", ["", "   ", "a/", "a\x00.csv", "a\nb.csv", "a\u202e.csv", "x" * 121])
async def test_a_file_without_a_usable_name_is_refused(tmp_path: Path, name: str) -> None:
    async with running(tmp_path) as house:
        keeper = Keeper(house, await bearer_of(house, "finance"))
        status, answer = await keeper.hand_in(name, b"a;b\r\n")
        assert (status, answer["code"]) == (400, "bad_file_name")
        assert (await keeper.look())[1]["files"] == []


async def test_of_a_path_the_name_alone_is_kept(tmp_path: Path) -> None:
    """Nothing is ever written under it."""
    async with running(tmp_path) as house:
        keeper = Keeper(house, await bearer_of(house, "finance"))
        for name in ("C:\\Budget\\2027\\budget.csv", "../../etc/passwd"):
            await keeper.hand_in(name, BUDGET["budget.csv"])
        assert [file["name"] for file in (await keeper.look())[1]["files"]] == ["budget.csv", "passwd"]


async def test_more_files_than_are_kept_are_refused(tmp_path: Path) -> None:
    """The others stay."""
    async with running(tmp_path) as house:
        keeper = Keeper(house, await bearer_of(house, "finance"))
        for number in range(MOST_FILES):
            await keeper.hand_in(f"{number}.csv", b"a;b\r\n1;2\r\n")
        status, answer = await keeper.hand_in("one more.csv", b"a;b\r\n1;2\r\n")
        assert (status, answer["code"]) == (413, "too_many_files")
        assert len((await keeper.look())[1]["files"]) == MOST_FILES


@pytest.mark.parametrize(
    ("mapping", "where"),
    [
        ({"mapping": "mapping/9", "name": "", "tables": []}, "$.mapping"),
        ({"mapping": "mapping/1", "name": "", "tables": [{"content": "lines", "columns": {"nmae": "Tekst"}}]}, "nmae"),
        ({"mapping": "mapping/1", "name": "", "tables": [{"content": "lines"}]}, "$.tables[0]"),
        ([], "array"),
    ],
)
async def test_a_broken_mapping_is_refused_with_its_place(tmp_path: Path, mapping: object, where: str) -> None:
    async with running(tmp_path) as house:
        keeper = Keeper(house, await bearer_of(house, "finance"))
        await keeper.hand_in_all(BUDGET)
        for status, answer in (await keeper.try_out(mapping), await keeper.use(mapping)):
            assert (status, answer["code"]) == (400, "mapping_is_broken")
            assert where in answer["say"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"files": 1}', b'{"mapping":' + b"[" * 100_000, b"\xff"])
async def test_what_is_no_request_is_refused(tmp_path: Path, body: bytes) -> None:
    async with running(tmp_path) as house:
        headers = {"Authorization": f"Bearer {await bearer_of(house, 'finance')}"}
        for address in ("/api/imports/try", "/api/imports/use", "/api/documents/use"):
            answer = await house.http.post(address, content=body, headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


async def test_a_try_shows_sums_problems_and_what_would_change_and_stores_nothing(tmp_path: Path) -> None:
    """The schools' first line gets a million more, and a proposal another name."""
    files = fjordbaek()
    files["driftslinjer.csv"] = changed(files["driftslinjer.csv"], "D001", "b2020", "1620")
    async with running(tmp_path) as house:
        before = house.seq
        keeper = Keeper(house, await bearer_of(house, "facilitator"))
        await keeper.hand_in_all(files)
        status, told = await keeper.try_out()
        assert (status, told["ok"], told["people"]) == (200, True, 0)
        assert told["understood"]["counts"]["lines"] == 179
        assert told["understood"]["proposals"]["lines"] == 49
        assert [problem for problem in told["problems"] if problem["severity"] == "problem"] == []
        [line] = told["difference"]["budget"]
        assert (line["kind"], line["id"], line["fields"][0]["name"]) == ("changed", "D001", "amounts")
        assert line["fields"][0]["after"][0] - line["fields"][0]["before"][0] == 1_000_000
        assert (told["difference"]["catalogue"], told["difference"]["assumptions"]) == ([], [])
        assert (house.seq, len(house.room.workshop.versions)) == (before, 1)


async def test_with_a_problem_nothing_is_put_in_force_and_the_files_wait(tmp_path: Path) -> None:
    """So that one of them can be handed in again."""
    files = fjordbaek()
    files["driftslinjer.csv"] = changed(files["driftslinjer.csv"], "D001", "b2020", "12x")
    async with running(tmp_path) as house:
        before = house.seq
        keeper = Keeper(house, await bearer_of(house, "finance"), language="en")
        await keeper.hand_in_all(files)
        told = (await keeper.try_out())[1]
        status, answer = await keeper.use()
        assert (told["ok"], told["difference"], status, answer["code"]) == (False, None, 400, "nothing_imported")
        assert answer["problems"] == told["problems"]
        [problem] = told["problems"]
        assert (problem["file"], problem["row"], problem["column"], problem["cell"]) == (
            "driftslinjer.csv",
            2,
            "b2020",
            "H2",
        )
        assert (problem["value"], problem["code"], problem["say"]) == (
            "12x",
            "not_whole",
            "Write a whole number, like -1250.",
        )
        assert house.seq == before
        assert len((await keeper.look())[1]["files"]) == len(files)


async def test_participants_are_counted_and_are_no_version(tmp_path: Path) -> None:
    """They come by /api/people; here a mapping for them can be tried."""
    async with running(tmp_path) as house:
        keeper = Keeper(house, await bearer_of(house, "facilitator"))
        await keeper.hand_in("deltagere.csv", "Navn;Gruppe;Udvalg\r\nA;byråd;LAE\r\nB;gæst;\r\n".encode())
        told = (await keeper.try_out())[1]
        assert (told["ok"], told["people"]) == (False, 2)
        assert (await keeper.use())[1]["code"] == "nothing_imported"
