"""Fills a hall: python -m client.simulated http://127.0.0.1:8400 --seed 1 --speed 1

Reads the join code from the first line of standard input; if somebody should open and close the rounds, the secret of
the facilitator's link from the second; if somebody should cost what tables think of, that of the finance officer's
from the third. Secrets do not belong on a command line, where every user of the machine can read them. Ends at SIGTERM,
at Ctrl-C, and when standard input ends: with whoever started it.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
import sys
import threading

from client.simulated.crowd import Crowd


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m client.simulated", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("url")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--speed", type=float, default=1.0)
    return parser.parse_args()


async def _live(url: str, code: str, facilitator: str, finance: str, seed: int, speed: float) -> None:
    hall = asyncio.ensure_future(Crowd(url, code, seed, speed).live(facilitator, finance))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, hall.cancel)
    threading.Thread(target=_until_stdin_ends, args=(loop, hall), daemon=True).start()
    with contextlib.suppress(asyncio.CancelledError):
        await hall


def _until_stdin_ends(loop: asyncio.AbstractEventLoop, hall: asyncio.Future[None]) -> None:
    sys.stdin.read()
    with contextlib.suppress(RuntimeError):  # the loop may have ended by itself
        loop.call_soon_threadsafe(hall.cancel)


if __name__ == "__main__":
    arguments = _arguments()
    asyncio.run(
        _live(
            arguments.url,
            sys.stdin.readline().strip(),
            sys.stdin.readline().strip(),
            sys.stdin.readline().strip(),
            arguments.seed,
            arguments.speed,
        )
    )
