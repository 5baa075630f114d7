"""P1: an edit's way to every other screen at the table, beside an echo with the same group commit. Never judges."""

from __future__ import annotations

from tests.bench.context import Context
from tests.bench.figures import Figure, median
from tests.bench.goals import GOALS
from tests.bench.limits import echo_hall
from tests.bench.reading import Run
from tests.bench.served import Served, served
from tests.bench.size import Size

BESIDE = "an echo with the same group commit, by the same generator"


async def latency(context: Context) -> list[Figure]:
    """The server and the echo take turns, so that both see the same weather."""
    size = context.size
    async with served(context, size.people, size.tables) as (_, real, crowd):
        context.tell("· P1: an edit's way to every other screen at the table; then an echo; in turns")
        async with echo_hall(context, size.people, size.tables, crowd.cells) as echo:
            runs: list[Run] = []
            bare: list[Run] = []
            for seed in range(size.rounds):
                runs.append(await _round(real, size, seed))
                bare.append(await _round(echo, size, seed))
        shares = real.share_of(size.rounds) | {"echo": echo.share_of(size.rounds)["server"]}
    note = f"the sender's own answer: p50 {min(run.answer(0.5) for run in runs):.1f} ms in the best round"
    deliveries = sum(run.delivered for run in runs)
    shares["deliveries"] = deliveries
    return [
        median(
            GOALS[name],
            [run.screen(share) for run in runs],
            limit=[run.screen(share) for run in bare],
            beside=BESIDE,
            shares=shares,
            notes=[note],
        )
        for name, share in (("P1", 0.5), ("P1 p99", 0.99))
    ]


async def _round(hall: Served, size: Size, seed: int) -> Run:
    return await hall.run(size.rate, size.seconds, seed)
