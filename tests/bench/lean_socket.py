"""A lean websocket client on asyncio's transports: frames out, frames in with the moment they came. Never reads them.

Beside it `websockets` would be what is measured. Frames go out with a masking key of zeros, which every server must
take and which leaves the payload as it is; nobody is in between here who could be fooled by it.
"""

from __future__ import annotations

import asyncio
import base64
import os
from collections.abc import Callable
from time import perf_counter
from typing import cast

BINARY, CLOSE, PING, PONG = 0x82, 0x88, 0x89, 0x8A


def masked(payload: bytes, opcode: int = BINARY) -> bytes:
    """A client's frame."""
    size = len(payload)
    if size < 126:
        return bytes((opcode, 0x80 | size, 0, 0, 0, 0)) + payload
    return bytes((opcode, 0xFE)) + size.to_bytes(2, "big") + b"\0\0\0\0" + payload


class Socket(asyncio.Protocol):
    """heard: (perf_counter, payload) of every binary frame. listen: told of each payload at once, if somebody cares."""

    def __init__(self, host: str) -> None:
        self.heard: list[tuple[float, bytes]] = []
        self.listen: Callable[[bytes], None] | None = None
        self.closed = False
        self._host = host
        self._rest = b""
        self._opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._transport: asyncio.Transport | None = None

    async def opened(self) -> None:
        await self._opened

    def send(self, payload: bytes) -> None:
        assert self._transport is not None
        self._transport.write(masked(payload))

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's own class is no subclass
        key = base64.b64encode(os.urandom(16)).decode()
        self._transport.write(
            f"GET /ws HTTP/1.1\r\nHost: {self._host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Protocol: raaderum.1\r\n\r\n".encode()
        )

    def connection_lost(self, exc: Exception | None) -> None:
        self.closed = True
        if not self._opened.done():
            self._opened.set_exception(ConnectionError("the server closed before the handshake"))

    def data_received(self, data: bytes) -> None:
        now = perf_counter()
        if self._rest:
            data = self._rest + data
        if not self._opened.done():
            head, end, data = data.partition(b"\r\n\r\n")
            if not end:
                self._rest = head
                return
            if b" 101 " not in head.partition(b"\r\n")[0]:
                self._opened.set_exception(ConnectionError(head.partition(b"\r\n")[0].decode()))
                return
            self._opened.set_result(None)
        self._rest = self._frames(now, data)

    def _frames(self, now: float, data: bytes) -> bytes:
        """Takes all whole frames out; what is left begins the next piece."""
        at, size = 0, len(data)
        while size - at >= 2:
            length, start = data[at + 1], at + 2
            if length == 126:
                if size - at < 4:
                    break
                length, start = int.from_bytes(data[at + 2 : at + 4], "big"), at + 4
            elif length == 127:
                if size - at < 10:
                    break
                length, start = int.from_bytes(data[at + 2 : at + 10], "big"), at + 10
            end = start + length
            if end > size:
                break
            if data[at] == BINARY:
                self.heard.append((now, data[start:end]))
                if self.listen is not None:
                    self.listen(data[start:end])
            elif data[at] == PING and self._transport is not None:
                self._transport.write(masked(data[start:end], PONG))
            elif data[at] == CLOSE:
                self.closed = True
            at = end
        return data[at:]
