"""A simulated person at a real connection: reads, hesitates, edits, waits. Never decides what: that is `deciding`."""

from __future__ import annotations

import asyncio
import random
from typing import Final

from client.day import Day
from client.errors import Refused
from client.simulated import rhythm
from client.simulated.catalogue import Catalogue
from client.simulated.deciding import decide
from client.simulated.intention import Intention, Mind
from client.simulated.liking import likings
from client.simulated.moment import Moment
from client.simulated.sight import Sight, look
from client.simulated.temperament import Person

NOT_NOW: Final = frozenset(
    {
        "no_open_round",
        "round_closed",
        "table_locked",
        "log_unavailable",
        "changed_since",
        "overtaken",
        "workshop_closed",
    }
)
"""Refusals that say nothing about the wish itself."""


class Participant:
    """speed: how many times faster than a real hall."""

    def __init__(self, person: Person, day: Day, catalogue: Catalogue, speed: float) -> None:
        self.mind = Mind()
        self._person = person
        self._day = day
        self._catalogue = catalogue
        self._likings = likings(person, catalogue)
        self._speed = speed
        self._rng = random.Random(f"{person.dice}/acts")  # noqa: S311 - a rhythm, not a secret

    async def live(self) -> None:
        """Until cancelled, or the day is over for this client."""
        await self._pause(rhythm.arriving(self._rng))
        while True:
            await self._day.until(lambda _: self._sight() is not None)
            if (intention := self._next()) is not None:
                await self._act(intention)
            await self._pause(rhythm.reading(self._person, self.mind.acts, self._rng))

    def _sight(self) -> Sight | None:
        """None while there is nothing to be done: no table yet, no open round, a locked table."""
        you = self._day.you
        if not you.table or you.pid is None:
            return None
        table = self._day.view(f"table/{you.table}")
        sight = look(self._day.view("day"), table, you.actor, you.table, self._catalogue)
        return sight if sight.is_open else None

    def _next(self) -> Intention | None:
        sight = self._sight()
        if sight is None:
            return None
        return decide(Moment(self._person, self._likings, sight, self.mind, self._rng))

    async def _act(self, intention: Intention) -> None:
        """What was decided on is what was seen before typing began: so two at one amount do meet."""
        basis = self._day.seq(f"table/{self._day.you.table}")
        self._day.at(intention.row)
        await self._pause(rhythm.typing(self._rng))
        try:
            await self._day.order(intention.cmd, intention.args, basis=basis)
        except Refused as refused:
            if refused.code not in NOT_NOW:
                self.mind.was_refused(intention)
        else:
            self.mind.did(intention)
        finally:
            self._day.at(None)

    async def _pause(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self._speed)
