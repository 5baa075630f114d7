"""The process with the simulated people: started beside the server, ended with it. Never part of the server."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

PATIENCE = 5.0
"""Seconds the people have to leave when asked."""


@contextlib.contextmanager
def crowd(url: str, code: str, facilitator: str, finance: str, seed: int, speed: float) -> Iterator[None]:
    """Simulated people in the hall at `url`, from the moment that it answers, until the block ends.

    code: of the join page. facilitator, finance: the secrets of their links. All go through a pipe: a command line can
    be read by everybody on the machine. The pipe is also how they notice if this process dies: it closes.
    """
    leaving = threading.Event()
    people: list[subprocess.Popen[str]] = []
    usher = threading.Thread(
        target=_let_in, args=(url, (code, facilitator, finance), seed, speed, leaving, people), daemon=True
    )
    usher.start()
    try:
        yield
    finally:
        leaving.set()
        usher.join()
        for process in people:
            _see_out(process)


def _let_in(
    url: str,
    secrets: tuple[str, str, str],
    seed: int,
    speed: float,
    leaving: threading.Event,
    people: list[subprocess.Popen[str]],
) -> None:
    while not leaving.is_set():
        if _answers(url):
            command = (sys.executable, "-m", "client.simulated", url, "--seed", str(seed), "--speed", str(speed))
            process = subprocess.Popen(command, stdin=subprocess.PIPE, text=True)  # noqa: S603 - our own module
            people.append(process)
            if process.stdin is not None:
                process.stdin.write("".join(f"{secret}\n" for secret in secrets))
                process.stdin.flush()
            return
        time.sleep(0.05)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/api/health", timeout=1):  # noqa: S310 - our own address
            return True
    except (urllib.error.URLError, OSError):
        return False


def _see_out(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdin is not None:
        process.stdin.close()
