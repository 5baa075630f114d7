"""A hall full of simulated people: each comes in by the join code like anybody else. Never takes a guest's seat."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from typing import Any

from client.day import connect
from client.errors import ClientError, HttpRefused
from client.http_api import Http
from client.simulated import catalogue as catalogues
from client.simulated import temperament
from client.simulated.catalogue import Catalogue
from client.simulated.facilitator import facilitate
from client.simulated.finance import keep_costing
from client.simulated.participant import Participant

AT_A_TIME = 12
"""People who come in at the same moment."""


class Crowd:
    """url, code: of the join page. speed: how many times faster than a real hall."""

    def __init__(self, url: str, code: str, seed: int, speed: float) -> None:
        self.seated = 0
        self._http = Http(url)
        self._code = code
        self._seed = seed
        self._speed = speed
        self._door = asyncio.Semaphore(AT_A_TIME)
        self._catalogue: Catalogue | None = None
        self._reading = asyncio.Lock()

    async def live(self, facilitator: str = "", finance: str = "") -> None:
        """Everybody who is expected but no guest; a facilitator and a finance officer too, by their links' secrets.

        Until cancelled.
        """
        people = (await self._http.look(self._code))["people"]
        async with asyncio.TaskGroup() as hall:
            if facilitator:
                hall.create_task(self._facilitate(facilitator))
            if finance:
                hall.create_task(self._cost(finance))
            for row in people:
                if row["group"] != "guest" and not row["claimed"]:
                    hall.create_task(self._take_part(row))

    async def _facilitate(self, secret: str) -> None:
        seat = await self._http.enter(secret)
        with contextlib.suppress(ClientError):
            async with connect(self._http.url, seat.bearer) as day:
                await facilitate(day, self._speed)

    async def _cost(self, secret: str) -> None:
        seat = await self._http.enter(secret)
        with contextlib.suppress(ClientError):
            async with connect(self._http.url, seat.bearer) as day:
                catalogue = await self._read(seat.bearer, day.view("day")["workshop"]["catalogue"])
                await keep_costing(day, catalogue, self._seed, self._speed)

    async def _take_part(self, row: Mapping[str, Any]) -> None:
        """One person's day. Whose seat a visitor takes, or whom the facilitator sends out, is simply gone."""
        try:
            async with self._door:
                seat = await self._http.claim(self._code, row["pid"])
        except HttpRefused:
            return
        with contextlib.suppress(ClientError):
            async with connect(self._http.url, seat.bearer) as day:
                self.seated += 1
                catalogue = await self._read(seat.bearer, day.view("day")["workshop"]["catalogue"])
                member = day.view(f"table/{day.you.table}").get(f"member/{row['pid']}", {})
                person = temperament.draw(self._seed, row["name"], row["group"], member.get("home_committee", ""))
                await Participant(person, day, catalogue, self._speed).live()

    async def _read(self, bearer: str, digest: str) -> Catalogue:
        """Once for all: the document is the same for everybody and never changes."""
        async with self._reading:
            if self._catalogue is None:
                self._catalogue = catalogues.read(await self._http.document(bearer, digest))
        return self._catalogue
