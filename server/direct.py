"""uvicorn's websocket protocol, with a short way to the socket beside ASGI's.

ASGI carries one message a call and a task's turn on each side; in a hall of hundreds that is most of what an edit
costs (docs/performance.md). This offers, as the ASGI extension `raaderum.direct`, the connection as a
`server.live.wire.Wire`: messages made once are written to many transports, and what comes in is told in the
transport's own turn. Handshake, pings and closing stay uvicorn's. Never understands a message.

It leans on names that uvicorn does not promise: its minor version is pinned, and `tests/server/test_direct.py` tries
each of them.
"""

from __future__ import annotations

import asyncio
from typing import Any, cast

from starlette.websockets import WebSocket
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from server.live.wire import Receiver, Wire

EXTENSION = "raaderum.direct"

SEND_TIME = 20.0
"""Seconds a full wire may stay full before the client is given up, whatever its pings say."""


class NotDirect(RuntimeError):
    """The server that runs the application does not offer the extension."""


def wire_of(socket: WebSocket) -> Wire:
    """The accepted socket's wire. NotDirect."""
    wire = socket.scope.get("extensions", {}).get(EXTENSION)
    if wire is None:
        raise NotDirect("Råderum's websockets run on `server.serving` alone: start it with `raaderum serve`")
    return cast(Wire, wire)


class DirectProtocol(WebSocketsSansIOProtocol):
    """One websocket. It is its own wire."""

    _receiver: Receiver | None = None
    _patience: asyncio.TimerHandle | None = None
    _pongs: bytes = b""

    @property
    def is_full(self) -> bool:
        return self._patience is not None

    def attach(self, receiver: Receiver) -> None:
        self._receiver = receiver
        self.resume()  # uvicorn has paused for what is told now; whoever hears it may want to pause again
        while not self.queue.empty():
            event = self.queue.get_nowait()
            if event["type"] == "websocket.receive":
                receiver.receive(event.get("bytes"))
        if self.disconnected:
            self._tell_lost()

    def write(self, message: bytes) -> None:
        if not (self.disconnected or self.close_sent or self.transport.is_closing()):
            self.transport.write(message)

    def pause(self) -> None:
        if not (self.read_paused or self.disconnected or self.transport.is_closing()):
            self.read_paused = True
            self.transport.pause_reading()

    def resume(self) -> None:
        if self.read_paused and not (self.disconnected or self.transport.is_closing()):
            self.read_paused = False
            self.transport.resume_reading()

    def abort(self) -> None:
        self.transport.abort()

    # -- as uvicorn calls it --------------------------------------------------------------------------------------

    async def run_asgi(self) -> None:
        cast(dict[str, Any], self.scope)["extensions"][EXTENSION] = self
        await super().run_asgi()

    def send_receive_event_to_app(self) -> None:
        if self._receiver is None:
            super().send_receive_event_to_app()
            return
        data = self.frames[0] if len(self.frames) == 1 else b"".join(self.frames)
        self.frames = []
        if not self.close_sent:
            self._receiver.receive(bytes(data) if self.curr_msg_data_type == "bytes" else None)

    def handle_ping(self) -> None:
        """A peer that pings and never reads would fill our memory: while the wire is full only the latest segment's
        pings are answered, once there is room (RFC 6455, section 5.5.3)."""
        if self.is_full:
            self._pongs = b"".join(self.conn.data_to_send()) or self._pongs
        else:
            super().handle_ping()

    def pause_writing(self) -> None:
        super().pause_writing()
        if self._patience is None:
            self._patience = self.loop.call_later(SEND_TIME, self.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._lose_patience()
        pongs, self._pongs = self._pongs, b""
        if pongs:
            self.write(pongs)
        if self._receiver is not None:
            self._receiver.drained()

    def connection_lost(self, exc: Exception | None) -> None:
        self._lose_patience()
        super().connection_lost(exc)
        self._tell_lost()

    def _lose_patience(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _tell_lost(self) -> None:
        receiver, self._receiver = self._receiver, None
        if receiver is not None:
            receiver.lost()
