"""One log, and whatever befalls the servers on it: edits under load, a fault, all clients back, and again.

One way for every fault: the clients, the bell that closes rounds under their hands, and the check are the same.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections.abc import AsyncIterator, Callable, Sequence

from client import Day, connect
from tests.faults.checker import Fault
from tests.faults.crew import BellRinger, Sailor
from tests.faults.history import History
from tests.faults.logbook import Logbook
from tests.faults.manifest import Manifest
from tests.faults.ship import Ship

TABLES, AT_A_TABLE = 2, 3

PATIENCE = 30.0
"""Seconds a round may take before something has gone wrong for good. Not a measure of anything."""

WARM = 2
"""Edits each client must have saved since the last fault before the next: all are back, and the load is on."""


class Calm:
    """Nothing befalls the ship. What does befall one overrides this.

    noticed: faults that can only be seen meanwhile. healed: seconds until all clients worked on, in the worst round.
    lasts: seconds that a round of it takes by design. stage: how far the voyage has come, for who looks for a fault.
    """

    lasts = 0.0

    def __init__(self) -> None:
        self.noticed: list[Fault] = []
        self.healed = 0.0
        self.stage = "the beginning"

    async def rig(self, ship: Ship, manifest: Manifest) -> None:
        """Before the servers are started for the first time."""

    async def launched(self, ship: Ship) -> None:
        """The servers run; nobody has come aboard yet."""

    async def strike(self, ship: Ship, rng: random.Random) -> None:
        """Comes under load, and has passed on return: from here on clients may expect to be served."""

    def day(self, url: str, bearer: str) -> Day:
        """How people come aboard."""
        return connect(url, bearer)

    def sailor(self, day: Day, seed: int) -> Sailor:
        """What they do there."""
        return Sailor(day, seed)

    def bell(self, day: Day, seed: int) -> BellRinger:
        """What the facilitator does."""
        return BellRinger(day, seed)

    async def end(self, ship: Ship) -> None:
        """Takes away what `rig` and `launched` brought, whatever has happened."""


async def sail(
    ship: Ship, befalls: Calm, rounds: int, seed: int, tables: int = TABLES, at_a_table: int = AT_A_TABLE
) -> Logbook:
    """So many faults, then all that happened. A client or a server that never comes back is a fault, too: `stuck`."""
    manifest = await ship.fit_out(tables, at_a_table)
    try:
        await befalls.rig(ship, manifest)
        await ship.start()
        await befalls.launched(ship)
        histories = await _at_sea(ship, befalls, manifest, rounds, seed)
    finally:
        await befalls.end(ship)
        await ship.stop()
    log, folded = await asyncio.to_thread(ship.read, manifest.workshop)
    return Logbook(histories, log, folded, rounds, befalls.noticed, befalls.healed)


async def _at_sea(ship: Ship, befalls: Calm, manifest: Manifest, rounds: int, seed: int) -> list[History]:
    async with _aboard(ship, manifest.bearers, befalls.day) as days, _aboard(ship, [manifest.facilitator]) as (desk,):
        sailors = [befalls.sailor(day, seed) for day in days]
        bell = befalls.bell(desk, seed)
        patience = PATIENCE + (PATIENCE + befalls.lasts) * rounds
        try:
            async with asyncio.timeout(patience):
                await _through(ship, befalls, sailors, bell, rounds, random.Random(seed))  # noqa: S311 - moments
                befalls.stage = "the last look"
                return await _in_harbour(ship, manifest, sailors)
        except TimeoutError:
            befalls.noticed.append(
                Fault("stuck", f"after {patience:.0f} s in {befalls.stage}: {', '.join(map(str, sailors))}")
            )
            return [sailor.write_down() for sailor in sailors]


async def _through(
    ship: Ship, befalls: Calm, sailors: Sequence[Sailor], bell: BellRinger, rounds: int, rng: random.Random
) -> None:
    """Until everybody is answered."""
    stop, silence = asyncio.Event(), asyncio.Event()
    async with asyncio.TaskGroup() as working:
        ringing = working.create_task(bell.ring(silence))
        for sailor in sailors:
            working.create_task(sailor.edit(stop))
        await _under_load(sailors)
        for number in range(1, rounds + 1):
            await asyncio.sleep(rng.uniform(0, 0.4))
            befalls.stage = f"fault {number}"
            await befalls.strike(ship, rng)
            befalls.stage = f"the healing of fault {number}"
            begun = time.monotonic()
            await _under_load(sailors)
            befalls.healed = max(befalls.healed, time.monotonic() - begun)
        befalls.stage = "the end"
        silence.set()
        await ringing
        stop.set()


@contextlib.asynccontextmanager
async def _aboard(
    ship: Ship, bearers: Sequence[str], come: Callable[[str, str], Day] = connect
) -> AsyncIterator[list[Day]]:
    async with contextlib.AsyncExitStack() as stack:
        addresses = ship.addresses
        places = [n // TABLES + n % TABLES for n in range(len(bearers))]  # a table's people come by different ones
        doors = [addresses[place % len(addresses)] for place in places]
        comings = [come(door, bearer) for door, bearer in zip(doors, bearers, strict=True)]
        yield [await stack.enter_async_context(coming) for coming in comings]


async def _under_load(sailors: Sequence[Sailor]) -> None:
    wanted = [sailor.saved + WARM for sailor in sailors]
    while any(sailor.saved < least for sailor, least in zip(sailors, wanted, strict=True)):  # noqa: ASYNC110 - many bells
        await asyncio.sleep(0.005)


async def _in_harbour(ship: Ship, manifest: Manifest, sailors: Sequence[Sailor]) -> list[History]:
    """Everybody has seen the end; and a newcomer at each table, who has seen nothing else, joins the comparison."""
    histories = []
    async with _aboard(ship, manifest.bearers[: manifest.tables]) as newcomers:
        for day in newcomers:
            view = f"table/{day.you.table}"
            newcomer = History(f"newcomer at {view}", day.you.table, rows=dict(day.view(view)))
            for sailor in (s for s in sailors if s.history.table == day.you.table):
                await sailor.reaches(max(row.get("seq", 0) for row in newcomer.rows.values()))
            histories.append(newcomer)
    for sailor in sailors:
        sailor.arrive()
    return [*histories, *(sailor.write_down() for sailor in sailors)]
