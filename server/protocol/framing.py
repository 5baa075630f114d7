"""A message as it stands on the socket: RFC 6455, section 5.2, a binary frame that is not masked. Never looks inside.

A server's frame is the same for every client, so it is made once and written to all.
"""

from __future__ import annotations

_BINARY = 0x82
"""FIN and opcode 2."""


def framed(payload: bytes) -> bytes:
    """The whole message, ready to be written."""
    size = len(payload)
    if size < 126:
        return bytes((_BINARY, size)) + payload
    if size < 65_536:
        return b"\x82\x7e" + size.to_bytes(2, "big") + payload
    return b"\x82\x7f" + size.to_bytes(8, "big") + payload


def payload_of(message: bytes) -> bytes:
    """What `framed` was given."""
    return message[{126: 4, 127: 10}.get(message[1], 2) :]
