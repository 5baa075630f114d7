"""The history in a real browser: sifted, read on, shared by its address, kept by name, and taken along."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlparse

from playwright.async_api import Locator, Page, expect

from client import connect
from tests.browser.day import Day, open_day
from tests.browser.live_server import LiveServer
from tests.browser.page_checks import assert_accessible, assert_no_sideways_scroll
from tests.browser.test_screens import SIZES, TALL, busy
from tests.browser.windows import LAPTOP, PHONE, Size, Windows

PAGE = 100


async def look(windows: Windows, day: Day, search: str = "", size: Size = LAPTOP) -> Page:
    """The facilitator has opened this address of the history."""
    page = await windows.open(day.ways.facilitator, size, reduced_motion=True)
    await expect(page.get_by_role("heading", name="Dagsorden").first).to_be_visible()
    await page.goto(f"{day.url}/historik{search}")
    await expect(page.get_by_role("heading", name="Historik")).to_be_visible()
    await expect(count(page)).to_have_text(re.compile("hændelse|Intet passer"))
    return page


def count(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("status")


def sentences(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("listitem").filter(has=page.get_by_role("time"))


async def pick(page: Page, facet: str, value: str) -> None:
    await page.locator("summary").filter(has_text=re.compile(f"^{facet}")).click()
    await page.get_by_role("checkbox", name=re.compile(f"^{re.escape(value)}")).check()


async def numbers(page: Page) -> list[int]:
    return [
        int(text or 0)
        for text in await page.locator("[data-entry]").evaluate_all("(all) => all.map((e) => e.dataset.entry)")
    ]


async def many(day: Day, wanted: int) -> None:
    """So many events more."""
    async with connect(day.url, day.facilitator) as wire:
        for turn in range(wanted):
            await wire.send("set_target", year=2021, change=-20_000_000 - turn - 1)


async def test_filters_sift_and_stand_in_the_address_and_the_link_restores_them(
    live_server: LiveServer, windows: Windows
) -> None:
    day = await open_day(live_server)
    await busy(day)
    page = await look(windows, day)
    whole = len(await numbers(page))
    await pick(page, "Bord", "Bord 1")
    await pick(page, "Forslag", "R-03")
    await expect(count(page)).to_have_text("2 hændelser")
    assert whole > 2
    await expect(sentences(page).first).to_contain_text("R-03")
    assert parse_qs(urlparse(page.url).query) == {"table": ["1"], "proposal": ["R-03"]}
    shared = await look(windows, day, f"?{urlparse(page.url).query}")
    assert await numbers(shared) == await numbers(page)
    await expect(shared.get_by_role("checkbox", name=re.compile("^Bord 1"))).to_be_checked()
    await shared.get_by_role("button", name="Fjern filter: Forslag: R-03").click()
    await expect(count(shared)).not_to_have_text("2 hændelser")
    await shared.go_back()
    await expect(count(shared)).to_have_text("2 hændelser")


async def test_words_are_found_whatever_their_case(live_server: LiveServer, windows: Windows) -> None:
    day = await open_day(live_server)
    await busy(day)
    page = await look(windows, day)
    await page.get_by_label("Ord i teksten").fill("VI kan")
    await page.keyboard.press("Enter")
    await expect(sentences(page)).to_have_count(2)
    await expect(sentences(page).first).to_contain_text("Vi kan mere.")
    await page.get_by_label("Ord i teksten").fill("findes ikke")
    await page.get_by_role("button", name="Søg").click()
    await expect(count(page)).to_have_text("Intet passer til filtrene.")


async def test_one_reads_on_page_by_page_and_misses_and_repeats_nothing(
    live_server: LiveServer, windows: Windows
) -> None:
    day = await open_day(live_server)
    await many(day, 2 * PAGE)
    page = await look(windows, day)
    await expect(count(page)).to_have_text(re.compile(f"^Viser {PAGE} af "))
    first = await numbers(page)
    assert len(first) == PAGE
    more = page.get_by_role("button", name="Vis flere")
    await more.focus()
    await page.keyboard.press("Enter")
    await expect(count(page)).to_have_text(re.compile(f"^Viser {2 * PAGE} af "))
    focused = await page.evaluate("Number(document.activeElement.dataset.entry)")
    assert focused == first[-1] - 1
    await more.click()
    await expect(more).to_have_count(0)
    assert await numbers(page) == list(range(first[0], 0, -1))


async def test_a_filter_is_kept_by_name_in_this_browser(live_server: LiveServer, windows: Windows) -> None:
    day = await open_day(live_server)
    await busy(day)
    page = await look(windows, day, "?table=2&order=oldest")
    found = await numbers(page)
    assert found == sorted(found)
    await page.get_by_label("Navn på filteret").fill("Bord to")
    await page.get_by_role("button", name="Gem filter").click()
    await page.goto(f"{day.url}/historik")
    await page.get_by_role("link", name="Bord to").click()
    await expect(page).to_have_url(re.compile(r"\?table=2&order=oldest$"))
    await expect(count(page)).to_have_text(f"{len(found)} hændelser")
    await page.get_by_role("button", name="Slet filteret Bord to").click()
    await page.reload()
    await expect(count(page)).to_have_text(f"{len(found)} hændelser")
    await expect(page.get_by_role("link", name="Bord to")).to_have_count(0)


async def test_what_is_found_is_taken_along(live_server: LiveServer, windows: Windows, tmp_path: Path) -> None:
    day = await open_day(live_server)
    await busy(day)
    page = await look(windows, day, "?table=1&proposal=R-03")
    for kind, name in (("CSV", "historik.csv"), ("Excel", "historik.xlsx"), ("JSON Lines", "historik.jsonl")):
        async with page.expect_download() as going:
            await page.get_by_role("button", name=f"Hent som fil: {kind}").click()
        taken = await going.value
        assert taken.suggested_filename == name
        await taken.save_as(tmp_path / name)
    assert len((tmp_path / "historik.csv").read_text(encoding="utf-8-sig").splitlines()) == 3
    assert len((tmp_path / "historik.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    assert (tmp_path / "historik.xlsx").read_bytes().startswith(b"PK")


async def test_the_ways_in_and_english(live_server: LiveServer, windows: Windows) -> None:
    """From the console, and from the page of afterwards, which can be opened by its address."""
    day = await open_day(live_server)
    page = await windows.open(day.ways.facilitator, reduced_motion=True)
    await page.get_by_role("button", name="Historikken").click()
    await expect(count(page)).to_have_text(re.compile("hændelser$"))
    await page.goto(f"{day.url}/efter")
    await page.get_by_role("link", name="Historikken").click()
    await expect(count(page)).to_have_text(re.compile("hændelser$"))
    await page.get_by_role("button", name=re.compile("English|EN")).first.click()
    await expect(count(page)).to_have_text(re.compile("events$"))
    await expect(sentences(page).first).to_contain_text(re.compile("opened|target"))


async def test_it_is_accessible_and_fits_at_every_size(live_server: LiveServer, windows: Windows) -> None:
    day = await open_day(live_server)
    await busy(day)
    page = await look(windows, day, "?table=1,2", PHONE)
    await page.get_by_role("button", name="Vis filtre").click()
    for width, height in (*SIZES, (390, 844)):
        await page.set_viewport_size({"width": width, "height": height})
        await page.wait_for_timeout(150)
        await windows.picture(page, f"{width}")
        await assert_no_sideways_scroll(page)
        await page.set_viewport_size({"width": width, "height": TALL})
        await assert_accessible(page)
