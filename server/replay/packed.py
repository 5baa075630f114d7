"""Moments and stretches as msgpack bytes, at most so many at a time. Never decides what may be in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgpack

from projections.view import Change
from server.replay.moments import Frame, Moment

MOST_FRAMES = 500
MOST_BYTES = 2_000_000


def packed_moment(moment: Moment) -> bytes:
    return _bytes({"seq": moment.seq, "at": moment.at, "views": moment.views})


def packed_stretch(frames: Iterator[Frame]) -> bytes:
    """As many of the frames as go into one answer, the first of them however large it is."""
    packed: list[bytes] = []
    size, more = 0, False
    for frame in frames:
        data = _bytes({"seq": frame.seq, "at": frame.at, "deltas": [_delta(change) for change in frame.changes]})
        if packed and (len(packed) == MOST_FRAMES or size + len(data) > MOST_BYTES):
            more = True
            break
        packed.append(data)
        size += len(data)
    packer = msgpack.Packer(autoreset=False)
    packer.pack_map_header(2)
    packer.pack("frames")
    packer.pack_array_header(len(packed))
    return bytes(packer.bytes()) + b"".join(packed) + _bytes("more") + _bytes(more)


def _delta(change: Change) -> dict[str, Any]:
    return {
        "view": change.view,
        "from": change.from_,
        "to": change.to,
        "rows": dict(change.rows),
        "gone": list(change.gone),
    }


def _bytes(value: object) -> bytes:
    return bytes(msgpack.packb(value))
