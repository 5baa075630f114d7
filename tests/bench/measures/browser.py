"""P14: the JavaScript an update costs at the table, and a burst of rows. P15: what a participant loads. Never judges.

In a real Chromium, through the real server: another person edits, and Chromium itself tells the time its scripts took.
The burst is a phone that wakes: its line is cut, the table goes on without it, and all rows come in one delta.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

from playwright.async_api import Browser, CDPSession, Page, Response, async_playwright

from client import Day as Wire
from client import Http, Refused, connect
from client.simulated.catalogue import read
from tests.bench.context import Context
from tests.bench.figures import Figure, median
from tests.bench.goals import GOALS
from tests.browser.chromium import FLAGS, find_chromium
from tests.browser.day import Day, open_day
from tests.browser.live_server import LiveServer
from tests.browser.windows import PHONE

SOME = 50
"""Rows that move at an ordinary table: ten proposals are chosen."""

UPDATES = 100
"""In a round of P14."""

PAUSE = 0.02
"""Seconds between two updates: a busy table."""

IDLE, SETTLED = 2.0, 1.0
"""Seconds in which a page is looked at doing nothing, and after which it has drawn what came."""

PATIENCE = 30.0
"""Seconds until a page that has found no way back fails. Not a measure of anything."""

KEEP_SOCKETS = """window.lines = []; window.heard = 0; window.WebSocket = class extends WebSocket {
  constructor(...args) {
    super(...args);
    window.lines.push(this);
    this.addEventListener("message", ({ data }) => { window.heard += data.byteLength ?? data.size; });
  }
};"""
"""So that the page's line can be cut as a network would, and what came over it is known."""

LEAST = 60
"""Bytes of a row in a frame, at the very least."""

Amount = tuple[str, int]
"""(proposal, year)."""


async def browsing(context: Context) -> list[Figure]:
    size = context.size
    context.tell("· P14: an update at the table in a browser; P15: what it loads")
    server = LiveServer(context.new_folder("browsed"))
    await asyncio.to_thread(server.start)
    try:
        day = await open_day(server)
        async with _browser() as browser, _neighbour(day) as wire:
            amounts, numbers = await _choose(wire, day, SOME), count(1)
            page, loaded = await _at_table(browser, day.seats["Byråd 1"])
            meter = await Meter.of(page)
            updates = [await _updates(meter, wire, amounts, numbers) for _ in range(size.rounds)]
            amounts = await _choose(wire, day, size.burst)
            bursts = [await _burst(meter, page, wire, amounts, numbers) for _ in range(size.rounds)]
    finally:
        await asyncio.to_thread(server.stop)
    rows = len(amounts) + len({proposal for proposal, _ in amounts})
    return [
        median(GOALS["P14"], updates, notes=["Chromium's own count of script time, over a hundred updates"]),
        median(GOALS["P14 burst"], bursts, shares={"rows": rows}, notes=["a phone that wakes; its reconnect included"]),
        median(GOALS["P15"], [loaded / 1000], notes=["gzip bytes of all scripts, until the network was idle"]),
    ]


@asynccontextmanager
async def _browser() -> AsyncIterator[Browser]:
    found = find_chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=found.executable, args=list(FLAGS), env={**found.whole_environment()}
        )
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def _neighbour(day: Day) -> AsyncIterator[Wire]:
    """Somebody else at the same table."""
    seat = await Http(day.url).enter(day.seats["Ledelse 1"].partition("#")[2])
    async with connect(day.url, seat.bearer) as wire:
        yield wire


async def _choose(wire: Wire, day: Day, rows: int) -> list[Amount]:
    """As many proposals as it takes for that many rows to move: an effect and an amount a year each."""
    catalogue = read(await Http(day.url).document(day.facilitator, wire.view("day")["workshop"]["catalogue"]))
    chosen: list[str] = []
    for proposal in catalogue.proposals.values():
        if not proposal.is_settable or proposal.excludes or proposal.earliest_start > catalogue.years[0]:
            continue
        try:
            await wire.send("choose_proposal", table=1, proposal=proposal.id)
            await wire.send("set_amount", table=1, proposal=proposal.id, year=catalogue.years[0], amount=-1)
        except Refused:
            continue
        chosen.append(proposal.id)
        if len(chosen) * (len(catalogue.years) + 1) >= rows:
            break
    a_proposal = len(catalogue.years) + 1
    while len(chosen) * a_proposal < rows:
        chosen.append(await _own(wire, next(iter(catalogue.proposals.values())).committee, len(catalogue.years)))
    return [(proposal, year) for proposal in chosen[: -(-rows // a_proposal)] for year in catalogue.years]


async def _own(wire: Wire, committee: str, years: int) -> str:
    """A proposal of the table's own, and its id."""
    title, amounts = f"Vores forslag {len(wire.view('table/1'))}", [-1] * years
    saved = await wire.send(
        "add_own_proposal", table=1, title=title, committee=committee, type="reduction", amounts=amounts
    )
    await wire.reaches("table/1", saved.last)
    own = [row for key, row in wire.view("table/1").items() if key.startswith("own/")]
    return str(max(own, key=lambda row: int(row["seq"]))["proposal"])


async def _at_table(browser: Browser, badge: str) -> tuple[Page, int]:
    """A participant's phone, at the table; and the bytes of script that came over the network."""
    width, height = PHONE
    context = await browser.new_context(
        locale="da-DK", timezone_id="Europe/Copenhagen", viewport={"width": width, "height": height}
    )
    await context.add_init_script(KEEP_SOCKETS)
    page = await context.new_page()
    scripts: list[Response] = []
    page.on("response", lambda response: scripts.append(response) if response.url.endswith(".js") else None)
    await page.goto(badge)
    await page.wait_for_url("**/bord")
    await page.wait_for_load_state("networkidle")
    sizes = [await script.request.sizes() for script in scripts]
    return page, sum(size["responseBodySize"] for size in sizes)


class Meter:
    """Chromium's count of the milliseconds that a page's scripts have taken, without those its clock takes anyway."""

    def __init__(self, session: CDPSession) -> None:
        self._session = session
        self._idle = 0.0

    @classmethod
    async def of(cls, page: Page) -> Meter:
        """Looks for a while what a page does where nothing happens: a clock runs down on it."""
        session = await page.context.new_cdp_session(page)
        await session.send("Performance.enable", {"timeDomain": "threadTicks"})  # CPU: not what others take
        meter = cls(session)
        before = await meter.now()
        await asyncio.sleep(IDLE)
        meter._idle = (await meter.now() - before) / IDLE
        return meter

    async def now(self) -> float:
        found = await self._session.send("Performance.getMetrics")
        return next(float(m["value"]) for m in found["metrics"] if m["name"] == "ScriptDuration") * 1000

    async def since(self, before: float, begun: float) -> float:
        """Milliseconds since then, beyond idleness."""
        return await self.now() - before - self._idle * (time.perf_counter() - begun)


async def _updates(meter: Meter, wire: Wire, amounts: list[Amount], numbers: count[int]) -> float:
    """Milliseconds of script an update."""
    before, begun = await meter.now(), time.perf_counter()
    for place in range(UPDATES):
        await _set(wire, amounts[place % len(amounts)], next(numbers))
        await asyncio.sleep(PAUSE)
    await asyncio.sleep(SETTLED)
    return await meter.since(before, begun) / UPDATES


async def _burst(meter: Meter, page: Page, wire: Wire, amounts: list[Amount], numbers: count[int]) -> float:
    """Milliseconds of script from the moment that the network is back."""
    await page.context.set_offline(True)
    await page.evaluate("for (const line of window.lines) line.close()")
    for amount in amounts:
        await _set(wire, amount, next(numbers))
    heard = await page.evaluate("window.heard")
    before, begun = await meter.now(), time.perf_counter()
    await page.context.set_offline(False)
    async with asyncio.timeout(PATIENCE):
        while await page.evaluate("window.heard") < heard + LEAST * len(amounts):  # noqa: ASYNC110 - the page tells when it is asked
            await asyncio.sleep(0.2)
    await asyncio.sleep(2 * SETTLED)
    return await meter.since(before, begun)


async def _set(wire: Wire, amount: Amount, number: int) -> None:
    proposal, year = amount
    await wire.send("set_amount", table=1, proposal=proposal, year=year, amount=-number)
