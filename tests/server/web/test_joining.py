"""In within a minute, without an account: by code, by link, by name; and nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.workshop import commands
from server.directory import Grant
from server.settings import Settings
from server.web.tickets import LIFETIME, Tickets
from server.web.tries import FAILURES_PER_MINUTE
from tests.server.harness import House, running


async def boss(house: House) -> dict[str, str]:
    return {"Authorization": f"Bearer {await house.enter(house.links.facilitator())}"}


async def test_the_code_shows_who_is_expected(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        answer = await house.http.post("/api/look", json={"code": house.links.code()})
        seen = answer.json()
        assert (seen["title"], seen["municipality"]) == ("Aktørdag", "Fjordbæk Kommune")
        assert {"pid": "ann", "name": "Deltager ann", "group": "council", "table": 1, "claimed": False} in seen[
            "people"
        ]
        assert seen["tables"][0] == {"number": 1, "name": "", "seats": 2}
        assert [c["id"] for c in seen["committees"]] == ["PKO", "LAE", "SOC", "BES", "FRI", "TEK"]


@pytest.mark.parametrize("typed", ["{}", " {} ", "{} ", "{}-"])
async def test_a_typed_code_is_forgiving(tmp_path: Path, typed: str) -> None:
    async with running(tmp_path) as house:
        code = house.links.code()
        for written in (code, code.lower(), f"{code[:4]} {code[4:]}"):
            answer = await house.http.post("/api/look", json={"code": typed.format(written)})
            assert answer.status_code == 200


async def test_the_qr_secret_opens_the_same_door(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        secret = house.links.join().partition("#")[2]
        assert (await house.http.post("/api/look", json={"code": secret})).status_code == 200


async def test_a_wrong_code_is_refused_in_the_askers_language(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        danish = await house.http.post("/api/look", json={"code": "AAAABBBB"})
        english = await house.http.post("/api/look", json={"code": "AAAABBBB"}, headers={"Accept-Language": "en"})
        assert (danish.status_code, danish.json()["code"]) == (404, "wrong_code")
        assert danish.json()["say"] != english.json()["say"]


async def test_failures_are_limited_and_those_with_the_qr_code_still_come_in(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        for _ in range(FAILURES_PER_MINUTE):
            assert (await house.http.post("/api/look", json={"code": "AAAABBBB"})).status_code == 404
        limited = await house.http.post("/api/look", json={"code": house.links.code()})
        assert (limited.status_code, limited.headers["retry-after"]) == (429, "60")
        secret = house.links.join().partition("#")[2]
        assert (await house.http.post("/api/look", json={"code": secret})).status_code == 200


async def test_any_number_of_successes_is_welcome(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        for _ in range(3 * FAILURES_PER_MINUTE):
            assert (await house.http.post("/api/look", json={"code": house.links.code()})).status_code == 200


async def test_a_latecomer_comes_in_and_waits_to_be_seated(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        person = {"name": "  Sen \u202eGæst ", "group": "guest", "home_committee": ""}
        answer = await house.http.post("/api/register", json={"code": house.links.code(), **person})
        assert answer.status_code == 200
        pid, bearer = answer.json()["pid"], answer.json()["bearer"]
        assert house.service.directory.name(house.room.workshop.id, pid) == "Sen Gæst"
        async with house.wire(bearer) as late:
            assert set(late.rows) == {"day"}
            assert (await late.do("choose_proposal", table=1, proposal="R-03"))["code"] == "not_allowed"
            await house.order(commands.SeatParticipant(pid, 2))
            assert (await late.until("you"))["you"]["table"] == 2
            await late.until("snapshot", view="table/2")
            assert (await late.do("choose_proposal", table=2, proposal="R-03"))["t"] == "ok"


async def test_a_latecomer_of_an_unknown_group_leaves_nothing_behind(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        before = dict(house.service.directory.names(house.room.workshop.id))
        person = {"name": "Sen Gæst", "group": "pirates", "home_committee": ""}
        answer = await house.http.post("/api/register", json={"code": house.links.code(), **person})
        assert (answer.status_code, answer.json()["code"]) == (409, "unknown_group")
        assert house.service.directory.names(house.room.workshop.id) == before


async def test_the_same_device_may_come_again(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        bearer = await house.seated("ann")
        before = house.seq
        again = await house.http.post(
            "/api/claim",
            json={"code": house.links.code(), "pid": "ann"},
            headers={"Authorization": f"Bearer {bearer}"},
        )
        assert again.status_code == 200
        assert house.seq == before


async def test_a_closed_day_lets_nobody_in(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        await house.order(commands.CloseWorkshop())
        answer = await house.http.post("/api/look", json={"code": house.links.code()})
        assert (answer.status_code, answer.json()["code"]) == (403, "workshop_closed")


async def test_a_made_up_link_opens_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        answer = await house.http.post("/api/enter", json={"secret": "A" * 22})
        assert (answer.status_code, answer.json()["code"]) == (404, "wrong_link")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"code": 5}', b'{"code": "AAAABBBB", "more": 1}', b"\xff"])
async def test_a_body_that_makes_no_sense_is_a_bad_request(tmp_path: Path, body: bytes) -> None:
    async with running(tmp_path) as house:
        answer = await house.http.post("/api/look", content=body)
        assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


async def test_a_body_without_end_is_too_big(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        answer = await house.http.post("/api/look", content=b"x" * 2_000_000)
        assert (answer.status_code, answer.json()["code"]) == (413, "too_big")


CSV = """name;group;home_committee;table
Byråd 1;council;LAE;1
Ledelse 1;management;Udvalget for Læring;5

Medarbejder 1;employees;;
"""


@pytest.mark.parametrize("encode", ["utf-8", "utf-8-sig", "cp1252"])
async def test_people_come_from_a_csv(tmp_path: Path, encode: str) -> None:
    async with running(tmp_path) as house:
        headers = await boss(house) | {"Content-Type": "text/csv"}
        answer = await house.http.post("/api/people", content=CSV.encode(encode), headers=headers)
        assert answer.json() == {"registered": 3, "problems": []}
        workshop = house.room.workshop
        names = {name: pid for pid, name in house.service.directory.names(workshop.id).items()}
        assert workshop.participants[names["Byråd 1"]].home_committee == "LAE"
        assert workshop.participants[names["Ledelse 1"]].home_committee == "LAE"
        assert workshop.participants[names["Ledelse 1"]].table == 5
        assert workshop.participants[names["Medarbejder 1"]].table == 0
        assert set(workshop.tables) == {1, 2, 3, 4, 5}, "tables that were missing are made"
        assert list(house.service.store.read(workshop.id))[-1].actor == "f:1"


async def test_a_csv_with_faults_says_where_and_imports_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        before = house.seq
        text = (
            "name,group,home_committee,table\n,council,,1\nA,pirates,,1\nB,council,QQQ,1\nC,council,,abc\nD,guest,,1\n"
        )
        headers = await boss(house) | {"Content-Type": "text/csv"}
        arrived = house.seq
        answer = await house.http.post("/api/people", content=text.encode(), headers=headers)
        places = [(p["row"], p["column"]) for p in answer.json()["problems"]]
        assert (answer.status_code, answer.json()["code"], answer.json()["registered"]) == (400, "bad_people", 0)
        assert places == [(2, "name"), (3, "group"), (4, "home_committee"), (5, "table")]
        assert house.seq == arrived == before


async def test_a_csv_without_its_columns_is_told_what_the_first_row_is(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        headers = await boss(house) | {"Content-Type": "text/csv"}
        answer = await house.http.post("/api/people", content=b"hvem;hvad\nx;y\n", headers=headers)
        assert "name;group;home_committee;table" in answer.json()["problems"][0]["say"]


async def test_people_come_from_a_form(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        people = {"people": [{"name": "Sen Gæst", "group": "guest", "table": 3}]}
        answer = await house.http.post("/api/people", json=people, headers=await boss(house))
        assert answer.json()["registered"] == 1
        assert "Sen Gæst" in house.service.directory.names(house.room.workshop.id).values()


async def test_the_links_stay_the_same_and_every_badge_opens_its_own_seat(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        headers = await boss(house)
        first = (await house.http.get("/api/links", headers=headers)).json()
        assert (await house.http.get("/api/links", headers=headers)).json() == first
        assert first["join"]["qr"].startswith("<svg")
        assert [t["table"] for t in first["tables"]] == [1, 2, 3]
        for badge in first["badges"]:
            answer = await house.http.post("/api/enter", json={"secret": badge["url"].partition("#")[2]})
            assert answer.json()["pid"] == badge["pid"]


async def test_over_tls_the_bearer_travels_in_a_cookie_that_no_script_reads(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        house.service.settings = Settings(
            house.service.settings.database, "https://dag.example", frozenset({house.url})
        )
        answer = await house.http.post("/api/claim", json={"code": house.links.code(), "pid": "ann"})
        assert "bearer" not in answer.json()
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-raaderum=")
        assert {"Secure", "HttpOnly", "SameSite=strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}


async def test_a_ticket_lives_half_a_minute() -> None:
    now = [0.0]
    tickets = Tickets(clock=lambda: now[0])
    grant = Grant("w", "hall", "h:1", "bearer")
    early, late = await tickets.issue(grant), await tickets.issue(grant)
    now[0] = LIFETIME
    assert await tickets.take(early) == grant
    now[0] = LIFETIME + 0.1
    assert await tickets.take(late) is None


async def test_every_page_carries_the_security_headers(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        for path in ("/", "/sal", "/api/health"):
            headers = (await house.http.get(path)).headers
            assert "script-src 'self'" in headers["content-security-policy"]
            assert "frame-ancestors 'none'" in headers["content-security-policy"]
            assert headers["x-content-type-options"] == "nosniff"
        assert (await house.http.get("/api/health")).headers["cache-control"] == "no-store"


async def test_pages_that_are_not_built_say_what_to_do(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        answer = await house.http.get("/")
        assert answer.status_code == 503
        assert "make demo" in answer.text


async def test_no_asset_leads_out_of_its_folder(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        folder = tmp_path / "pages" / "assets"
        folder.mkdir(parents=True)
        (folder / "app.js").write_text("1")
        (tmp_path / "pages" / "secret.txt").write_text("2")
        assert (await house.http.get("/assets/app.js")).text == "1"
        (folder / "long.js").write_text("x" * 5_000)
        assert (await house.http.get("/assets/long.js")).headers["content-encoding"] == "gzip"
        for path in ("/assets/../secret.txt", "/assets/%2e%2e/secret.txt", "/assets/..%2fsecret.txt"):
            assert (await house.http.get(path)).status_code == 404


async def test_opening_is_an_ordinary_command(tmp_path: Path) -> None:
    async with running(tmp_path, round_open=False) as house:
        facts = list(house.service.store.read(house.room.workshop.id))
        assert type(facts[0].event).__name__ == "WorkshopOpened"
        assert facts[0].actor == "server"
