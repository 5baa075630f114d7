"""How soon the explorer of a large budget can be looked at, in a real browser, beside the small one. Never judges."""

from __future__ import annotations

import asyncio
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from tests.bench.context import Context
from tests.bench.figures import Figure, median
from tests.bench.goals import GOALS
from tests.bench.large import write_large
from tests.browser.chromium import FLAGS, find_chromium
from tests.browser.live_server import FJORDBAEK, LiveServer

WHEN_DRAWN = """new MutationObserver((_, me) => {
  if (!document.querySelector("[role=treeitem]")) return;
  me.disconnect();
  requestAnimationFrame(() => setTimeout(() => performance.mark("drawn"), 0));
}).observe(document, { childList: true, subtree: true });"""
"""Marks the moment after the frame in which the first area stands on the page."""


async def painting(context: Context) -> list[Figure]:
    """B3: milliseconds from the address to the drawn areas."""
    size = context.size
    context.tell(f"· B3: the first picture of the explorer on {size.lines:,} lines")
    large = write_large(context.new_folder("explored"), size.lines)
    found = find_chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=found.executable, args=list(FLAGS), env={**found.whole_environment()}
        )
        try:
            big, small = [
                await _of(browser, context.new_folder("painted"), budget, size.rounds) for budget in (large, FJORDBAEK)
            ]
        finally:
            await browser.close()
    return [median(GOALS["B3"], big, limit=small, beside="the same on the demo's budget")]


async def _of(browser: Browser, folder: Path, budget: Path, rounds: int) -> list[float]:
    server = LiveServer(folder)
    await asyncio.to_thread(server.start)
    try:
        ways = await asyncio.to_thread(server.open_workshop, 2, budget)
        context = await browser.new_context(locale="da-DK", timezone_id="Europe/Copenhagen")
        page = await context.new_page()
        await page.goto(ways.facilitator)
        await page.wait_for_url("**/facilitator")
        await page.wait_for_load_state("networkidle")
        await context.add_init_script(WHEN_DRAWN)
        taken = []
        for _ in range(rounds):
            await page.goto(f"{server.url}/budget?table=0")
            await page.get_by_role("treeitem").first.wait_for()
            await page.wait_for_timeout(200)  # the mark comes a frame later
            taken.append(float(await page.evaluate("performance.getEntriesByName('drawn')[0].startTime")))
        await context.close()
        return taken
    finally:
        await asyncio.to_thread(server.stop)
