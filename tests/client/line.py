"""A line between a client and a server that can be cut, or go deaf: what is sent arrives, what is answered does not."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from urllib.parse import urlsplit


class Line:
    """url: where the line begins."""

    def __init__(self, url: str) -> None:
        self.url = ""
        self.deaf = False
        self._target = urlsplit(url)
        self._tasks: set[asyncio.Task[None]] = set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None

    async def lay(self) -> None:
        port = urlsplit(self.url).port if self.url else 0
        self._server = await asyncio.start_server(self._take, "127.0.0.1", port)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def cut(self) -> None:
        """Every connection ends, and no new one is taken until the line is laid again."""
        server, self._server = self._server, None
        if server is not None:
            server.close()
        for writer in list(self._writers):
            writer.transport.abort()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        up_reader, up_writer = await asyncio.open_connection(self._target.hostname, self._target.port)
        ends = {writer, up_writer}
        self._writers |= ends
        await asyncio.gather(self._pump(reader, up_writer, answers=False), self._pump(up_reader, writer, answers=True))
        self._writers -= ends

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, answers: bool) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65_536):
                if not (answers and self.deaf):
                    writer.write(data)
        writer.close()


@contextlib.asynccontextmanager
async def line(url: str) -> AsyncIterator[Line]:
    between = Line(url)
    await between.lay()
    try:
        yield between
    finally:
        await between.cut()
