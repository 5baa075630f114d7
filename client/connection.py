"""Keeps one websocket to the server alive: ticket, hello, frames in and out, and back again when it was lost.

Never knows what a frame means beyond that; `Listener` does. Never ends by itself but for a reason that coming back
cannot mend.
"""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Iterable
from typing import Protocol

from websockets.asyncio.client import ClientConnection
from websockets.asyncio.client import connect as open_websocket
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from client import wire
from client.errors import BrokenProtocol, ClientError, HttpRefused, SignedOut, Unreachable
from client.http_api import Http
from client.replica import Gap

FIRST_PAUSE = 0.05
LONGEST_PAUSE = 3.0
"""Seconds between two tries to come back: doubling, with a throw of the dice, so that a hall comes back spread out."""

HEARTBEAT = 10.0
"""Seconds between two websocket pings; without a pong in that time the connection counts as lost."""

LARGEST_FRAME = 16 * 1024 * 1024
"""Bytes of a frame from the server: a snapshot of the hall is far below."""


class Listener(Protocol):
    def hello(self, ticket: str) -> wire.Frame:
        """What to greet the server with."""

    def take(self, frame: wire.Frame) -> None:
        """A frame from the server. Gap: start over. SignedOut, BrokenProtocol: no use in coming back."""

    def lost(self) -> None:
        """The connection has gone; the next one is being tried for."""

    def ended(self, error: ClientError) -> None:
        """There will be no further connection."""


class Connection:
    """`opened` counts the connections on which the server has answered."""

    def __init__(self, http: Http, bearer: str, listener: Listener) -> None:
        self.opened = 0
        self._http = http
        self._bearer = bearer
        self._listener = listener
        self._outgoing: deque[bytes] | None = None
        self._wake = asyncio.Event()

    @property
    def is_open(self) -> bool:
        return self._outgoing is not None

    def start(self, frames: Iterable[wire.Frame]) -> None:
        """The server has answered the greeting: these go first, in this order, and from now on whatever is said."""
        self.opened += 1
        self._outgoing = deque(wire.encode(frame) for frame in frames)
        self._wake.set()

    def say(self, frame: wire.Frame) -> None:
        """Now if there is a connection, else not at all: what must not be lost is for `start`."""
        if self._outgoing is not None:
            self._outgoing.append(wire.encode(frame))
            self._wake.set()

    async def live(self) -> None:
        """Connections one after the other, until one ends for a reason that coming back cannot mend."""
        pause = FIRST_PAUSE
        while True:
            before = self.opened
            try:
                await self._once()
            except (SignedOut, BrokenProtocol) as error:
                return self._listener.ended(error)
            except (OSError, WebSocketException, Unreachable, HttpRefused, Gap) as error:
                if self.opened == 0:
                    return self._listener.ended(_as_client_error(error))
            pause = FIRST_PAUSE if self.opened > before else min(pause * 2, LONGEST_PAUSE)
            await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - spreads a crowd, keeps no secret

    async def _once(self) -> None:
        hello = self._listener.hello(await self._http.ticket(self._bearer))
        async with open_websocket(
            "ws" + self._http.url.removeprefix("http") + "/ws",
            subprotocols=[Subprotocol(wire.SUBPROTOCOL)],
            compression=None,
            max_size=LARGEST_FRAME,
            ping_interval=HEARTBEAT,
            ping_timeout=HEARTBEAT,
            close_timeout=1,
            proxy=None,
        ) as socket:
            await socket.send(wire.encode(hello))
            writer = asyncio.create_task(self._write(socket))
            try:
                async for data in socket:
                    self._read(data)
            finally:
                self._outgoing = None
                writer.cancel()
                await asyncio.gather(writer, return_exceptions=True)
                self._listener.lost()

    def _read(self, data: str | bytes) -> None:
        try:
            self._listener.take(wire.decode(data.encode() if isinstance(data, str) else data))
        except (KeyError, TypeError, ValueError) as error:
            raise BrokenProtocol(f"a frame from the server cannot be understood: {error!r}") from error

    async def _write(self, socket: ClientConnection) -> None:
        while True:
            self._wake.clear()
            while self._outgoing:
                await socket.send(self._outgoing.popleft())
            await self._wake.wait()


def _as_client_error(error: Exception) -> ClientError:
    return error if isinstance(error, ClientError) else Unreachable(str(error) or type(error).__name__)
