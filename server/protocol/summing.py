"""A view's rows as eight bytes, so that two who hold it can tell whether they hold the same (PROTOCOL.md, "state").

Finds mistakes, not attacks: whoever means to deceive gains nothing here. Nothing that is stored is made of this.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any

import msgspec

_IN_ORDER = msgspec.msgpack.Encoder(order="sorted")


def sum_of(rows: Mapping[str, Any]) -> bytes:
    """CRC-32 (RFC 1952) of the rows as msgpack with every map's keys sorted, and how many bytes that is."""
    packed = _IN_ORDER.encode(rows)
    return zlib.crc32(packed).to_bytes(4, "big") + len(packed).to_bytes(4, "big")
