"""The line between a page and the server, to be cut and mended at will. Never looks into a frame.

`set_offline` does not drop a websocket that is open already; this does, as dead Wi-Fi does.
"""

from playwright.async_api import Page, WebSocketRoute

LOST = 1006  # what a page is told when the network is gone; the server is told nothing, as in a hall


class Line:
    """All websockets of one page. Attach it before the page: `line = await Line.of(page)`, then `page.goto`."""

    def __init__(self) -> None:
        self._dead = False
        self._deaf = False
        self._open: list[WebSocketRoute] = []

    @classmethod
    async def of(cls, page: Page) -> "Line":
        """The line of a page that has no websocket yet."""
        line = cls()
        await page.route_web_socket("**", line._take)
        return line

    async def cut(self) -> None:
        """Drops every connection and lets no new one through until `mend`."""
        self._dead = True
        await self._drop()

    def deafen(self) -> None:
        """Lets frames out but none in: what is sent arrives, its acknowledgement does not, until `mend` or `cut`."""
        self._deaf = True

    async def mend(self) -> None:
        """Lets new connections through; drops those that were deaf, since they have missed frames."""
        was_deaf = self._deaf
        self._dead = self._deaf = False
        if was_deaf:
            await self._drop()

    async def _drop(self) -> None:
        for route in self._open:
            await route.close(code=LOST)
        self._open.clear()

    async def _take(self, route: WebSocketRoute) -> None:
        if self._dead:
            await route.close(code=LOST)
            return
        self._open.append(route)
        server = route.connect_to_server()
        route.on_message(server.send)
        server.on_message(lambda frame: None if self._deaf else route.send(frame))
