"""Lines that are cut, broken off, refused, stalled or slow: the clients come back, and nothing is lost or doubled."""

from __future__ import annotations

from pathlib import Path

from tests.faults.befalling.lines import TROUBLES, Lines
from tests.faults.befalling.stammer import Stammer
from tests.faults.ship import lone_ship
from tests.faults.voyage import sail


async def test_whatever_happens_to_the_lines_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    logbook = await sail(lone_ship(tmp_path), Lines(), rounds=len(TROUBLES), seed=1)
    assert logbook.faults == []
    assert logbook.acknowledged > 100


async def test_what_is_said_twice_and_out_of_order_is_done_once_and_answered_as_one_thing(tmp_path: Path) -> None:
    logbook = await sail(lone_ship(tmp_path), Stammer(), rounds=3, seed=1)
    assert logbook.faults == []
    assert any(len(asked.also) > 1 for history in logbook.histories for asked in history.asked)
