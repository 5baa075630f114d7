"""kill -9 under load, on the real server. What a build does that acknowledges too early stands in test_defects.py."""

from __future__ import annotations

from pathlib import Path

from tests.faults.befalling.kill import Kill
from tests.faults.ship import lone_ship
from tests.faults.voyage import sail

SHORT = 3
"""Rounds in the suite; `make faults` sails a hundred."""


async def test_no_acknowledged_edit_is_lost_doubled_or_reordered_by_kill_9(tmp_path: Path) -> None:
    logbook = await sail(lone_ship(tmp_path), Kill(), rounds=SHORT, seed=1)
    assert logbook.faults == []
    assert logbook.acknowledged > 100
    assert logbook.reopened > 0
