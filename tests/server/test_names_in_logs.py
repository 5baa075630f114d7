"""No name, no written word and no way in stands in what a server says, however much it is asked to say."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from client import Http, Refused, connect
from client.errors import HttpRefused
from tests.browser.live_server import LiveServer

HEARD = "what the rooms say is heard"
TALKATIVE = (sys.executable, "-c", f"""
import logging, threading, time
logging.basicConfig(level=logging.DEBUG)
def speak():
    while time.sleep(0.2) is None:
        logging.getLogger("server.live.room").debug("{HEARD}")
threading.Thread(target=speak, daemon=True).start()
from server.commandline import main
main()
""")  # fmt: skip
"""The real command, with every application logger at debug. The web server's own loggers are as in the product."""

SEATED, LATE, TWICE = "Ludvigsen Bryggermark", "Aldrende Sivkjær", "Torvald Kvistgård"
MISTAKEN = "Forkert Gruppemand"
WORDS, TITLE = "Kun hun kunne begrunde det sådan.", "Svømmehallens tredje bassin"
PEOPLE = f"name;group;home_committee;table\n{SEATED};council;LAE;1\n{TWICE};management;;1\n"


@pytest.fixture
def talkative(tmp_path: Path) -> Iterator[LiveServer]:
    server = LiveServer(tmp_path, TALKATIVE)
    server.start()
    yield server
    server.stop()


async def edits(url: str, bearer: str) -> None:
    async with connect(url, bearer) as wire:
        await wire.send("choose_proposal", table=1, proposal="R-03")
        await wire.send("write_reason", table=1, proposal="R-03", reason=WORDS)
        await wire.send(
            "add_own_proposal", table=1, title=TITLE, committee="LAE", type="reduction", amounts=[0, -1, -1, -1]
        )
        with pytest.raises(Refused):
            await wire.send("write_reason", table=1, proposal="R-04", reason=WORDS)


async def errors(url: str, code: str, facilitator: str) -> None:
    """Each holds a name where none belongs."""
    headers = {"Authorization": f"Bearer {facilitator}", "Content-Type": "application/json"}
    async with httpx.AsyncClient(base_url=url) as http:
        for path, content in (
            ("/api/register", f'{{"code": "{code}", "name": "{MISTAKEN}", "group": "none"}}'),
            ("/api/people", f'{{"people": [{{"name": "{MISTAKEN}", "group": "none"}}]}}'),
            ("/api/people", f'{{"people": [{{"name": "{MISTAKEN}", '),
            ("/api/forget", f'{{"pid": "{MISTAKEN}", "ground": "request"}}'),
            (f"/api/{MISTAKEN}", "{}"),
        ):
            answer = await http.post(path, content=content.encode(), headers=headers)
            assert 400 <= answer.status_code < 500, (path, answer.text)
        assert (await http.get(f"/api/tables/{MISTAKEN}/budget.xlsx", headers=headers)).status_code < 500
    with pytest.raises(HttpRefused):
        await Http(url).people(facilitator, PEOPLE.replace("council", MISTAKEN))


async def test_nobody_is_named_in_the_logs_of_a_day(talkative: LiveServer) -> None:
    ways, http = talkative.open_workshop(tables=2), Http(talkative.url)
    boss = (await http.enter(ways.facilitator.partition("#")[2])).bearer
    await http.people(boss, PEOPLE)
    links = await http.links(boss)
    badges = {badge["name"]: badge["url"].partition("#")[2] for badge in links["badges"]}
    async with connect(talkative.url, boss) as wire:
        await wire.send("open_round", title="Runde 1", ends_at=time.time_ns() // 1_000_000 + 3_600_000)
    seat = await http.enter(badges[SEATED])
    late = await http.register(ways.code, LATE, "guest")
    expected = next(each for each in (await http.look(ways.code))["people"] if each["name"] == TWICE)
    await http.claim(ways.code, expected["pid"])
    with pytest.raises(HttpRefused):
        await http.claim(ways.code, expected["pid"])
    assert set((await http.names(boss)).values()) == {SEATED, TWICE, LATE}
    await edits(talkative.url, seat.bearer)
    await errors(talkative.url, ways.code, boss)
    async with httpx.AsyncClient(base_url=talkative.url) as web:
        order = {"pid": seat.pid, "ground": "request"}
        answer = await web.post("/api/forget", json=order, headers={"Authorization": f"Bearer {boss}"})
        assert answer.status_code == 200, answer.text
    talkative.stop()
    said = talkative.output()
    assert f"DEBUG:server.live.room:{HEARD}" in said.partition("people come by")[2], "while it served"
    words = [part for name in (SEATED, LATE, TWICE, MISTAKEN) for part in name.split()]
    secrets = [seat.bearer, late.bearer, boss, *badges.values()]
    assert [each for each in (*words, WORDS, TITLE, *secrets) if each.casefold() in said.casefold()] == []
