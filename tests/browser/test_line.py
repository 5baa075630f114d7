"""The line can be cut, deafened and mended. Never opens a screen of ours: the other end is an echo."""

import asyncio
from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Page
from websockets.asyncio.server import ServerConnection, serve
from websockets.http11 import Request, Response

from tests.browser.line import Line
from tests.browser.windows import Windows

TALK = """
(url) => {
  window.heard = [];
  window.drops = 0;
  window.talk = () => new Promise((done) => {
    window.socket = new WebSocket(url);
    socket.onmessage = (event) => heard.push(event.data);
    socket.onopen = () => done("open");
    socket.onclose = () => { drops += 1; done("closed"); };
  });
}
"""


class Echo:
    """The other end of the line: sends back what it gets, and keeps it."""

    def __init__(self) -> None:
        self.got: asyncio.Queue[str] = asyncio.Queue()
        self.address = ""

    def page(self, connection: ServerConnection, request: Request) -> Response | None:
        """A page of the same origin: browsers keep pages from elsewhere off this machine's ports."""
        return None if "Upgrade" in request.headers else connection.respond(200, "")

    async def answer(self, connection: ServerConnection) -> None:
        async for frame in connection:
            await self.got.put(str(frame))
            await connection.send(frame)


@pytest_asyncio.fixture(loop_scope="session")
async def echo() -> AsyncIterator[Echo]:
    """An echo on a free port of this machine."""
    echo = Echo()
    async with serve(echo.answer, "127.0.0.1", 0, process_request=echo.page) as server:
        port = server.sockets[0].getsockname()[1]
        echo.address = f"127.0.0.1:{port}/"
        yield echo


async def page_that_talks(windows: Windows, echo: Echo) -> tuple[Page, Line]:
    """A page that can open a websocket by `talk()`, and the line it goes over."""
    page = await windows.open()
    line = await Line.of(page)
    await page.goto(f"http://{echo.address}")
    await page.evaluate(TALK, f"ws://{echo.address}")
    return page, line


async def test_a_whole_line_brings_frames_both_ways(windows: Windows, echo: Echo) -> None:
    """The line in between changes nothing by itself."""
    page, _ = await page_that_talks(windows, echo)
    assert await page.evaluate("talk()") == "open"
    await page.evaluate("socket.send('a')")
    await page.wait_for_function("heard.length === 1")
    assert await echo.got.get() == "a"


async def test_a_cut_line_drops_the_socket_and_takes_no_new_one(windows: Windows, echo: Echo) -> None:
    """The page finds itself alone, and so does every new attempt until the line is mended."""
    page, line = await page_that_talks(windows, echo)
    assert await page.evaluate("talk()") == "open"
    await line.cut()
    await page.wait_for_function("drops === 1")
    await page.evaluate("talk()")
    await page.wait_for_function("drops === 2")
    await line.mend()
    await page.evaluate("talk()")
    await page.evaluate("socket.send('b')")
    await page.wait_for_function("heard.length === 1")


async def test_a_deaf_line_brings_the_edit_out_but_no_answer_back(windows: Windows, echo: Echo) -> None:
    """The moment after a commit and before its acknowledgement is known to the page."""
    page, line = await page_that_talks(windows, echo)
    await page.evaluate("talk()")
    line.deafen()
    await page.evaluate("socket.send('c')")
    assert await echo.got.get() == "c"
    assert await page.evaluate("heard") == []
    await line.mend()
    await page.wait_for_function("drops === 1")
