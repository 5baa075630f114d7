"""What a browser test asks for: a browser, windows in it, and a server. Never a screen's own test.

All browser tests run on one event loop for the whole session, since the browser they share lives on it.
"""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright
from pytest_asyncio import is_async_test

from tests.browser.chromium import FLAGS, find_chromium
from tests.browser.live_server import LiveServer
from tests.browser.windows import Windows

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts every asynchronous test of this folder on the session's loop."""
    for item in items:
        if HERE in item.path.parents and is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The one browser of the session; each test opens windows of its own in it."""
    found = find_chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=found.executable, args=list(FLAGS), env={**found.whole_environment()}
        )
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def windows(chromium: Browser, request: pytest.FixtureRequest) -> AsyncIterator[Windows]:
    """Opens windows that share nothing, as on devices of their own; fails the test if a page's script failed."""
    opened = Windows(chromium, Path("test-results"), request.node.name)
    yield opened
    await opened.close()


@pytest.fixture
def live_server(tmp_path: Path) -> Iterator[LiveServer]:
    """A server process of our own on a free port, with an empty log; ended by its own pid."""
    server = LiveServer(tmp_path)
    server.start()
    yield server
    server.stop()
