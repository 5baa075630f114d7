"""Windows of one browser that share nothing: each is a device of its own. Never knows what a screen shows."""

import re
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page

Size = tuple[int, int]

PHONE = (360, 740)
TABLET = (768, 1024)
LAPTOP = (1280, 800)
HALL = (1920, 1080)

PATIENCE_MS = 10_000
"""Before an element that does not come fails the test. Not a measure of anything."""


class Windows:
    """Opens windows and remembers what went wrong in them.

    A page's uncaught error, or an error on its console, fails the test that opened the window: a screen that works in
    spite of it works by chance. What is expected is named with `expect_error`.
    """

    def __init__(self, browser: Browser, results: Path, test: str) -> None:
        self._browser = browser
        self._results = results
        self._test = re.sub(r"\W+", "-", test)
        self._contexts: list[BrowserContext] = []
        self._errors: list[str] = []
        self._expected: list[str] = []

    async def open(self, url: str = "about:blank", size: Size = LAPTOP, reduced_motion: bool = False) -> Page:
        """A page in a context of its own, Danish, in Denmark's time. `size` is in CSS pixels, width and height."""
        width, height = size
        context = await self._browser.new_context(
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
            viewport={"width": width, "height": height},
            reduced_motion="reduce" if reduced_motion else "no-preference",
        )
        context.set_default_timeout(PATIENCE_MS)
        self._contexts.append(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: self._errors.append(f"{page.url}: {error}"))
        page.on("console", lambda message: self._note(page, message))
        await page.goto(url)
        return page

    def expect_error(self, part: str) -> None:
        """Errors that contain `part` are part of this test (a network that is cut, say)."""
        self._expected.append(part)

    async def picture(self, page: Page, name: str) -> Path:
        """A screenshot under test-results/, for people to look at."""
        path = self._results / f"{self._test}-{name}.png"
        await page.screenshot(path=path)
        return path

    async def close(self) -> None:
        """Closes every window, and raises what went wrong in any of them."""
        for context in self._contexts:
            await context.close()
        unexpected = [error for error in self._errors if not any(part in error for part in self._expected)]
        assert not unexpected, "The page reported errors:\n  " + "\n  ".join(unexpected)

    def _note(self, page: Page, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._errors.append(f"{page.url}: {message.text}")
