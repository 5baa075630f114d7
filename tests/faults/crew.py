"""Clients that edit as fast as they are answered, and write down what they asked for and were told.

They use the client's own way of coming back and saying it again: that is what is tried here, together with the server.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping, Sequence
from typing import Any, Final

from client import Day, Refused, Unanswered
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


class Sailor:
    """One client at a table. Every amount it asks for is asked for only once."""

    def __init__(self, day: Day, seed: int) -> None:
        self.history = History(day.you.actor, day.you.table)
        self.answered = 0
        self._day = day
        self._rng = random.Random(f"{seed}/{day.you.actor}")  # noqa: S311 - load, not a secret
        self._amount = 0
        self._orders: list[tuple[str, Mapping[str, Any], asyncio.Task[Outcome]]] = []

    async def edit(self, until: asyncio.Event) -> None:
        """Edits until told to stop, and then until everything is answered."""
        while not until.is_set():
            waiting = [task for _, _, task in self._orders if not task.done()]
            if len(waiting) >= IN_FLIGHT:
                await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            else:
                self._ask()
                await asyncio.sleep(0.001)
        await asyncio.gather(*(task for _, _, task in self._orders))

    def write_down(self) -> History:
        """All that was asked, in order, with its outcome, and what the table looks like now."""
        self.history.asked = [
            Asked(id_, content("set_amount", args), task.result()) for id_, args, task in self._orders
        ]
        self.history.rows = dict(self._day.view(f"table/{self.history.table}"))
        return self.history

    async def reaches(self, seq: int) -> None:
        await self._day.reaches(f"table/{self.history.table}", seq)

    def _ask(self) -> None:
        self._amount += 1
        proposal = UNSETTABLE if self._rng.random() < 0.05 else self._rng.choice(PROPOSALS)
        args = {
            "table": self.history.table,
            "proposal": proposal,
            "year": self._rng.choice(YEARS),
            "amount": -1_000 * self._amount - 1,
        }
        id_ = new_id()
        self._orders.append((id_, args, asyncio.create_task(self._told(id_, args))))

    async def _told(self, id_: str, args: Mapping[str, Any]) -> Outcome:
        try:
            saved = await self._day.order("set_amount", args, id=id_)
        except Refused as refused:
            return WasRefused(refused.code)
        except Unanswered:
            return Unknown()
        finally:
            self.answered += 1
        return WasSaved(saved.first, saved.last)


async def set_out(sailors: Sequence[Sailor], days: Sequence[Day]) -> None:
    """Every table chooses what will be edited."""
    for table, day in {sailor.history.table: day for sailor, day in zip(sailors, days, strict=True)}.items():
        for proposal in (*PROPOSALS, UNSETTABLE):
            await day.send("choose_proposal", table=table, proposal=proposal)
