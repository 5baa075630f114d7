"""A client that is greeted and never reads again: what a phone does that has gone out of range. Never answers pings."""

from __future__ import annotations

import base64
import os
import socket
from urllib.parse import urlsplit

from client import Http, wire

RECEIVE_BUFFER = 4_096
"""Bytes that its system takes in before the server's has to keep the rest."""


class Mute:
    """port: of its own end, by which the server's side is found."""

    def __init__(self, connection: socket.socket) -> None:
        self.port: int = connection.getsockname()[1]
        self._connection = connection

    @classmethod
    async def come(cls, url: str, bearer: str) -> Mute:
        ticket = await Http(url).ticket(bearer)
        parts = urlsplit(url)
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
        connection.connect((parts.hostname, parts.port))
        connection.sendall(_handshake(parts.netloc))
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += connection.recv(1)
        assert b" 101 " in answer, answer
        connection.sendall(_masked(wire.encode(wire.hello(ticket, "da", "", {}))))
        return cls(connection)

    def go(self) -> None:
        self._connection.close()


def _handshake(host: str) -> bytes:
    key = base64.b64encode(os.urandom(16)).decode()
    return (
        f"GET /ws HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: {wire.SUBPROTOCOL}\r\n\r\n"
    ).encode()


def _masked(payload: bytes) -> bytes:
    """A client's binary frame of at most 65,535 bytes, under a masking key of zeros."""
    size = len(payload)
    length = bytes((0x80 | size,)) if size < 126 else b"\xfe" + size.to_bytes(2, "big")
    return b"\x82" + length + bytes(4) + payload
