"""The websocket's shell: a ticket in the first frame, then bytes in and bytes out. Understands nothing itself."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time

from starlette.websockets import WebSocket, WebSocketDisconnect

from server.live.audience import Audience
from server.live.connection import Connection
from server.live.identity import identify
from server.live.rooms import NoSuchWorkshop
from server.protocol import SUBPROTOCOL, VERSION, frames, messages, outgoing
from server.sentences import Language, say
from server.web.access import check_origin, service_of
from server.web.refusal import HttpRefusal

log = logging.getLogger(__name__)

GREETING_TIME = 10.0
"""Seconds a new connection has for its hello."""

SEND_TIME = 20.0
"""Seconds a frame may wait in a full socket before the client is given up."""

WATCH = 5.0
"""Seconds between two looks at whether one does."""

NORMAL, POLICY, SLOW = 1000, 1008, 1013


async def endpoint(socket: WebSocket) -> None:
    try:
        check_origin(socket)
    except HttpRefusal:
        await socket.close(POLICY, "wrong_origin")
        return
    offered = socket.scope.get("subprotocols", [])
    await socket.accept(SUBPROTOCOL if SUBPROTOCOL in offered else None)
    with contextlib.suppress(WebSocketDisconnect):
        greeted = await _greet(socket)
        if greeted is not None:
            await _converse(socket, *greeted)


async def _refuse(socket: WebSocket, code: str, language: Language = "da") -> None:
    await socket.send_bytes(outgoing.error(code, say(code, language)))
    await socket.close(POLICY, code)


async def _greet(socket: WebSocket) -> tuple[Connection, Audience, messages.Hello, asyncio.Event] | None:
    """A connection for whoever holds the ticket, or None after saying why not."""
    try:
        async with asyncio.timeout(GREETING_TIME):
            event = await socket.receive()
    except TimeoutError:
        await _refuse(socket, "not_greeted")
        return None
    if event["type"] == "websocket.disconnect":
        return None
    if event.get("bytes") is None:
        await _refuse(socket, "not_binary")
        return None
    try:
        hello = messages.parse(frames.decode(event["bytes"]))
    except frames.BadFrame as bad:
        await _refuse(socket, bad.code)
        return None
    if not isinstance(hello, messages.Hello):
        await _refuse(socket, "not_greeted")
        return None
    if hello.v != VERSION:
        await _refuse(socket, "wrong_version", hello.lang)
        return None
    return await _admit(socket, hello)


async def _admit(
    socket: WebSocket, hello: messages.Hello
) -> tuple[Connection, Audience, messages.Hello, asyncio.Event] | None:
    service = service_of(socket)
    grant = service.tickets.take(hello.ticket)
    if grant is None:
        await _refuse(socket, "bad_ticket", hello.lang)
        return None
    try:
        audience = await service.audience(grant.workshop)
    except NoSuchWorkshop:
        await _refuse(socket, "bad_ticket", hello.lang)
        return None
    identity = identify(audience.room.workshop, grant.subject, grant.device)
    if identity is None:
        await _refuse(socket, "signed_out", hello.lang)
        return None
    ending = asyncio.Event()
    return Connection(audience, identity, hello.lang, ending.set), audience, hello, ending


async def _converse(
    socket: WebSocket, connection: Connection, audience: Audience, hello: messages.Hello, ending: asyncio.Event
) -> None:
    connection.begin(service_of(socket).store.epoch, hello)
    sender = Sender(socket, connection, ending)
    reading = asyncio.create_task(_read(socket, connection))
    writing = asyncio.create_task(sender.run())
    try:
        done: set[asyncio.Task[None]] = set()
        while not (done or sender.is_stuck or connection.outlet.overrun):
            done, _ = await asyncio.wait((reading, writing), timeout=WATCH, return_when=asyncio.FIRST_COMPLETED)
    finally:
        connection.done()
        for task in (reading, writing):
            task.cancel()
        for result in await asyncio.gather(reading, writing, return_exceptions=True):
            if isinstance(result, Exception) and not isinstance(result, WebSocketDisconnect):
                log.error("a connection failed", exc_info=result)
        with contextlib.suppress(RuntimeError, WebSocketDisconnect):
            await socket.close(SLOW if connection.outlet.overrun else NORMAL)


async def _read(socket: WebSocket, connection: Connection) -> None:
    while True:
        await connection.ready()
        event = await socket.receive()
        if event["type"] == "websocket.disconnect":
            return
        data = event.get("bytes")
        if data is None:
            connection.complain("not_binary", "")
        else:
            connection.receive(data)


class Sender:
    """Sends what the outlet has, until the connection ends.

    Whether a frame has been stuck too long is asked from outside, now and then: a timer for every frame would cost
    more than the frame.
    """

    def __init__(self, socket: WebSocket, connection: Connection, ending: asyncio.Event) -> None:
        self._socket = socket
        self._outlet = connection.outlet
        self._ending = ending
        self._since = 0.0

    @property
    def is_stuck(self) -> bool:
        """The client has not read for SEND_TIME, whatever its pings say."""
        return self._since > 0 and time.monotonic() - self._since > SEND_TIME

    async def run(self) -> None:
        outlet, send = self._outlet, self._socket.send
        while not outlet.overrun:
            frame = await outlet.next()
            self._since = time.monotonic()
            await send({"type": "websocket.send", "bytes": frame})
            self._since = 0.0
            if self._ending.is_set() and outlet.is_empty:
                return
