"""A real server on a real socket and a real log, in the test's own process; and a bare client that may misbehave.

Never mocks: whatever goes wrong here would go wrong in the hall.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket
from typing import Any

import httpx
import msgpack
import websockets
from websockets.asyncio.client import ClientConnection

from domain.workshop import commands
from domain.workshop.commands import WorkshopCommand
from server.app import build
from server.importing import read
from server.live.room import Room
from server.opening import open_workshop, order, store_documents
from server.service import Service
from server.serving import Server, listen
from server.settings import ROOT, Settings
from server.web.links import Links

FJORDBAEK = ROOT / "server" / "demo" / "fjordbaek"
PATIENCE = 10.0
"""Seconds before a test gives up waiting. Not a measure of anything."""

Message = dict[str, Any]


@dataclass
class Wire:
    """One websocket, bare: sends what it is told and keeps what it hears."""

    socket: ClientConnection
    heard: list[Message] = field(default_factory=list)
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    seqs: dict[str, int] = field(default_factory=dict)
    raw: list[bytes] = field(default_factory=list)
    count: int = 0

    async def hear(self) -> Message:
        data = await asyncio.wait_for(self.socket.recv(), PATIENCE)
        assert isinstance(data, bytes)
        message: Message = msgpack.unpackb(data)
        self.raw.append(data)
        self.heard.append(message)
        self._fold(message)
        return message

    def _fold(self, message: Message) -> None:
        match message["t"]:
            case "snapshot":
                self.rows[message["view"]] = dict(message["rows"])
                self.seqs[message["view"]] = message["seq"]
            case "delta":
                assert message["from"] <= self.seqs[message["view"]], "a gap"
                self.rows[message["view"]].update(message["rows"])
                for key in message["gone"]:
                    self.rows[message["view"]].pop(key, None)
                self.seqs[message["view"]] = message["to"]

    async def until(self, kind: str, **wanted: Any) -> Message:
        """The next message of that kind with these values."""
        while True:
            message = await self.hear()
            if message["t"] == kind and all(message.get(key) == value for key, value in wanted.items()):
                return message

    async def reaches(self, view: str, seq: int) -> dict[str, Any]:
        """The view's rows once it has reached that position."""
        while self.seqs.get(view, -1) < seq:
            await self.hear()
        return self.rows[view]

    async def say(self, message: Message) -> None:
        await self.socket.send(msgpack.packb(message))

    async def do(
        self,
        cmd: str,
        *,
        behalf: str | None = None,
        basis: int | None = None,
        round_: int = 1,
        late: bool = False,
        id_: str = "",
        **args: Any,
    ) -> Message:
        """Send a command and hear its answer: an `ok`, `no` or `error`."""
        self.count += 1
        command_id = id_ or f"test{id(self):x}-{self.count:04}"[-32:]
        known = max(self.seqs.values(), default=0) if basis is None else basis
        await self.say(
            {
                "t": "do",
                "id": command_id,
                "cmd": cmd,
                "args": args,
                "basis": known,
                "round": round_,
                "late": late,
                "behalf": behalf,
            }
        )
        while True:
            message = await self.hear()
            if message["t"] in ("ok", "no", "error") and message["id"] == command_id:
                return message

    async def silence(self) -> None:
        """Everything said before this has been answered: the server works through one connection in order."""
        self.count += 1
        await self.say({"t": "ping", "n": self.count})
        await self.until("pong", n=self.count)


@dataclass
class House:
    """A running server with one open workshop."""

    url: str
    service: Service
    room: Room
    http: httpx.AsyncClient
    server: Server

    def stop(self) -> None:
        """Ask the server to end, as SIGTERM does."""
        self.server.should_exit = True

    @property
    def seq(self) -> int:
        return self.room.workshop.seq

    @property
    def links(self) -> Links:
        return Links(self.service.directory, self.url, self.room.workshop.id)

    async def order(self, command: WorkshopCommand) -> None:
        await order(self.room, command)

    async def enter(self, link: str) -> str:
        """A bearer by a link."""
        answer = await self.http.post("/api/enter", json={"secret": link.partition("#")[2]})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["bearer"])

    async def seated(self, pid: str) -> str:
        """A bearer for somebody who is expected."""
        answer = await self.http.post("/api/claim", json={"code": self.links.code(), "pid": pid})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["bearer"])

    async def ticket(self, bearer: str) -> str:
        answer = await self.http.post("/api/ticket", headers={"Authorization": f"Bearer {bearer}"})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["ticket"])

    @contextlib.asynccontextmanager
    async def bare(self) -> AsyncIterator[Wire]:
        """A websocket that has not said hello."""
        async with websockets.connect(
            self.url.replace("http", "ws") + "/ws", compression=None, max_size=None
        ) as socket:
            yield Wire(socket)

    @contextlib.asynccontextmanager
    async def wire(
        self, bearer: str, *, have: dict[str, int] | None = None, epoch: str = "", lang: str = "da"
    ) -> AsyncIterator[Wire]:
        """A websocket that has been greeted and holds all its views."""
        async with self.bare() as wire:
            await wire.say(
                {
                    "t": "hello",
                    "v": 1,
                    "ticket": await self.ticket(bearer),
                    "lang": lang,
                    "epoch": epoch,
                    "have": have or {},
                }
            )
            wire.seqs = dict(have or {})
            wire.rows = {view: {} for view in have or {}}
            await wire.until("welcome")
            await wire.silence()
            yield wire


PEOPLE = {
    "ann": ("council", "LAE", 1),
    "bob": ("management", "", 1),
    "cat": ("employees", "SOC", 2),
    "dan": ("citizen", "", 3),
}
"""pid -> group, home committee, table. No names: the tests that need one put it there."""


async def seat_everyone(service: Service, room: Room) -> None:
    service.directory.put_names(room.workshop.id, {pid: f"Deltager {pid}" for pid in PEOPLE})
    for pid, (group, committee, table) in PEOPLE.items():
        await order(room, commands.RegisterParticipant(pid, group, committee, table))


@contextlib.asynccontextmanager
async def running(folder: Path, *, round_open: bool = True) -> AsyncIterator[House]:
    """Fjordbæk, three tables, four people, a target for all, and round 1 open for ten years."""
    listener = listen("127.0.0.1", 0)
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    service = Service.open(Settings(folder / "log.sqlite", url, pages=folder / "pages"))
    room = await open_workshop(service, "Aktørdag", store_documents(service, read(FJORDBAEK)), 3)
    await seat_everyone(service, room)
    await order(room, commands.SetTarget(year=2021, change=-20_000_000))
    if round_open:
        await order(room, commands.OpenRound(ends_at=2_000_000_000_000, title="Runde 1"))
    async with _serving(service, room, url, listener) as house:
        yield house


@contextlib.asynccontextmanager
async def running_again(folder: Path, workshop: str) -> AsyncIterator[House]:
    """The same workshop in a server started anew, after `running` in that folder has ended."""
    listener = listen("127.0.0.1", 0)
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    service = Service.open(Settings(folder / "log.sqlite", url, pages=folder / "pages"))
    room = await service.rooms.get(workshop)
    assert isinstance(room, Room)
    async with _serving(service, room, url, listener) as house:
        yield house


@contextlib.asynccontextmanager
async def _serving(service: Service, room: Room, url: str, listener: socket) -> AsyncIterator[House]:
    server = Server(build(service))
    task = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started:  # noqa: ASYNC110  # uvicorn offers no event to wait for
        await asyncio.sleep(0.005)
    try:
        async with httpx.AsyncClient(base_url=url) as http:
            yield House(url, service, room, http, server)
    finally:
        server.should_exit = True
        await task
