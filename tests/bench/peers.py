"""What people would pick instead, as it was measured on our work: the tables of our design notes. Never measured here.

On the same kind of machine, by another generator in C; so they are for the order of size, and every figure of ours
stands beside a limit of its own run as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Peer:
    """p50: milliseconds at 300 edits/s. most, in_one_room: edits a second. lost: of 20 acknowledged, after kill -9."""

    name: str
    p50: float
    most: int
    in_one_room: int
    lost: int


PEERS: Final = (
    Peer("Colyseus 0.17", 26.0, 5_676, 1_386, 20),
    Peer("Hocuspocus 4.7 + SQLite", 1.2, 4_859, 822, 20),
    Peer("y-websocket 2.1 + LevelDB", 1.1, 3_388, 37, 19),
    Peer("ShareDB 7, memory", 1.1, 1_732, 24, 20),
    Peer("ShareDB 7 + PostgreSQL", 5.6, 355, 12, 0),
    Peer("tldraw sync, memory", 1.1, 9_380, 105, 20),
    Peer("tldraw sync + SQLite", 6.7, 411, 67, 0),
    Peer("pycrdt-websocket + SQLite", 2.3, 227, 4, 20),
)
"""Those that keep what they are told, or could; bare fan-outs are no answer to the same question."""
