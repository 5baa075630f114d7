"""The short way to the socket, on the real server: every name of uvicorn's that it leans on is used here."""

from __future__ import annotations

import asyncio
from asyncio.transports import BaseTransport
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import msgpack
import pytest
from starlette.websockets import WebSocket
from websockets.frames import Frame, Opcode

from server.direct import DirectProtocol, NotDirect, wire_of
from server.live.connection import MOST_OPEN_ORDERS
from server.live.orders import Answer, Order
from tests.server.harness import running

Connected: TypeAlias = list[DirectProtocol]


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> Connected:
    """The server's end of every websocket so far."""
    protocols: Connected = []
    made = DirectProtocol.connection_made

    def note(protocol: DirectProtocol, transport: BaseTransport) -> None:
        protocols.append(protocol)
        made(protocol, transport)

    monkeypatch.setattr(DirectProtocol, "connection_made", note)
    return protocols


def ping(n: int) -> bytes:
    return msgpack.packb({"t": "ping", "n": n})


async def test_what_comes_in_one_segment_with_the_greeting_is_heard(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.bare() as ann:
        hello = msgpack.packb({"t": "hello", "v": 1, "ticket": await house.ticket(await house.seated("ann"))})
        frames = [Frame(Opcode.BINARY, data).serialize(mask=True) for data in (hello, ping(1), ping(2))]
        ann.socket.transport.write(b"".join(frames))
        await ann.until("pong", n=1)
        await ann.until("pong", n=2)


async def test_a_message_in_pieces_is_one_message(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        data = ping(7)
        await ann.socket.send([data[:3], data[3:5], data[5:]])
        await ann.until("pong", n=7)


async def test_a_frame_in_pieces_of_one_byte_is_one_message(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        for byte in Frame(Opcode.BINARY, ping(8)).serialize(mask=True):
            ann.socket.transport.write(bytes((byte,)))
            await asyncio.sleep(0.001)
        await ann.until("pong", n=8)


async def test_text_is_refused_and_the_connection_goes_on(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        await ann.socket.send("not binary")
        assert (await ann.until("error"))["code"] == "not_binary"
        await ann.silence()


async def test_the_librarys_pings_are_answered_beside_it(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        async with asyncio.timeout(10):
            await (await ann.socket.ping())


async def test_a_client_that_pings_and_never_reads_fills_no_memory(tmp_path: Path, connected: Connected) -> None:
    """Before its greeting, even: nobody has to let it in for this."""
    pings = b"".join(Frame(Opcode.PING, b"x" * 125).serialize(mask=True) for _ in range(2_000))
    async with running(tmp_path) as house, house.bare() as ann:
        (protocol,) = connected
        ann.socket.transport.pause_reading()
        while not protocol.is_full:
            ann.socket.transport.write(pings)
            await asyncio.sleep(0)
        for _ in range(20):
            ann.socket.transport.write(pings)
            while ann.socket.transport.get_write_buffer_size():  # noqa: ASYNC110 - a transport has no event for it
                await asyncio.sleep(0.001)
        assert protocol.transport.get_write_buffer_size() < 1_000_000
        ann.socket.transport.resume_reading()
        async with asyncio.timeout(10):
            await (await ann.socket.ping())


async def test_what_waited_for_the_greeting_may_stop_the_reading(tmp_path: Path, connected: Connected) -> None:
    async with running(tmp_path) as house, house.bare() as ann:
        hello = {"t": "hello", "v": 1, "ticket": await house.ticket(await house.seated("ann"))}
        order = {"t": "do", "cmd": "choose_proposal", "args": {"table": 1, "proposal": "R-03"}, "basis": 0, "round": 1}
        orders = [order | {"id": f"order-{n:04}"} for n in range(MOST_OPEN_ORDERS + 1)]
        frames = [Frame(Opcode.BINARY, msgpack.packb(data)).serialize(mask=True) for data in (hello, *orders)]
        held: list[bool] = []
        put = house.room.put

        def late(order: Order, answer: Callable[[Answer], None]) -> None:
            asyncio.get_running_loop().call_soon(carry_out, order, answer)

        def carry_out(order: Order, answer: Callable[[Answer], None]) -> None:
            held.append(connected[0].read_paused)
            put(order, answer)

        house.room.put = late  # type: ignore[method-assign]  # the room takes its time
        ann.socket.transport.write(b"".join(frames))
        await ann.until("ok", id="order-0256")
        assert held[0], "it goes on while a whole line of orders is open"


async def test_a_client_that_vanishes_leaves_nothing_behind(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        audience = await house.service.audience(house.room.workshop.id)
        async with house.wire(await house.seated("ann")) as ann:
            assert audience.size == 1
            ann.socket.transport.abort()
            async with asyncio.timeout(10):
                while audience.size:  # noqa: ASYNC110 - the audience has no event for it, and needs none
                    await asyncio.sleep(0.01)
        assert not any(audience._by_view.values())


def test_another_server_than_ours_is_told_apart() -> None:
    socket = WebSocket({"type": "websocket", "extensions": {}}, receive=_hears, send=_says)
    with pytest.raises(NotDirect, match="raaderum serve"):
        wire_of(socket)


async def _hears() -> dict[str, str]:
    raise AssertionError("nobody is there")


async def _says(_: object) -> None:
    raise AssertionError("nobody is there")
