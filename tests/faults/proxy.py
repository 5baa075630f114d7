"""A line between clients and a server that can be cut, held up, refused or broken off in the middle of a message.

Never adds, changes or repeats a byte: what comes through is what was sent, as with any TCP line.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from urllib.parse import urlsplit

PIECE = 65_536


class Proxy:
    """to: where it leads, asked at every new connection. refuses: nobody comes through.

    delay: seconds that each piece is held. breaking: the next piece comes half, and then nothing.
    """

    def __init__(self, to: Callable[[], tuple[str, int]]) -> None:
        self.refuses = False
        self.delay = 0.0
        self.breaking = False
        self._to = to
        self._open = asyncio.Event()
        self._open.set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def start(self, path: str = "") -> str:
        """Its address, `http://host:port`; or with a path, a socket in the file system, as databases have."""
        if path:
            self._server = await asyncio.start_unix_server(self._came, path)
            return path
        self._server = await asyncio.start_server(self._came, "127.0.0.1", 0)
        host, port = self._server.sockets[0].getsockname()[:2]
        return f"http://{host}:{port}"

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()
        self.resume()
        self.cut()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def cut(self) -> None:
        """Every connection breaks off here and now."""
        for writer in list(self._writers):
            writer.transport.abort()

    def stall(self) -> None:
        """Nothing comes through, and nobody is told."""
        self._open.clear()

    def resume(self) -> None:
        self._open.set()

    async def _came(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        if self.refuses:
            writer.transport.abort()
            return
        host, port = self._to()
        try:
            there = await (asyncio.open_connection(host, port) if port else asyncio.open_unix_connection(host))
        except OSError:
            writer.transport.abort()
            return
        self._writers |= {writer, there[1]}
        try:
            with contextlib.suppress(asyncio.CancelledError):  # by `stop`; asyncio would tell of it otherwise
                await asyncio.gather(self._carry(reader, there[1]), self._carry(there[0], writer))
        finally:
            for end in (writer, there[1]):
                self._writers.discard(end)
                end.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(PIECE):
                await self._open.wait()
                if self.delay:
                    await asyncio.sleep(self.delay)
                if self.breaking:
                    self.breaking = False
                    writer.write(data[: len(data) // 2])
                    await writer.drain()
                    self.cut()
                    return
                writer.write(data)
                await writer.drain()
        writer.transport.abort()


def leading_to(address: Callable[[], str]) -> Callable[[], tuple[str, int]]:
    """Host and port of an `http://` address that may change."""

    def to() -> tuple[str, int]:
        parts = urlsplit(address())
        assert parts.hostname is not None
        assert parts.port is not None
        return parts.hostname, parts.port

    return to
