"""Frames as bytes and as maps, as server/PROTOCOL.md writes them. Never knows what a frame does."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

import msgpack

VERSION: Final = 1
SUBPROTOCOL: Final = "raaderum.1"

Frame: TypeAlias = dict[str, Any]
"""One message; its type stands in `t`."""

Row: TypeAlias = dict[str, Any]
"""One row of a view. Shapes: projections/rows, or the tables of PROTOCOL.md."""

Rows: TypeAlias = dict[str, Row]


def encode(frame: Frame) -> bytes:
    return msgpack.packb(frame)


def decode(data: bytes) -> Frame:
    """ValueError if it is not one msgpack map with a type."""
    try:
        frame = msgpack.unpackb(data)
    except (ValueError, msgpack.UnpackException) as error:
        raise ValueError(f"not msgpack: {error}") from error
    if isinstance(frame, dict) and isinstance(frame.get("t"), str):
        return frame
    raise ValueError("a frame is one map with its type in `t`")


def hello(ticket: str, lang: str, epoch: str, have: dict[str, int]) -> Frame:
    return {"t": "hello", "v": VERSION, "ticket": ticket, "lang": lang, "epoch": epoch, "have": have}
