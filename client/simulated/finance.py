"""The simulated finance officer at a real connection. Never decides what: that is `costing`."""

from __future__ import annotations

import asyncio
import random

from client.day import Day
from client.errors import Refused
from client.simulated.catalogue import Catalogue
from client.simulated.costing import next_costing

WORK: float = 40.0
"""Seconds that one idea takes at speed 1."""


async def keep_costing(day: Day, catalogue: Catalogue, seed: int, speed: float) -> None:
    """Until the day is closed, or cancelled."""
    rng = random.Random(f"{seed}/finance")  # noqa: S311 - no secret: an officer that can be had again
    while day.view("day").get("workshop", {}).get("status") == "open":
        await asyncio.sleep(WORK / speed)
        step = next_costing(day.view("finance"), catalogue, rng)
        if step is None:
            continue
        try:
            saved = await day.order(step.cmd, step.args)
        except Refused:
            return  # another version of the documents is in force: a person should look
        await day.reaches("finance", saved.last)
