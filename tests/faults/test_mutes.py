"""Clients that stop reading are given up, cost little, and hold nobody else up. `make faults` has the real patience."""

from __future__ import annotations

from pathlib import Path

from tests.faults.befalling.mutes import Mutes
from tests.faults.impatient_server import impatient
from tests.faults.ship import lone_ship
from tests.faults.voyage import sail


async def test_clients_that_stop_reading_are_given_up_and_the_others_work_on(tmp_path: Path) -> None:
    logbook = await sail(lone_ship(tmp_path, impatient), Mutes(count=8), rounds=1, seed=1)
    assert logbook.faults == []
    assert logbook.acknowledged > 50
