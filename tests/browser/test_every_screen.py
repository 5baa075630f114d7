"""Every screen, at the sizes people hold it in. Never tests what a screen does, only that everyone can use it."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests.browser.live_server import LiveServer
from tests.browser.open_day import OpenDay, open_day
from tests.browser.page_checks import assert_accessible, assert_no_sideways_scroll
from tests.browser.windows import HALL, LAPTOP, PHONE, TABLET, Size, Windows

SIZES = (PHONE, TABLET, LAPTOP, HALL)
SCREENS = ("code", "join", "table", "hall", "facilitator", "print", "badges")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def day(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[OpenDay]:
    """One day for all tests of this file: they only look."""
    server = LiveServer(tmp_path_factory.mktemp("day"))
    server.start()
    try:
        async with open_day(server) as opened:
            yield opened
    finally:
        server.stop()


async def open_screen(day: OpenDay, screen: str, windows: Windows, size: Size) -> Page:
    """The screen, with its content there."""
    match screen:
        case "code":
            page = await windows.open(day.url, size)
        case "join":
            page = await windows.open(day.ways.join, size)
        case "table":
            page = await windows.open(day.tables[0], size)
        case "hall":
            page = await windows.open(day.ways.hall, size)
        case "facilitator":
            page = await windows.open(day.ways.facilitator, size)
        case _:
            page = await windows.open(day.ways.facilitator, size)
            await expect(page.get_by_role("heading").first).to_be_visible()
            await page.goto(f"{day.url}/print/1" if screen == "print" else f"{day.url}/badges")
    await expect(page.get_by_role("heading").first).to_be_visible()
    await page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}px")
@pytest.mark.parametrize("screen", SCREENS)
async def test_a_screen_is_accessible_and_fits(day: OpenDay, windows: Windows, screen: str, size: Size) -> None:
    """axe finds nothing serious, nothing scrolls sideways, and no script fails."""
    page = await open_screen(day, screen, windows, size)
    await windows.picture(page, f"{screen}-{size[0]}")
    await assert_accessible(page)
    await assert_no_sideways_scroll(page)


@pytest.mark.parametrize("screen", SCREENS)
async def test_a_screen_fits_the_narrowest_phone(day: OpenDay, windows: Windows, screen: str) -> None:
    """320 CSS pixels: WCAG 2.1, 1.4.10 Reflow."""
    await assert_no_sideways_scroll(await open_screen(day, screen, windows, (320, 640)))
