"""kill -9 under load, on the real server; and on a build that acknowledges too early, which must be found out."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.faults.voyage import sail

SHORT = 5
"""Rounds in the suite; `make faults` sails twenty."""

HASTY = (sys.executable, "-m", "tests.faults.hasty_server")


async def test_no_acknowledged_edit_is_lost_doubled_or_reordered_by_kill_9(tmp_path: Path) -> None:
    logbook = await sail(tmp_path, rounds=SHORT, seed=1)
    assert list(logbook.faults) == []
    assert logbook.acknowledged > 100


async def test_a_build_that_acknowledges_before_the_commit_is_found_out(tmp_path: Path) -> None:
    logbook = await sail(tmp_path, rounds=SHORT, seed=1, command=HASTY)
    assert "lost" in {fault.kind for fault in logbook.faults}
