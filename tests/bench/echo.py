"""The limit for latency: an echo with the same group commit, and nothing else (settled.md 29). Run as a process.

It speaks just enough of the wire for the same generator: a ticket is the table's number, an edit is put on disk with
all others that came in the same turn of the loop (a lean table, one `executemany`, synchronous=FULL), and then one
frame a table and batch goes to everyone there. No rights, no rules, no budget, no audit.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import sqlite3
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import msgpack
import uvloop

from tests.bench.lean_socket import BINARY, CLOSE

_MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def unmasked(payload: bytes) -> bytes:
    """A server's frame."""
    size = len(payload)
    if size < 126:
        return bytes((BINARY, size)) + payload
    if size < 65_536:
        return bytes((BINARY, 126)) + size.to_bytes(2, "big") + payload
    return bytes((BINARY, 127)) + size.to_bytes(8, "big") + payload


@dataclass(slots=True)
class Room:
    """All tables. waiting: edits of this turn of the loop with who sent them."""

    log: sqlite3.Connection
    seq: int = 0
    at: defaultdict[int, list[Peer]] = field(default_factory=lambda: defaultdict(list))
    positions: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    waiting: list[tuple[Peer, dict[str, Any]]] = field(default_factory=list)

    @classmethod
    def open(cls, path: Path) -> Room:
        log = sqlite3.connect(path, isolation_level=None)
        log.execute("PRAGMA journal_mode=WAL")
        log.execute("PRAGMA synchronous=FULL")
        log.execute("CREATE TABLE events (seq INTEGER PRIMARY KEY, state BLOB NOT NULL)")
        return cls(log)

    def put(self, peer: Peer, frame: dict[str, Any]) -> None:
        if not self.waiting:
            asyncio.get_running_loop().call_soon(self.commit)
        self.waiting.append((peer, frame))

    def commit(self) -> None:
        """On disk first; then everyone hears of it."""
        batch, self.waiting = self.waiting, []
        first = self.seq + 1
        self.log.execute("BEGIN")
        self.log.executemany(
            "INSERT INTO events VALUES (?, ?)",
            [(first + i, msgpack.packb(frame)) for i, (_, frame) in enumerate(batch)],
        )
        self.log.execute("COMMIT")
        self.seq += len(batch)
        rows: defaultdict[int, dict[str, Any]] = defaultdict(dict)
        for seq, (peer, frame) in enumerate(batch, first):
            args = frame["args"]
            rows[args["table"]][f"amount/{args['proposal']}/{args['year']}"] = {
                "proposal": args["proposal"], "year": args["year"], "amount": args["amount"],
                "reason": "", "by": peer.actor, "seq": seq,
            }  # fmt: skip
        for table, changed in rows.items():
            self._tell(table, changed)
        for seq, (peer, frame) in enumerate(batch, first):
            peer.say({"t": "ok", "id": frame["id"], "first": seq, "last": seq, "overwrote": []})

    def _tell(self, table: int, rows: dict[str, Any]) -> None:
        delta = {"t": "delta", "view": f"table/{table}", "from": self.positions[table], "to": self.seq}
        frame = unmasked(msgpack.packb({**delta, "rows": rows, "gone": []}))
        self.positions[table] = self.seq
        for peer in self.at[table]:
            peer.write(frame)


class Peer(asyncio.Protocol):
    def __init__(self, room: Room) -> None:
        self.actor = f"p:{id(self):x}"
        self._room = room
        self._rest = b""
        self._greeted = False
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's own class is no subclass

    def write(self, frame: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(frame)

    def say(self, message: dict[str, Any]) -> None:
        self.write(unmasked(msgpack.packb(message)))

    def data_received(self, data: bytes) -> None:
        data = self._rest + data
        if not self._greeted:
            head, end, data = data.partition(b"\r\n\r\n")
            if not end:
                self._rest = head
                return
            self._greeted = True
            key = next(
                line[18:].strip() for line in head.split(b"\r\n") if line.lower().startswith(b"sec-websocket-key")
            )
            accept = base64.b64encode(hashlib.sha1(key + _MAGIC).digest())  # noqa: S324 - RFC 6455 asks for it
            self.write(
                b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
            )
        self._rest = self._frames(data)

    def _frames(self, data: bytes) -> bytes:
        """The generator masks with zeros, so that a payload is what it is."""
        at = 0
        while len(data) - at >= 6:
            length, start = data[at + 1] & 0x7F, at + 6
            if length == 126:
                length, start = int.from_bytes(data[at + 2 : at + 4], "big"), at + 8
            if start + length > len(data):
                break
            if data[at] == BINARY:
                self._take(msgpack.unpackb(data[start : start + length]))
            elif data[at] == CLOSE and self._transport is not None:
                self._transport.close()
            at = start + length
        return data[at:]

    def _take(self, frame: dict[str, Any]) -> None:
        if frame["t"] == "do":
            self._room.put(self, frame)
            return
        table = int(frame["ticket"])
        self._room.at[table].append(self)
        self.say({"t": "welcome"})
        self.say({"t": "snapshot", "view": f"table/{table}", "seq": self._room.positions[table], "rows": {}})

    def connection_lost(self, exc: Exception | None) -> None:
        for peers in self._room.at.values():
            if self in peers:
                peers.remove(self)


async def _serve(path: Path) -> None:
    room = Room.open(path)
    server = await asyncio.get_running_loop().create_server(lambda: Peer(room), "127.0.0.1", 0, backlog=2048)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(_serve(Path(sys.argv[1])))
