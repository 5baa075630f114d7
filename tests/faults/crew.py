"""Clients that edit as fast as they are answered, and write down what they asked for and were told.

They use the client's own way of coming back and saying it again: that is what is tried here, together with the server.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from client import ClientError, Day, Refused
from client.outbox import new_id
from tests.faults.history import Asked, History, Outcome, Unknown, content
from tests.faults.history import Refused as WasRefused
from tests.faults.history import Saved as WasSaved

IN_FLIGHT: Final = 4
"""Commands a client has unanswered at a time."""

PROPOSALS: Final = ("R-03", "R-05", "R-08", "R-12", "R-13")
"""Chosen at every table before the first round; their amounts can be set in all years."""

YEARS: Final = (2020, 2021, 2022, 2023)

UNSETTABLE: Final = "F-01"
"""A tax: its amount is never set by hand, so asking for it is refused."""

LONG: Final = 30 * 86_400_000
"""Milliseconds of a round: longer than any clock jumps."""

LEFT_OPEN: Final = frozenset({"log_unavailable"})
"""The one refusal that says nothing about the log (PROTOCOL.md, "no")."""


@dataclass(slots=True)
class _Order:
    id: str
    args: Mapping[str, Any]
    round: int
    told: asyncio.Task[Outcome]
    again: bool = False

    @property
    def outcome(self) -> Outcome:
        return self.told.result() if self.told.done() and not self.told.cancelled() else Unknown()


class Sailor:
    """One client at a table. Every amount it asks for is asked for only once. saved: how many stand, as it was told."""

    def __init__(self, day: Day, seed: int) -> None:
        self.history = History(day.you.actor, day.you.table, arrived=False)
        self.saved = 0
        self._day = day
        self._rng = random.Random(f"{seed}/{day.you.actor}")  # noqa: S311 - load, not a secret
        self._amount = 0
        self._orders: list[_Order] = []

    async def edit(self, until: asyncio.Event) -> None:
        """Edits until told to stop, then until everything is answered, and asks again for what was left open."""
        while not until.is_set():
            waiting = [order.told for order in self._orders[-2 * IN_FLIGHT :] if not order.told.done()]
            if len(waiting) >= IN_FLIGHT:
                await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            else:
                self._ask()
                await self._breathe()
        await asyncio.gather(*(order.told for order in self._orders))
        while left_open := [order for order in self._orders if isinstance(order.outcome, Unknown)]:
            for order in left_open:
                order.again = True
                order.told = asyncio.create_task(self._told(order.id, order.args, order.round))
            await asyncio.gather(*(order.told for order in left_open))

    def __str__(self) -> str:
        waiting = [order.id for order in self._orders if not order.told.done()]
        line = "connected" if self._day.is_connected else "not connected"
        return f"{self.history.actor} ({line}, {self.saved} saved, waits for {waiting[:3]})"

    def arrive(self) -> None:
        """The table as it looks in the end."""
        self.history.rows = dict(self._day.view(f"table/{self.history.table}"))
        self.history.arrived = True

    def write_down(self) -> History:
        """All that was asked, in order, with its outcome."""
        self.history.asked = [
            Asked(order.id, content("set_amount", order.args), order.outcome, order.round, again=order.again)
            for order in self._orders
        ]
        return self.history

    async def reaches(self, seq: int) -> None:
        await self._day.reaches(f"table/{self.history.table}", seq)

    async def _breathe(self) -> None:
        await asyncio.sleep(0.001)

    def _ask(self) -> None:
        self._amount += 1
        proposal = UNSETTABLE if self._rng.random() < 0.05 else self._rng.choice(PROPOSALS)
        args = {
            "table": self.history.table,
            "proposal": proposal,
            "year": self._rng.choice(YEARS),
            "amount": -1_000 * self._amount - 1,
        }
        id_, round_ = new_id(), self._day.round
        self._orders.append(_Order(id_, args, round_, asyncio.create_task(self._told(id_, args, round_))))

    async def _told(self, id_: str, args: Mapping[str, Any], round_: int) -> Outcome:
        try:
            saved = await self._day.order("set_amount", args, id=id_, round=round_)
        except Refused as refused:
            left_open = refused.code in LEFT_OPEN
            await asyncio.sleep(0.2 if left_open else 0.01)  # asking at once does not help
            return Unknown() if left_open else WasRefused(refused.code)
        except ClientError:
            await asyncio.sleep(0.2)
            return Unknown()
        self.saved += saved.last > 0
        return WasSaved(saved.first, saved.last)


class BellRinger:
    """A facilitator who closes the round under everybody's hands, and opens it again, or the next.

    pause: seconds between two of these, at least and at most.
    """

    def __init__(self, day: Day, seed: int, pause: tuple[float, float] = (0.1, 0.6)) -> None:
        self._day = day
        self._pause = pause
        self._rng = random.Random(f"{seed}/bell")  # noqa: S311 - moments, not secrets

    async def ring(self, until: asyncio.Event) -> None:
        """Until told to stop; a round is open then."""
        while not until.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(until.wait(), self._rng.uniform(*self._pause))
            await self._turn("close_round")
            await asyncio.sleep(self._rng.uniform(0, 0.03))
            if self._rng.random() < 0.5 and not self._is_open:
                await self._turn("open_round", title="Næste runde", ends_at=self._day.now() + LONG)
            while not self._is_open:
                await self._turn("reopen_round", ends_at=self._day.now() + LONG)

    @property
    def _is_open(self) -> bool:
        return any(row["status"] == "open" for key, row in self._day.view("day").items() if key.startswith("round/"))

    async def _turn(self, cmd: str, **args: Any) -> None:
        try:
            saved = await self._day.send(cmd, **args)
            await self._day.reaches("day", saved.last)
        except ClientError:
            await asyncio.sleep(0.05)


async def choose_all(day: Day) -> None:
    """What will be edited at this table."""
    for proposal in (*PROPOSALS, UNSETTABLE):
        await day.send("choose_proposal", table=day.you.table, proposal=proposal)
