"""A clock that jumps. What a build does that lets time run back stands in test_defects.py."""

from __future__ import annotations

from pathlib import Path

from tests.faults.befalling.clocks import HOUR, with_a_jumping_clock
from tests.faults.befalling.kill import Kill
from tests.faults.ship import lone_ship
from tests.faults.voyage import sail


async def test_the_log_never_runs_back_in_time_whatever_the_clock_does(tmp_path: Path) -> None:
    logbook = await sail(lone_ship(tmp_path, with_a_jumping_clock), Kill(), rounds=1, seed=1)
    assert logbook.faults == []
    assert logbook.log[-1].at - logbook.log[0].at > HOUR // 1_000_000 // 2, "no jump was seen"
