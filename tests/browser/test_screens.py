"""Every screen at every size: accessible, without sideways scroll, and with a picture to look at."""

from __future__ import annotations

import itertools
import re
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Page, expect

from client import Http, connect
from tests.browser.day import Day, open_day
from tests.browser.live_server import LiveServer
from tests.browser.page_checks import assert_accessible, assert_no_sideways_scroll
from tests.browser.windows import Windows

SIZES = ((320, 640), (360, 740), (768, 1024), (1280, 800), (1920, 1080))

TALL = 4_000
"""Pixels: so that axe sees every button whole, and none half under the bar at the bottom."""

Opened = Callable[[Windows, Day], Awaitable[Page]]


async def busy(day: Day) -> None:
    """Somebody has worked at both tables, so that no screen is empty."""
    for name, table in (("Ledelse 1", 1), ("Medarbejder 1", 2)):
        seat = await Http(day.url).enter(day.seats[name].partition("#")[2])
        async with connect(day.url, seat.bearer) as wire:
            for proposal in ("E-02", "R-03", "R-17", "U-03", "F-01"):
                await wire.send("choose_proposal", table=table, proposal=proposal)
            await wire.send(
                "set_amount", table=table, proposal="R-03", year=2022, amount=-2_100_000, reason="Vi kan mere."
            )
            await wire.send(
                "take_stance", table=table, proposal="U-03", grade="object", reason="Det er ikke tid til det."
            )
            await wire.send("shift_start", table=table, proposal="E-02", shift=1)
            await wire.send(
                "add_own_proposal", table=table, title="Fælles bilpulje", committee="TEK", type="efficiency",
                amounts=[0, -400_000, -400_000, -400_000],
            )  # fmt: skip


async def landed(page: Page, heading: str) -> Page:
    await expect(page.get_by_role("heading", name=heading).first).to_be_visible()
    return page


async def typing_the_code(windows: Windows, day: Day) -> Page:
    return await landed(await windows.open(day.url, reduced_motion=True), "Velkommen til bordet")


async def finding_a_name(windows: Windows, day: Day) -> Page:
    return await landed(await windows.open(day.ways.join, reduced_motion=True), "Hvem er du?")


async def a_newcomer(windows: Windows, day: Day) -> Page:
    page = await finding_a_name(windows, day)
    await page.get_by_role("button", name="Jeg står ikke på listen").click()
    return await landed(page, "Skriv dig på")


async def a_table(windows: Windows, day: Day) -> Page:
    return await landed(await windows.open(day.seats["Byråd 1"], reduced_motion=True), "Bord 1")


async def a_proposal(windows: Windows, day: Day) -> Page:
    page = await a_table(windows, day)
    await page.get_by_text("Åbningstid i SFO").first.click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    return page


async def a_turned_tax(windows: Windows, day: Day) -> Page:
    page = await a_table(windows, day)
    await page.get_by_role("button", name=re.compile(r"^Grundskyld \d")).click()
    await page.get_by_role("button", name=re.compile("^Højere: Grundskyld")).click()
    await expect(page.get_by_text(re.compile("mio. kr. mere")).first).to_be_visible()
    return page


async def the_limits(windows: Windows, day: Day) -> Page:
    page = await a_table(windows, day)
    await page.get_by_role("button", name=re.compile("^Serviceramme ")).click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    return page


async def the_hall(windows: Windows, day: Day) -> Page:
    page = await windows.open(day.ways.hall, reduced_motion=True)
    await expect(page.get_by_text("Holddannelse").first).to_be_visible()
    return page


async def the_hidden_hall(windows: Windows, day: Day) -> Page:
    async with day.order() as wire:
        await wire.send("hide_results")
    page = await windows.open(day.ways.hall, reduced_motion=True)
    await expect(page.get_by_text("Resultaterne er skjult").first).to_be_visible()
    return page


async def the_facilitator(windows: Windows, day: Day) -> Page:
    return await landed(await windows.open(day.ways.facilitator, reduced_motion=True), "Dagsorden")


async def the_finance_desk(windows: Windows, day: Day) -> Page:
    links = await Http(day.url).links(day.facilitator)
    return await landed(await windows.open(links["finance"], reduced_motion=True), "Økonomi")


async def the_protocol(windows: Windows, day: Day) -> Page:
    page = await the_finance_desk(windows, day)
    await page.goto(f"{day.url}/protokol")
    await expect(page.get_by_role("heading", name="Bordenes budgetter")).to_be_visible(timeout=30_000)
    return page


async def a_costing(windows: Windows, day: Day) -> Page:
    page = await the_finance_desk(windows, day)
    await page.get_by_role("button", name=re.compile("Fælles bilpulje")).first.click()
    return await landed(page, "Beregn")


async def a_costed_proposal(windows: Windows, day: Day) -> Page:
    """At the table, with what changed under the choice."""
    async with day.order() as wire:
        await wire.send(
            "cost_proposal", table=1, proposal="B1-1", amounts=[100_000, -350_000, -350_000, -350_000],
            posts=[0, -50, -50, -50], summary="Kommunens biler bliver én pulje.", risk="Kø om morgenen.",
        )  # fmt: skip
    page = await a_table(windows, day)
    await expect(page.get_by_text("Økonomien har regnet på jeres forslag").first).to_be_visible()
    return page


async def a_costed_card(windows: Windows, day: Day) -> Page:
    page = await a_costed_proposal(windows, day)
    await page.get_by_role("button", name="Fælles bilpulje", exact=True).click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    return page


async def the_files_to_take_home(windows: Windows, day: Day) -> Page:
    page = await the_finance_desk(windows, day)
    await page.get_by_role("tab", name="Hent filer").click()
    return await landed(page, "Tag med hjem")


async def the_versions(windows: Windows, day: Day) -> Page:
    page = await the_finance_desk(windows, day)
    await page.get_by_role("tab", name="Udgaver").click()
    return await landed(page, "Udgave 1")


def tab(name: str) -> Opened:
    async def opened(windows: Windows, day: Day) -> Page:
        page = await the_facilitator(windows, day)
        await page.get_by_role("tab", name=name).click()
        await expect(page.get_by_role("tabpanel").first).to_be_visible()
        return page

    return opened


def beside_the_facilitator(path: str, heading: str) -> Opened:
    async def opened(windows: Windows, day: Day) -> Page:
        page = await the_facilitator(windows, day)
        await page.goto(day.url + path)
        return await landed(page, heading)

    return opened


def beside_the_table(address: str, heading: str) -> Opened:
    """The explorer, for somebody at table 1."""

    async def opened(windows: Windows, day: Day) -> Page:
        page = await a_table(windows, day)
        await page.goto(f"{day.url}/budget{address}")
        return await landed(page, heading)

    return opened


SCREENS: dict[str, Opened] = {
    "code": typing_the_code,
    "names": finding_a_name,
    "newcomer": a_newcomer,
    "table": a_table,
    "proposal": a_proposal,
    "tax": a_turned_tax,
    "limits": the_limits,
    "costed": a_costed_proposal,
    "costed card": a_costed_card,
    "hall": the_hall,
    "hidden hall": the_hidden_hall,
    "facilitator": the_facilitator,
    "participants": tab("Deltagere"),
    "targets": tab("Mål"),
    "doors": tab("Adgang og udskrift"),
    "finance": the_finance_desk,
    "protocol": the_protocol,
    "costing": a_costing,
    "versions": the_versions,
    "take home": the_files_to_take_home,
    "print": beside_the_facilitator("/print/1", "Bord 1"),
    "badges": beside_the_facilitator("/badges", "Navneskilte"),
    "explorer": beside_the_table("", "Hele budgettet, 2020"),
    "waterfall": beside_the_table(
        "?view=waterfall", "Resultat af ordinær driftsvirksomhed: fra udgangspunkt til resultat"
    ),
    "statement": beside_the_table("?view=statement", "Bordets valg"),
}


@pytest.mark.parametrize("screen", SCREENS)
async def test_a_screen_is_accessible_and_fits_at_every_size(
    live_server: LiveServer, windows: Windows, screen: str
) -> None:
    day = await open_day(live_server)
    await busy(day)
    page = await SCREENS[screen](windows, day)
    for width, height in SIZES:
        await page.set_viewport_size({"width": width, "height": height})
        await page.wait_for_timeout(150)
        await windows.picture(page, f"{width}")
        await assert_no_sideways_scroll(page)
        await page.set_viewport_size({"width": width, "height": TALL})
        await assert_accessible(page)


FOCUS = """async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const e = document.activeElement, style = getComputedStyle(e);
    const place = [...document.querySelectorAll("*")].indexOf(e);
    const words = (e.getAttribute("aria-label") ?? e.textContent ?? "").trim().slice(0, 40);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return [`${e.tagName} ${place} ${words}`, outlined || style.boxShadow !== "none"];
}"""
"""What has the focus, and whether one can see that it has; asked when it has been drawn."""


@pytest.mark.parametrize(
    "screen", ["code", "names", "table", "tax", "limits", "hall", "facilitator", "finance", "costing", "explorer"]
)
async def test_a_screen_can_be_walked_through_by_keyboard(
    live_server: LiveServer, windows: Windows, screen: str
) -> None:
    """Tab reaches the controls one after the other, each with a focus one can see, and never gets stuck."""
    day = await open_day(live_server)
    await busy(day)
    page = await SCREENS[screen](windows, day)
    seen: list[str] = []
    for _ in range(12):
        await page.keyboard.press("Tab")
        name, visible = await page.evaluate(FOCUS)
        if name.startswith("BODY"):
            break
        assert visible, f"no visible focus on {name}"
        seen.append(name)
    assert len(set(seen)) >= 2, seen
    assert all(a != b for a, b in itertools.pairwise(seen)), f"stuck: {seen}"
