"""Runs the application on a listening socket of ours. Knows uvicorn; nothing else in the house does."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import socket
import sys

if sys.platform != "win32":
    import resource

import uvicorn
from starlette.applications import Starlette

from server.app import service_of
from server.direct import DirectProtocol
from server.protocol.frames import MAX_FRAME

DEAD_AFTER_MS = 30_000
"""A peer that acknowledges nothing for so long is gone, whatever it said before (trust.md, "The web")."""


SEND_BUFFER = 131_072
"""Bytes the system keeps for one peer. Left to itself it grows to megabytes, all of it overtaken by the time a slow
client reads it; what does not fit here is merged instead."""


MACOS_MOST = 10_240
"""Open files a process on macOS may ask for where its limit is "unlimited", which it may not ask for (setrlimit(2))."""


class PortTaken(Exception):
    """Another program listens there."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. PortTaken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
    if sys.platform == "linux":
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, DEAD_AFTER_MS)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise PortTaken(f"{host}:{port}: {error.strerror}") from error
    listener.listen(2048)
    return listener


def configuration(app: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        ws=DirectProtocol,
        ws_max_size=MAX_FRAME,
        ws_ping_interval=10.0,
        ws_ping_timeout=15.0,
        ws_per_message_deflate=False,  # frames are small; what compression saves in bytes it costs in latency
        access_log=False,  # addresses and paths of people are nobody's business
        log_level="warning",
        server_header=False,
        lifespan="on",
        timeout_graceful_shutdown=5,
    )


SWITCH_INTERVAL = 0.000_1
"""Seconds. The log's writer thread lets the interpreter go at every step of a transaction and needs it back for the
next; with Python's 5 ms a busy event loop made each edit wait several times that long for a disk that was done."""


COLLECT = (5_000, 10, 1_000)
"""When the cycle collector runs. States and rows are replaced, not linked in circles; each walk is a pause of
everybody's screens, a millisecond for a thousand objects: so it looks at few at a time, and at all of them rarely."""


FAREWELL = 0.2
"""Seconds for the last frames to leave before the sockets close."""


class Server(uvicorn.Server):
    """Says goodbye before it goes: uvicorn closes the websockets before the application hears of the end."""

    def __init__(self, app: Starlette) -> None:
        super().__init__(configuration(app))
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if service_of(self._app).send_off():
            await asyncio.sleep(FAREWELL)
        await super().shutdown(sockets)


def take_all_descriptors() -> None:
    """Most systems let a program have 1,024 files open unless it asks; from there on a hall would be shut out."""
    if sys.platform != "win32":
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        for wanted in (most, MACOS_MOST):
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
                return


def serve(app: Starlette, listener: socket.socket) -> None:
    """Until SIGINT or SIGTERM."""
    take_all_descriptors()
    sys.setswitchinterval(SWITCH_INTERVAL)
    gc.freeze()
    gc.set_threshold(*COLLECT)
    Server(app).run(sockets=[listener])
