"""A lean websocket client: frames out, frames in with the moment they came. Never reads them.

On picows, which is written in C, since beside it a slower one would be what is measured.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

BINARY = WSMsgType.BINARY

BUFFER = 4_096
"""Bytes to begin with for what comes in; it grows where it must."""


class Socket(WSListener):
    """heard: (perf_counter, payload) of every binary frame. listen: told of each payload at once, if somebody cares."""

    def __init__(self) -> None:
        self.heard: list[tuple[float, bytes]] = []
        self.listen: Callable[[bytes], None] | None = None
        self.closed = False
        self._transport: WSTransport | None = None

    def send(self, payload: bytes) -> None:
        assert self._transport is not None
        self._transport.send(BINARY, payload)

    def close(self) -> None:
        if self._transport is not None:
            self._transport.disconnect(graceful=False)

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type == BINARY:
            payload = frame.get_payload_as_bytes()
            self.heard.append((perf_counter(), payload))
            if self.listen is not None:
                self.listen(payload)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self.closed = True


async def connected(host: str, port: int) -> Socket:
    """Through the handshake; nothing has been said yet."""
    _, socket = await ws_connect(
        Socket,
        f"ws://{host}:{port}/ws",
        extra_headers={"Sec-WebSocket-Protocol": "raaderum.1"},
        websocket_handshake_timeout=30,
        read_buffer_init_size=BUFFER,
    )
    assert isinstance(socket, Socket)
    return socket
