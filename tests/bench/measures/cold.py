"""P16: `make demo` in a fresh clone, from nothing installed to a hall that moves. Never judges; it installs.

The clone is of the last commit. Packages come from wherever this machine's pip and npm get them, so the network's
speed is in the figure; it is measured only when asked for (`--cold`, or by its name).
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

from client import Http, connect
from server.settings import ROOT
from tests.bench.context import Context
from tests.bench.figures import Figure, median
from tests.bench.goals import GOALS

PATIENCE = 900.0
"""Seconds after which it has failed. Not a measure of anything."""

HALL = re.compile(r"http://\S+/e#\S+")


async def cold(context: Context) -> list[Figure]:
    git, make = shutil.which("git"), shutil.which("make")
    if git is None or make is None:
        return [Figure(GOALS["P16"], None, void="needs git and make")]
    context.tell("· P16: make demo in a fresh clone")
    clone = context.new_folder("cold") / "clone"
    await asyncio.to_thread(subprocess.run, [git, "clone", "--quiet", str(ROOT), str(clone)], check=True)
    said = clone.with_name("said.txt")
    begun = time.perf_counter()
    with said.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603, ASYNC220 - our own Makefile, and it returns at once
            [make, "demo", "ARGS=--port 0"], cwd=clone, stdout=output, stderr=output, start_new_session=True
        )
    try:
        address = await _address(process, said)
        await _moves(address)
        seconds = time.perf_counter() - begun
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        await asyncio.to_thread(process.wait)
    return [median(GOALS["P16"], [seconds], notes=["one round; packages as this machine's pip and npm get them"])]


async def _address(process: subprocess.Popen[bytes], said: Path) -> str:
    """The facilitator's address, as the demo says it."""
    async with asyncio.timeout(PATIENCE):
        while True:
            words = await asyncio.to_thread(said.read_text, encoding="utf-8", errors="replace")
            found = HALL.search(words)
            if found is not None:
                return found[0]
            if process.poll() is not None:
                raise RuntimeError(f"make demo ended: {words[-500:]}")
            await asyncio.sleep(0.1)


async def _moves(address: str) -> None:
    """Until somebody in the hall has made an edit."""
    url, _, secret = address.partition("/e#")
    seat = await Http(url).enter(secret)
    async with connect(url, seat.bearer) as wire:
        await wire.watch("hall")
        await wire.until(lambda day: day.view("hall").get("summary", {}).get("edits", 0) > 0)
