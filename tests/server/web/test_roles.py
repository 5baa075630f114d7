"""Every command, view and request for every role, over a real socket, against answers written by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from server.protocol.commands import COMMANDS
from tests.server.harness import House, running

OK, NO = "ok", "not_allowed"

ROLES = ("participant", "elsewhere", "device", "facilitator", "finance", "hall", "evaluator")
"""participant: at table 1. elsewhere: at table 3. device: of table 1. All commands of a table name table 1."""

LATER = 2_100_000_000_000

EXPECTED: dict[str, tuple[dict[str, Any], tuple[str, str, str, str, str, str, str]]] = {
    "choose_proposal": ({"table": 1, "proposal": "R-03"}, (OK, NO, OK, NO, NO, NO, NO)),
    "set_share": ({"table": 1, "proposal": "R-03", "share": 50}, (OK, NO, OK, NO, NO, NO, NO)),
    "shift_start": ({"table": 1, "proposal": "R-03", "shift": 1}, (OK, NO, OK, NO, NO, NO, NO)),
    "set_amount": ({"table": 1, "proposal": "R-03", "year": 2022, "amount": -900_000}, (OK, NO, OK, NO, NO, NO, NO)),
    "clear_amount": ({"table": 1, "proposal": "R-03", "year": 2022}, (OK, NO, OK, NO, NO, NO, NO)),
    "write_reason": ({"table": 1, "proposal": "R-03", "reason": "Fordi."}, (OK, NO, OK, NO, NO, NO, NO)),
    "rank_proposal": ({"table": 1, "proposal": "R-03", "rank": 1}, (OK, NO, OK, NO, NO, NO, NO)),
    "take_stance": ({"table": 1, "proposal": "R-03", "grade": "support"}, (OK, NO, NO, NO, NO, NO, NO)),
    "withdraw_stance": ({"table": 1, "proposal": "R-03"}, (OK, NO, NO, NO, NO, NO, NO)),
    "add_own_proposal": (
        {"table": 1, "title": "Vores", "committee": "LAE", "type": "reduction", "amounts": [0, -1, -1, -1]},
        (OK, NO, OK, NO, NO, NO, NO),
    ),
    "name_appropriation": ({"table": 1, "proposal": "B1-1", "policy_area": "L10"}, (OK, NO, OK, NO, NO, NO, NO)),
    "set_tax_rate": ({"table": 1, "tax": "indkomstskat", "year": 2021, "rate": 25_500}, (OK, NO, OK, NO, NO, NO, NO)),
    "clear_tax_rate": ({"table": 1, "tax": "indkomstskat"}, (OK, NO, OK, NO, NO, NO, NO)),
    "acknowledge_change": ({"table": 1, "proposal": "R-03", "change": 1}, (OK, NO, OK, NO, NO, NO, NO)),
    "undo_last": ({"table": 1}, (OK, NO, OK, NO, NO, NO, NO)),
    "withdraw_proposal": ({"table": 1, "proposal": "R-03"}, (OK, NO, OK, NO, NO, NO, NO)),
    "cost_proposal": (
        {"table": 2, "proposal": "B2-1", "amounts": [0, -1, -1, -2]},
        (NO, NO, NO, "unknown_proposal", "unknown_proposal", NO, NO),
    ),
    "add_tables": ({"up_to": 4}, (NO, NO, NO, OK, NO, NO, NO)),
    "lock_table": ({"table": 2}, (NO, NO, NO, OK, NO, NO, NO)),
    "unlock_table": ({"table": 2}, (NO, NO, NO, OK, NO, NO, NO)),
    "seat_participant": ({"pid": "cat", "table": 3}, (NO, NO, NO, OK, NO, NO, NO)),
    "release_seat": ({"pid": "cat"}, (NO, NO, NO, OK, NO, NO, NO)),
    "appoint_note_taker": ({"pid": "cat"}, (NO, NO, NO, OK, NO, NO, NO)),
    "dismiss_note_taker": ({"pid": "cat"}, (NO, NO, NO, OK, NO, NO, NO)),
    "set_target": ({"year": 2022, "change": -5_000_000}, (NO, NO, NO, OK, NO, NO, NO)),
    "clear_target": ({"year": 2022}, (NO, NO, NO, OK, NO, NO, NO)),
    "plan_round": ({"title": "Runde 2", "minutes": 30}, (NO, NO, NO, OK, NO, NO, NO)),
    "extend_round": ({"ends_at": LATER}, (NO, NO, NO, OK, NO, NO, NO)),
    "hide_results": ({}, (NO, NO, NO, OK, NO, NO, NO)),
    "reveal_results": ({}, (NO, NO, NO, OK, NO, NO, NO)),
    "set_agreement": ({"tables": 2}, (NO, NO, NO, OK, NO, NO, NO)),
    "close_round": ({}, (NO, NO, NO, OK, NO, NO, NO)),
    "reopen_round": ({"ends_at": LATER}, (NO, NO, NO, OK, NO, NO, NO)),
    "open_round": ({"ends_at": LATER, "title": "Mere"}, (NO, NO, NO, "round_open", NO, NO, NO)),
    "close_workshop": ({}, (NO, NO, NO, OK, NO, NO, NO)),
}


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


def test_every_command_has_its_row() -> None:
    assert set(EXPECTED) == set(COMMANDS)


@pytest.mark.parametrize("role", ROLES)
async def test_every_command_is_answered_by_role(tmp_path: Path, role: str) -> None:
    column = ROLES.index(role)
    async with running(tmp_path) as house, house.wire(await bearer_of(house, role)) as wire:
        for name, (args, answers) in EXPECTED.items():
            before = house.seq
            answer = await wire.do(name, basis=house.seq, **args)
            given = OK if answer["t"] == "ok" else answer["code"]
            assert given == answers[column], f"{role} sent {name}"
            assert given == OK or house.seq == before, f"a refused {name} was recorded"


VIEWS: dict[str, tuple[str, str, str, str, str, str, str]] = {
    "day": (OK, OK, OK, OK, OK, OK, OK),
    "hall": (OK, OK, OK, OK, OK, OK, OK),
    "table/1": (OK, NO, OK, OK, OK, NO, OK),
    "table/2": (NO, NO, NO, OK, OK, NO, OK),
    "overview": (NO, NO, NO, OK, OK, NO, OK),
    "facilitator": (NO, NO, NO, OK, NO, NO, OK),
    "finance": (NO, NO, NO, OK, OK, NO, OK),
    "table/99": (NO, NO, NO, "unknown_view", "unknown_view", NO, "unknown_view"),
    "secrets": (NO, NO, NO, "unknown_view", NO, NO, "unknown_view"),
}


@pytest.mark.parametrize("role", ROLES)
async def test_every_view_is_shown_by_role(tmp_path: Path, role: str) -> None:
    column = ROLES.index(role)
    async with running(tmp_path) as house:
        assert set(house.room.projections.views) - {"table/3"} <= set(VIEWS), "a view without a row"
        async with house.wire(await bearer_of(house, role)) as wire:
            for view, answers in VIEWS.items():
                heard = len(wire.heard)
                await wire.say({"t": "watch", "views": [view]})
                await wire.silence()
                errors = [m["code"] for m in wire.heard[heard:] if m["t"] == "error"]
                assert (errors or [OK]) == [answers[column]], f"{role} watched {view}"
                assert (view in wire.rows) == (answers[column] == OK)


REQUESTS: dict[tuple[str, str], tuple[int, int, int, int, int, int, int]] = {
    ("POST", "/api/ticket"): (200, 200, 200, 200, 200, 200, 200),
    ("GET", "/api/names"): (200, 200, 200, 200, 200, 200, 200),
    ("GET", "/api/documents/{budget}"): (200, 200, 200, 200, 200, 200, 200),
    ("GET", "/api/links"): (403, 403, 403, 200, 403, 403, 403),
    ("GET", "/api/export.csv"): (403, 403, 403, 200, 200, 403, 403),
    ("GET", "/api/export.json"): (403, 403, 403, 200, 200, 403, 403),
    ("GET", "/api/export.xlsx"): (403, 403, 403, 200, 200, 403, 403),
    ("GET", "/api/tables/1/budget.xlsx"): (200, 403, 200, 200, 200, 403, 200),
    ("GET", "/api/statement.pdf?table=1"): (200, 403, 200, 200, 200, 403, 200),
    ("GET", "/api/statement.pdf"): (200, 200, 200, 200, 200, 200, 200),
    ("GET", "/api/protocol"): (403, 403, 403, 200, 200, 403, 200),
    ("GET", "/api/protocol.html"): (403, 403, 403, 200, 200, 403, 200),
    ("GET", "/api/protocol.pdf"): (403, 403, 403, 200, 200, 403, 200),
    ("GET", "/api/protocol?names=1"): (403, 403, 403, 200, 403, 403, 403),
    ("GET", "/api/replay/timeline"): (403, 403, 403, 200, 200, 403, 200),
    ("GET", "/api/replay/moment?seq=1&views=day"): (403, 403, 403, 200, 200, 403, 200),
    ("GET", "/api/replay/stretch?after=0&until=5&step=0&views=day"): (403, 403, 403, 200, 200, 403, 200),
    ("GET", "/api/replay/moment?seq=1&views=hall"): (403, 403, 403, 200, 200, 403, 200),
    ("GET", "/api/replay/stretch?after=0&until=5&step=0&views=hall"): (403, 403, 403, 200, 200, 403, 200),
    ("GET", "/api/replay/moment?seq=1&views=table/1"): (403, 403, 403, 200, 200, 403, 200),
    ("GET", "/api/replay/stretch?after=0&until=5&step=0&views=table/1"): (403, 403, 403, 200, 200, 403, 200),
    ("GET", "/api/replay/moment?seq=1&views=table/2"): (403, 403, 403, 200, 200, 403, 200),
    ("GET", "/api/replay/stretch?after=0&until=5&step=0&views=table/2"): (403, 403, 403, 200, 200, 403, 200),
    ("GET", "/api/replay/moment?seq=1&views=overview"): (403, 403, 403, 200, 200, 403, 200),
    ("GET", "/api/replay/stretch?after=0&until=5&step=0&views=overview"): (403, 403, 403, 200, 200, 403, 200),
    ("GET", "/api/replay/moment?seq=1&views=facilitator"): (403, 403, 403, 200, 403, 403, 200),
    ("GET", "/api/replay/stretch?after=0&until=5&step=0&views=facilitator"): (403, 403, 403, 200, 403, 403, 200),
    ("GET", "/api/replay/moment?seq=1&views=finance"): (403, 403, 403, 200, 200, 403, 200),
    ("GET", "/api/replay/stretch?after=0&until=5&step=0&views=finance"): (403, 403, 403, 200, 200, 403, 200),
    ("GET", "/api/replay/moment?seq=1&views=day,table/2"): (403, 403, 403, 200, 200, 403, 200),
    ("GET", "/api/replay/stretch?after=0&until=5&step=0&views=day,table/2"): (403, 403, 403, 200, 200, 403, 200),
    ("POST", "/api/people"): (403, 403, 403, 400, 403, 403, 403),
}


@pytest.mark.parametrize("role", ROLES)
async def test_every_request_is_answered_by_role(tmp_path: Path, role: str) -> None:
    async with running(tmp_path) as house:
        headers = {"Authorization": f"Bearer {await bearer_of(house, role)}"}
        for (method, path), answers in REQUESTS.items():
            address = path.format(budget=house.room.workshop.budget)
            answer = await house.http.request(method, address, headers=headers)
            assert answer.status_code == answers[ROLES.index(role)], f"{role}: {method} {path}: {answer.text}"
            nobody = await house.http.request(method, address)
            assert nobody.status_code == 401, f"nobody: {method} {path}"


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("participant", {"ann", "bob"}),
        ("elsewhere", {"dan"}),
        ("device", {"ann", "bob"}),
        ("facilitator", {"ann", "bob", "cat", "dan"}),
        ("finance", set()),
        ("hall", set()),
        ("evaluator", set()),
    ],
)
async def test_names_are_seen_by_role(tmp_path: Path, role: str, seen: set[str]) -> None:
    async with running(tmp_path) as house:
        headers = {"Authorization": f"Bearer {await bearer_of(house, role)}"}
        answer = await house.http.get("/api/names", headers=headers)
        assert set(answer.json()["names"]) == seen


async def test_a_note_taker_enters_for_others_at_the_table_and_nobody_else_does(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        async with house.wire(await house.seated("ann")) as ann:
            stance: dict[str, Any] = {"table": 1, "proposal": "R-03", "grade": "concern"}
            assert (await ann.do("take_stance", behalf="bob", **stance))["code"] == NO
            facilitator = await house.enter(house.links.facilitator())
            async with house.wire(facilitator) as boss:
                await boss.do("appoint_note_taker", pid="ann")
            assert (await ann.until("you"))["you"]["note_taker"] is True
            answer = await ann.do("take_stance", behalf="bob", **stance)
            assert answer["t"] == "ok"
            rows = await ann.reaches("table/1", answer["last"])
            assert rows["stance/R-03/bob"]["grade"] == "concern"
            assert (await ann.do("take_stance", behalf="dan", **stance))["code"] == NO
        async with house.wire(await house.enter(house.links.table(1))) as device:
            assert (await device.do("take_stance", behalf="bob", **stance))["t"] == "ok"


async def test_a_moved_person_loses_the_old_table_and_gets_the_new_at_once(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        assert "table/1" in ann.rows
        async with house.wire(await house.enter(house.links.facilitator())) as boss:
            await boss.do("seat_participant", pid="ann", table=3)
        you = await ann.until("you")
        assert you["you"]["table"] == 3
        await ann.until("snapshot", view="table/3")
        assert (await ann.do("choose_proposal", table=1, proposal="R-03"))["code"] == NO
        assert (await ann.do("choose_proposal", table=3, proposal="R-03"))["t"] == "ok"
        heard = len(ann.heard)
        async with house.wire(await house.enter(house.links.table(1))) as device:
            await device.do("choose_proposal", table=1, proposal="R-05")
        await ann.silence()
        assert not [m for m in ann.heard[heard:] if m.get("view") == "table/1"], "the old table's rows still travel"


async def test_a_released_seat_ends_the_open_connection_and_its_bearer(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        bearer = await house.seated("ann")
        async with house.wire(bearer) as ann:
            async with house.wire(await house.enter(house.links.facilitator())) as boss:
                await boss.do("release_seat", pid="ann")
            assert (await ann.until("bye"))["code"] == "signed_out"
        answer = await house.http.post("/api/ticket", headers={"Authorization": f"Bearer {bearer}"})
        assert answer.status_code == 401
        assert await house.seated("ann"), "another device may claim the name now"


async def test_a_name_is_claimed_by_one_device(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        await house.seated("ann")
        again = await house.http.post("/api/claim", json={"code": house.links.code(), "pid": "ann"})
        assert (again.status_code, again.json()["code"]) == (409, "seat_taken")
        badge = await house.http.post("/api/enter", json={"secret": house.links.badge("ann").partition("#")[2]})
        assert (badge.status_code, badge.json()["code"]) == (409, "seat_taken")
