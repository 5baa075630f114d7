"""P4: the hall's view to everyone who watches it, beside a loop of send() in C to the same clients. Never judges.

Both send the same bytes to the same number of clients at the hall's own pace, and what is compared is what a delivery
costs in CPU, all included on the server's side: the edits behind it, the fold, the frame. A core that is full delivers
as many a second as its cost allows; the wall clock of a burst would measure whoever receives.
"""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import sys
from collections.abc import AsyncIterator

from server.live.room import HALL_INTERVAL
from tests.bench.context import Context
from tests.bench.figures import Figure, median
from tests.bench.generator import Address, Generator, generating
from tests.bench.goals import GOALS
from tests.bench.seats import SCREEN, Seat
from tests.bench.served import served

EDITORS, TABLES = 20, 10
RATE = 40.0
"""Edits a second: there is something new at nearly every update of the hall, and they themselves cost little."""


async def fanout(context: Context) -> list[Figure]:
    size = context.size
    async with served(context, EDITORS, TABLES, screens=size.many) as (_, hall, _crowd):
        context.tell(f"· P4: the hall's view to {size.many:,} screens")
        runs = [await hall.run(RATE, size.seconds / 2, seed) for seed in range(size.rounds)]
        shares = hall.shares[-size.rounds :]
        percent = hall.share_of(size.rounds)
    if not all(run.is_whole for run in runs):
        return [Figure(GOALS["P4"], None, void="not every edit reached every screen with the right values")]
    rates = [run.frames / (share.per_edit * run.saved) for run, share in zip(runs, shares, strict=True)]
    limits: list[float] = []
    bursts: list[float] = []
    async with _blasting(context, size.many) as (process, _generator):
        for run in runs:
            rounds = max(1, run.frames // (size.many + EDITORS))
            cpu, took, failed, language = await _blast(process, round(run.frame_bytes), rounds)
            limits.append((rounds * size.many - failed) / cpu)
            bursts.append((rounds * size.many - failed) / took)
    limit = sorted(limits)[len(limits) // 2]
    figure = median(
        GOALS["P4"],
        [rate / limit for rate in rates],
        limit=[1.0],
        beside=f"deliveries per second of CPU by a loop of send() in {language}, same bytes, same clients",
        shares=percent
        | {
            "deliveries_per_cpu_second": sorted(rates)[len(rates) // 2],
            "limit_per_cpu_second": limit,
            "limit_in_a_burst": sorted(bursts)[len(bursts) // 2],
            "bytes_a_frame": runs[-1].frame_bytes,
        },
    )
    return [figure]


@contextlib.asynccontextmanager
async def _blasting(context: Context, clients: int) -> AsyncIterator[tuple[subprocess.Popen[str], Generator]]:
    command = (sys.executable, "-m", "tests.bench.blast", str(context.new_folder("blast")))
    process = subprocess.Popen(  # noqa: S603, ASYNC220 - our own, and at once
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        port = int(await asyncio.to_thread(process.stdout.readline))
        async with generating() as generator:
            seats = [Seat("0", 0, SCREEN)] * clients
            await generator.connect(Address("127.0.0.1", port), seats, has_tickets=True)
            yield process, generator
    finally:
        process.communicate()


async def _blast(process: subprocess.Popen[str], size: int, rounds: int) -> tuple[float, float, int, str]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{size} {rounds} {HALL_INTERVAL}\n")
    process.stdin.flush()
    cpu, took, failed, language = (await asyncio.to_thread(process.stdout.readline)).split()
    return float(cpu), float(took), int(failed), language
