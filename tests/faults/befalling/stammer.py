"""Clients that say everything twice and a few things out of order, as a line with retries of its own may do."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from dataclasses import replace

from client import Day, Http
from client.connection import Connection
from client.wire import Frame
from tests.faults.crew import Sailor
from tests.faults.history import Asked, History, Outcome, Refused, Saved
from tests.faults.voyage import Calm

HELD = 0.003
"""Seconds in which commands are gathered to be mixed."""


class Stammer(Calm):
    def sailor(self, day: Day, seed: int) -> Sailor:
        assert isinstance(day, StammeringDay)
        return Stammerer(day, seed)

    def day(self, url: str, bearer: str) -> Day:
        return StammeringDay(url, bearer)


class StammeringDay(Day):
    """said: the commands in the order in which they first left. heard: every answer to each."""

    def __init__(self, url: str, bearer: str) -> None:
        super().__init__(url, bearer)
        self.said: dict[str, int] = {}
        self.heard: defaultdict[str, list[Outcome]] = defaultdict(list)
        self._connection = _Mouth(Http(url), bearer, self)

    def take(self, frame: Frame) -> None:
        if frame["t"] == "ok":
            self.heard[frame["id"]].append(Saved(frame["first"], frame["last"]))
        elif frame["t"] == "no":
            self.heard[frame["id"]].append(Refused(frame["code"]))
        super().take(frame)


class _Mouth(Connection):
    """Gathers commands for a moment and says them mixed; and says each of them again, at once or a while later."""

    def __init__(self, http: Http, bearer: str, day: StammeringDay) -> None:
        super().__init__(http, bearer, day)
        self._said = day.said
        self._held: list[Frame] = []
        self._echoes: list[Frame] = []

    def say(self, frame: Frame) -> None:
        if frame["t"] != "do":
            super().say(frame)
            return
        if not self._held:
            asyncio.get_running_loop().call_later(HELD, self._let_go)
        self._held.append(frame)

    def _let_go(self) -> None:
        self._echoes += self._held
        random.shuffle(self._echoes)  # a line has no seed
        half = len(self._echoes) // 2
        held, self._held = [*self._held, *self._echoes[half:]], []
        del self._echoes[half:]
        random.shuffle(held)
        for frame in held:
            self._said.setdefault(frame["id"], len(self._said))
            super().say(frame)


class Stammerer(Sailor):
    """Its order is the one in which its words left. What was not recorded is decided anew when said again."""

    def __init__(self, day: StammeringDay, seed: int) -> None:
        super().__init__(day, seed)
        self._mouth = day

    def write_down(self) -> History:
        history = super().write_down()
        history.asked = sorted(map(self._as_heard, history.asked), key=lambda asked: self._mouth.said[asked.command_id])
        return history

    def _as_heard(self, asked: Asked) -> Asked:
        heard = tuple(self._mouth.heard[asked.command_id])
        stands = next((answer for answer in heard if isinstance(answer, Saved) and answer.last), None)
        if stands is None:
            return replace(asked, also=heard)
        return replace(asked, outcome=stands, also=heard, again=any(answer != stands for answer in heard))
