"""The load generator: a process of its own that holds all the sockets, sends, and afterwards reads what came.

What it is asked comes through a pipe, and so do its answers; while edits are sent nothing goes through it. Never
knows what a figure is for.
"""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import resource
import time
import traceback
from collections.abc import Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, cast

import msgpack
import uvloop

from tests.bench import cores
from tests.bench.edits import plan
from tests.bench.lean_socket import Socket, connected
from tests.bench.load import Hall, send
from tests.bench.reading import Following, Run
from tests.bench.seats import Cell, Seat
from tests.bench.tickets import tickets

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

AT_A_TIME = 16
"""Connections that are made at once."""

TICKETS_AT_A_TIME = 500
"""They hold for half a minute."""


class Refused(RuntimeError):
    """The generator could not do what it was asked; says where."""


@dataclass(frozen=True, slots=True)
class Address:
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Load:
    """number: of the run in this hall, another each time. count, rate: edits in all, and a second."""

    number: int
    count: int
    rate: float
    seed: int
    cells: tuple[Cell, ...]


class Generator:
    """The process, as the bench holds it."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    async def connect(self, address: Address, seats: Sequence[Seat], *, has_tickets: bool = False) -> None:
        """All of them, greeted and in step. has_tickets: their bearers are tickets already, as the echo takes them."""
        await self._ask("connect", address, list(seats), has_tickets)

    async def run(self, load: Load) -> Run:
        """Everyone who is connected takes part."""
        return cast(Run, await self._ask("run", load))

    async def join(self, address: Address, seat: Seat) -> float:
        """Seconds from opening a socket to the first picture of its place; it is closed again."""
        return cast(float, await self._ask("join", address, seat))

    async def close(self) -> None:
        """All connections; the process stays."""
        await self._ask("close")

    async def _ask(self, what: str, *arguments: Any) -> Any:
        self._pipe.send((what, arguments))
        done, answer = await asyncio.to_thread(self._pipe.recv)
        if not done:
            raise Refused(answer)
        return answer


@asynccontextmanager
async def generating() -> AsyncIterator[Generator]:
    """A generator on a core of its own, where there is one."""
    context = multiprocessing.get_context("spawn")
    ours, its = context.Pipe()
    process = context.Process(target=_main, args=(its,), daemon=True)
    process.start()
    its.close()
    try:
        yield Generator(ours)
    finally:
        ours.close()
        await asyncio.to_thread(process.join, 10)
        if process.is_alive():
            process.kill()


def more_files() -> None:
    """As many sockets as this machine lets us have, here and in what is started from here."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


@dataclass(slots=True)
class _Worker:
    """The process, as it sees itself."""

    hall: Hall = field(default_factory=Hall)
    following: Following = field(default_factory=Following)

    async def connect(self, address: Address, seats: list[Seat], has_tickets: bool) -> None:
        for begin in range(0, len(seats), TICKETS_AT_A_TIME):
            some = seats[begin : begin + TICKETS_AT_A_TIME]
            bearers = [seat.bearer for seat in some]
            got = bearers if has_tickets else await tickets(address.host, address.port, bearers)
            door = asyncio.Semaphore(AT_A_TIME)
            sockets = await asyncio.gather(
                *(_behind(door, address, ticket, seat.view) for ticket, seat in zip(got, some, strict=True))
            )
            for socket, seat in zip(sockets, some, strict=True):
                self.hall.add(socket, seat)

    async def run(self, load: Load) -> Run:
        edits = plan(load.number, load.count, self.hall.seats, load.cells, load.seed)
        sent = await send(self.hall, edits, load.rate)
        gc.disable()  # millions of small things, none in a circle
        try:
            return await asyncio.to_thread(self.following.read, self.hall, sent, self.hall.take())
        finally:
            gc.enable()

    async def join(self, address: Address, seat: Seat) -> float:
        (ticket,) = await tickets(address.host, address.port, [seat.bearer])
        begun = time.perf_counter()
        socket = await _greeted(address, ticket, seat.view)
        seconds = socket.heard[-1][0] - begun
        socket.close()
        return seconds

    async def close(self) -> None:
        self.hall.close()
        self.hall, self.following = Hall(), Following()
        await asyncio.sleep(0.05)


async def _behind(door: asyncio.Semaphore, address: Address, ticket: str, view: str) -> Socket:
    async with door:
        return await _greeted(address, ticket, view)


async def _greeted(address: Address, ticket: str, view: str) -> Socket:
    """A socket that has the first snapshot of its view. ConnectionError if the server closes before."""
    socket = await connected(address.host, address.port)
    arrived = asyncio.Event()
    begin = msgpack.packb({"t": "snapshot", "view": view})[1:]

    def look(payload: bytes) -> None:
        if begin in payload[:64]:
            arrived.set()

    socket.listen = look
    socket.send(msgpack.packb({"t": "hello", "v": 1, "ticket": ticket, "lang": "da", "epoch": "", "have": {}}))
    try:
        async with asyncio.timeout(30):
            await arrived.wait()
    except TimeoutError:
        said = [msgpack.unpackb(payload) for _, payload in socket.heard]
        raise ConnectionError(f"no {view} came, but: {said}") from None
    socket.listen = None
    return socket


def _main(pipe: Connection) -> None:
    cores.pin(cores.GENERATOR)
    more_files()
    uvloop.run(_serve(pipe))


async def _serve(pipe: Connection) -> None:
    """Until the pipe closes."""
    worker = _Worker()
    while True:
        try:
            what, arguments = await asyncio.to_thread(pipe.recv)  # 10,000 seats come in more than one piece
        except EOFError:
            return
        try:
            answer = (True, await getattr(worker, what)(*arguments))
        except Exception:
            answer = (False, traceback.format_exc())
        pipe.send(answer)
