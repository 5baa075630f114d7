"""The simulated facilitator at a real connection. Never decides what: that is `facilitating`."""

from __future__ import annotations

import asyncio

from client.day import Day
from client.errors import Refused
from client.simulated.facilitating import Desk, next_step, state_of_play

LOOK_UP = 1.0
"""Seconds between two looks at the clock at speed 1; a fast day is looked at more often."""


async def facilitate(day: Day, speed: float) -> None:
    """Until somebody else takes over, or cancelled."""
    desk = Desk(left=state_of_play(day.view("day")))
    while not desk.stepped_back:
        step = next_step(day.view("day"), desk, day.now(), speed)
        if step is not None:
            try:
                saved = await day.order(step.cmd, step.args)
            except Refused:
                return  # somebody was quicker: the day is theirs
            await day.reaches("day", saved.last)
            desk.left = state_of_play(day.view("day"))
            if step.cmd == "close_round":
                desk.closed_at = day.now()
        await asyncio.sleep(min(LOOK_UP, LOOK_UP * 4 / speed))
