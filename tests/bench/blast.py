"""The limit of a fan-out: the same bytes to the same clients by a loop of send() in C. Run as a process.

It greets as the echo does, then takes the sockets away from Python: `blast` lines on its standard input say how many
bytes, how many rounds, and how long to rest between them; it answers with the CPU seconds and the seconds it took.
Without a C compiler the loop is Python's, and the answer says so.
"""

from __future__ import annotations

import asyncio
import ctypes
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgpack
import uvloop
from picows import WSFrame, WSListener, WSMsgType, WSTransport, WSUpgradeRequest, ws_create_server

from tests.bench import cores
from tests.bench.generator import more_files

SOURCE = """
#include <sys/socket.h>
#include <errno.h>
#include <sched.h>
int blast(const int *sockets, int count, const char *bytes, long size) {
    int failed = 0;
    for (int i = 0; i < count; i++) {
        long done = 0;
        while (done < size) {
            long sent = send(sockets[i], bytes + done, size - done, MSG_NOSIGNAL);
            if (sent >= 0) done += sent;
            else if (errno == EAGAIN) sched_yield();
            else { failed++; break; }
        }
    }
    return failed;
}
"""

Blast = Callable[[bytes], int]
"""Sends the bytes to everyone; how many did not take them."""


class Peer(WSListener):
    """A client that has said hello; what it says after is not read."""

    def __init__(self, sockets: list[int]) -> None:
        self._sockets = sockets

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type != WSMsgType.BINARY:
            return
        hello = msgpack.unpackb(frame.get_payload_as_bytes())
        table = int(hello["ticket"])
        view = f"table/{table}" if table else "hall"
        transport.send(WSMsgType.BINARY, msgpack.packb({"t": "snapshot", "view": view, "seq": 0, "rows": {}}))
        self._sockets.append(transport.underlying_transport.get_extra_info("socket").fileno())


def framed(size: int) -> bytes:
    """A websocket frame with that many bytes of payload, as a server sends it."""
    head = bytes((0x82, size)) if size < 126 else bytes((0x82, 126)) + size.to_bytes(2, "big")
    return head + b"\xc0" * size


def blaster(folder: Path, sockets: list[int]) -> tuple[Blast, str]:
    """The loop, and in what it is written."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        return lambda frame: _in_python(sockets, frame), "Python"
    source, library = folder / "blast.c", folder / "blast.so"
    source.write_text(SOURCE, encoding="utf-8")
    subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", str(library), str(source)], check=True)  # noqa: S603 - a compiler we found
    loop = ctypes.CDLL(str(library)).blast
    loop.argtypes = [ctypes.POINTER(ctypes.c_int), ctypes.c_int, ctypes.c_char_p, ctypes.c_long]
    array = (ctypes.c_int * len(sockets))(*sockets)
    return lambda frame: int(loop(array, len(sockets), frame, len(frame))), "C"


def _in_python(sockets: list[int], frame: bytes) -> int:
    import os

    return sum(os.write(socket, frame) != len(frame) for socket in sockets)


async def _serve(folder: Path) -> None:
    sockets: list[int] = []

    def peer(request: WSUpgradeRequest) -> Peer:
        return Peer(sockets)

    server = await ws_create_server(peer, "127.0.0.1", 0, backlog=2048)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        while line := await asyncio.to_thread(sys.stdin.readline):
            size, rounds, rest = line.split()
            blast, language = blaster(folder, sockets)
            print(*_timed(blast, framed(int(size)), int(rounds), float(rest)), language, flush=True)


def _timed(blast: Blast, frame: bytes, rounds: int, rest: float) -> tuple[float, float, int]:
    """CPU seconds, seconds while sending, and how many sends failed."""
    failed, took, cpu = 0, 0.0, time.process_time()
    for _ in range(rounds):
        begun = time.perf_counter()
        failed += blast(frame)
        took += time.perf_counter() - begun
        time.sleep(rest)
    return time.process_time() - cpu, took, failed


if __name__ == "__main__":
    cores.pin(cores.SERVER)
    more_files()
    uvloop.run(_serve(Path(sys.argv[1])))
