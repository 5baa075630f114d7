"""A view's rows as eight bytes, the same on every side (server/PROTOCOL.md, "state"). Never asks the server."""

from __future__ import annotations

import zlib
from typing import Any

import msgpack

from client.wire import Rows


def sum_of(rows: Rows) -> bytes:
    """CRC-32 (RFC 1952) of the rows as msgpack with every map's keys sorted, and how many bytes that is."""
    packed: bytes = msgpack.packb(_sorted(rows))
    return zlib.crc32(packed).to_bytes(4, "big") + len(packed).to_bytes(4, "big")


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value
