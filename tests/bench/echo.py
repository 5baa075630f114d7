"""The limit for latency: an echo with the same group commit, and nothing else (settled.md 29). Run as a process.

It speaks just enough of the wire for the same generator: a ticket is the table's number, an edit is put on disk with
all others that came in the same turn of the loop (a lean table, one `executemany`, synchronous=FULL), and then one
frame a table and batch goes to everyone there. No rights, no rules, no budget, no audit. The sockets are picows'.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgpack
import uvloop
from picows import WSFrame, WSListener, WSMsgType, WSTransport, WSUpgradeRequest, ws_create_server

from tests.bench import cores
from tests.bench.generator import more_files


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
        payload = msgpack.packb({**delta, "rows": rows, "gone": []})
        self.positions[table] = self.seq
        for peer in self.at[table]:
            peer.write(payload)


class Peer(WSListener):
    """One connection."""

    def __init__(self, room: Room) -> None:
        self.actor = f"p:{id(self):x}"
        self._room = room
        self._transport: WSTransport | None = None

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type == WSMsgType.BINARY:
            self._take(msgpack.unpackb(frame.get_payload_as_bytes()))

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self._transport = None
        for peers in self._room.at.values():
            if self in peers:
                peers.remove(self)

    def write(self, payload: bytes) -> None:
        if self._transport is not None:
            self._transport.send(WSMsgType.BINARY, payload)

    def say(self, message: dict[str, Any]) -> None:
        self.write(msgpack.packb(message))

    def _take(self, frame: dict[str, Any]) -> None:
        if frame["t"] == "do":
            self._room.put(self, frame)
            return
        table = int(frame["ticket"])
        self._room.at[table].append(self)
        self.say({"t": "welcome"})
        self.say({"t": "snapshot", "view": f"table/{table}", "seq": self._room.positions[table], "rows": {}})


async def _serve(path: Path) -> None:
    room = Room.open(path)

    def peer(request: WSUpgradeRequest) -> Peer:
        return Peer(room)

    server = await ws_create_server(peer, "127.0.0.1", 0, backlog=2048)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    cores.pin(cores.SERVER)
    more_files()
    uvloop.run(_serve(Path(sys.argv[1])))
