"""Sends edits at a rate that does not wait for answers, as people do. Never looks at what comes back.

Answers and deltas are kept as bytes with the moment they came, and read when the run is over (`reading`), so that the
reading is not part of what is measured. Only one client a table reads along: its position is the basis of the edits.
"""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgpack

from tests.bench.edits import Edit
from tests.bench.lean_socket import Socket
from tests.bench.seats import Seat

TICK = 0.001
"""Seconds between two looks at what is due."""

QUIET = 0.3
"""Seconds without a byte, once all is answered, after which nothing more is expected."""

LONGEST_DRAIN = 20.0

_ANSWERS = frozenset({b"\xa2ok", b"\xa2no", b"\xa5er"})
"""What stands in a packed frame where its type begins: after the map's head and the key `t`."""

_DELTA = b"\xa1t\xa5delta"


@dataclass(slots=True)
class Hall:
    """seats: by client, as the sockets. basis: the position of each place, as its first client reads along."""

    sockets: list[Socket] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    basis: dict[tuple[int, int], int] = field(default_factory=dict)

    def add(self, socket: Socket, seat: Seat) -> None:
        if seat.place not in self.basis:
            self.basis[seat.place] = 0
            socket.listen = lambda payload: self._saw(seat, payload)
            for _, payload in socket.heard:
                self._saw(seat, payload)
        self.sockets.append(socket)
        self.seats.append(seat)

    def _saw(self, seat: Seat, payload: bytes) -> None:
        """A snapshot is looked at as well, so that a table where nothing has happened yet is not taken for empty."""
        if _DELTA in payload[:10] or b"\xa8snapshot" in payload[:12]:
            frame = msgpack.unpackb(payload)
            if frame["view"] == seat.view:
                self.basis[seat.place] = frame["to"] if frame["t"] == "delta" else frame["seq"]

    def take(self) -> list[list[tuple[float, bytes]]]:
        """What every client has heard since the last time; the sockets go on with nothing."""
        heard = [socket.heard for socket in self.sockets]
        for socket in self.sockets:
            socket.heard = []
        return heard

    def close(self) -> None:
        for socket in self.sockets:
            socket.close()


@dataclass(frozen=True, slots=True)
class Sent:
    """at: perf_counter of each edit. seconds: from the first to the last. cpu: the generator's share of one core."""

    edits: Sequence[Edit]
    at: Sequence[float]
    seconds: float
    cpu: float


async def send(hall: Hall, edits: Sequence[Edit], rate: float) -> Sent:
    """All edits at `rate` a second; returns when nothing more comes back."""
    gc.collect()
    gc.freeze()
    gc.disable()  # a pause of the collector would be a pause of everybody's screens
    try:
        sent = await _paced(hall, edits, rate)
        await _drain(hall, len(edits))
    finally:
        gc.enable()
        gc.unfreeze()
    return sent


async def _paced(hall: Hall, edits: Sequence[Edit], rate: float) -> Sent:
    at: list[float] = []
    sockets, basis, seats = hall.sockets, hall.basis, hall.seats
    cpu, begun = time.process_time(), time.perf_counter()
    while len(at) < len(edits):
        due = min(len(edits), int((time.perf_counter() - begun) * rate) + 1)
        for edit in edits[len(at) : due]:
            frame = edit.frame(basis[seats[edit.client].place])
            at.append(time.perf_counter())
            sockets[edit.client].send(frame)
        await asyncio.sleep(TICK)
    seconds = time.perf_counter() - begun
    return Sent(edits, at, seconds, (time.process_time() - cpu) / seconds)


async def _drain(hall: Hall, edits: int) -> None:
    """Until every edit has its answer and it has been quiet since; a server that never gets there is left behind."""
    count, since = -1, time.perf_counter()
    end = since + LONGEST_DRAIN
    while time.perf_counter() < end:
        now = sum(len(socket.heard) for socket in hall.sockets)
        if now != count:
            count, since = now, time.perf_counter()
        elif time.perf_counter() - since > QUIET and answers(hall) >= edits:
            return
        await asyncio.sleep(0.02)


def answers(hall: Hall) -> int:
    """How many `ok`, `no` and `error` frames have come so far."""
    return sum(payload[3:6] in _ANSWERS for socket in hall.sockets for _, payload in socket.heard)
