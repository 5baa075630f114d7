"""`raaderum` with less patience for clients that do not read, and little room for them in the system's own buffers.

Else a test would have to wait for half a minute and fill megabytes. Part of no build that is handed out.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Final

import server.commandline.serving
import server.direct
from tests.faults.defects import put

PATIENCE: Final = 1.0
"""Seconds."""

SEND_BUFFER: Final = 4_096
"""Bytes."""


def narrow(listen: Callable[[str, int], socket.socket]) -> Callable[[str, int], socket.socket]:
    def listening(host: str, port: int) -> socket.socket:
        listener = listen(host, port)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        return listener

    return listening


def impatient() -> None:
    put(server.direct, "SEND_TIME", lambda seconds: PATIENCE)
    put(server.commandline.serving, "listen", narrow)
