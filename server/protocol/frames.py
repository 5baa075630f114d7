"""Bytes of a client's frame, made into a plain map or refused. Trusts nothing (trust.md, "The web").

Never looks at what the map means.
"""

from __future__ import annotations

import math
from typing import Any

import msgpack

MAX_FRAME = 65_536
MAX_DEPTH = 16
MAX_ITEMS = 4_096
_ROOM_FOR_HEADERS = 1_024


class BadFrame(Exception):
    """A frame that cannot be understood. `code` is a promise to clients."""

    def __init__(self, code: str, say: str) -> None:
        super().__init__(say)
        self.code = code


def _pairs(pairs: list[tuple[Any, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    if not all(isinstance(key, str) for key in keys):
        raise BadFrame("malformed", "every key is a string")
    if len(set(keys)) != len(keys):
        raise BadFrame("malformed", "a key stands twice in one map")
    return dict(pairs)


def _no_ext(code: int, data: bytes) -> Any:
    raise BadFrame("malformed", f"ext type {code} is not taken")


_PLAIN = frozenset({str, int, bool, bytes, type(None)})


def _check(value: Any, depth: int) -> None:
    """Nothing in a value that we do not take: too deep, not finite, of another type, or a key that is no string."""
    if depth > MAX_DEPTH:
        raise BadFrame("malformed", f"nested deeper than {MAX_DEPTH} levels")
    match value:
        case dict():
            for key, item in value.items():
                if type(key) is not str:
                    raise BadFrame("malformed", "every key is a string")
                if type(item) not in _PLAIN:
                    _check(item, depth + 1)
        case list():
            for item in value:
                if type(item) not in _PLAIN:
                    _check(item, depth + 1)
        case float():
            if not math.isfinite(value):
                raise BadFrame("malformed", "a number that is not finite")
        case _ if type(value) not in _PLAIN:
            raise BadFrame("malformed", f"a {type(value).__name__} is not taken")


_LIMITS: dict[str, Any] = {
    "raw": False,
    "strict_map_key": True,
    "ext_hook": _no_ext,
    "max_str_len": MAX_FRAME,
    "max_bin_len": _ROOM_FOR_HEADERS,
    "max_array_len": MAX_ITEMS,
    "max_map_len": MAX_ITEMS,
    "max_ext_len": 0,
}


def _unpack(data: bytes) -> Any:
    """The value, without a key that stands twice.

    A map that is packed again to the very same bytes has lost no pair; that is cheaper than to look at every pair, and
    what an honest client sends. Anything else is looked at pair by pair.
    """
    value = msgpack.unpackb(data, **_LIMITS)
    if msgpack.packb(value) == data:
        return value
    return msgpack.unpackb(data, object_pairs_hook=_pairs, **_LIMITS)


def decode(data: bytes) -> dict[str, Any]:
    """The map in a frame; BadFrame with code `malformed` or `too_big`."""
    if len(data) > MAX_FRAME:
        raise BadFrame("too_big", f"at most {MAX_FRAME} bytes")
    try:
        value = _unpack(data)
        _check(value, 1)
    except BadFrame:
        raise
    except Exception as error:  # the decoder's own errors are many; whatever it is, the frame is bad
        raise BadFrame("malformed", f"not msgpack: {error}") from error
    if not isinstance(value, dict):
        raise BadFrame("malformed", "a frame is one map")
    return value


def encode(message: dict[str, Any]) -> bytes:
    """One frame of ours."""
    return msgpack.packb(message)
