"""Everybody comes back at once, to a server that the system lets have fewer files open than there are people."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.faults.befalling.storm import Storm, with_few_descriptors
from tests.faults.ship import lone_ship
from tests.faults.voyage import sail


async def test_a_crowd_that_comes_back_at_once_comes_in_whole(tmp_path: Path) -> None:
    ship = lone_ship(tmp_path, partial(with_few_descriptors, 64))
    logbook = await sail(ship, Storm(count=100), rounds=1, seed=1)
    assert logbook.faults == []
