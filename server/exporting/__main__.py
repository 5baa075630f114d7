"""The press's own process: an order on standard input, a file on standard output. Opens nothing else."""

from __future__ import annotations

import os
import sys

import msgspec

from server.exporting.press import PrintOrder, made

if __name__ == "__main__":
    if hasattr(os, "nice"):  # not everywhere
        os.nice(10)  # the hall goes first
    sys.stdout.buffer.write(made(msgspec.msgpack.decode(sys.stdin.buffer.read(), type=PrintOrder)))
