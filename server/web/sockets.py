"""The websocket's door: a ticket in the first frame, then the wire is the connection's own. Carries nothing out."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TypeAlias

from starlette.websockets import WebSocket, WebSocketDisconnect

from server.direct import wire_of
from server.directory import DirectoryUnavailable
from server.live.audience import Audience
from server.live.connection import Connection
from server.live.identity import Identity, identify
from server.live.rooms import NoSuchWorkshop
from server.log.store import LogError
from server.protocol import SUBPROTOCOL, VERSION, frames, messages, outgoing
from server.sentences import Language, say
from server.web.access import check_origin, service_of
from server.web.refusal import HttpRefusal

log = logging.getLogger(__name__)

GREETING_TIME = 10.0
"""Seconds a new connection has for its hello."""

FAREWELL = 5.0
"""Seconds for what was said last to leave through a full socket."""

NORMAL, POLICY = 1000, 1008


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


Greeted: TypeAlias = tuple[Audience, Identity, messages.Hello]


async def _greet(socket: WebSocket) -> Greeted | None:
    """Who holds the ticket, or None after saying why not."""
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


async def _admit(socket: WebSocket, hello: messages.Hello) -> Greeted | None:
    service = service_of(socket)
    grant = await service.tickets.take(hello.ticket)
    if grant is None:
        await _refuse(socket, "bad_ticket", hello.lang)
        return None
    try:
        audience = await service.audience(grant.workshop)
    except NoSuchWorkshop:
        await _refuse(socket, "bad_ticket", hello.lang)
        return None
    except (LogError, DirectoryUnavailable) as error:
        log.warning("workshop %s cannot be opened: %s", grant.workshop, error)
        await _refuse(socket, "log_unavailable", hello.lang)
        return None
    identity = identify(audience.room.workshop, grant.subject, grant.device)
    if identity is None:
        await _refuse(socket, "signed_out", hello.lang)
        return None
    return audience, identity, hello


async def _converse(socket: WebSocket, audience: Audience, identity: Identity, hello: messages.Hello) -> None:
    """From here on the wire tells the connection itself what comes; this waits for the end."""
    over = asyncio.Event()
    wire = wire_of(socket)
    connection = Connection(audience, identity, hello.lang, wire, over.set)
    try:
        connection.begin(service_of(socket).store.epoch, hello)
        wire.attach(connection)
        await over.wait()
    finally:
        connection.lost()
    with contextlib.suppress(RuntimeError, WebSocketDisconnect, TimeoutError):
        async with asyncio.timeout(FAREWELL):
            await socket.close(NORMAL)
