"""A disk that is full or fails: edits are refused clearly, reading and export go on, and it heals."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from tests.faults.befalling.disks import FailingDisk, FullDisk
from tests.faults.lossy_server import on_lossy_disk
from tests.faults.ship import lone_ship
from tests.faults.voyage import sail


async def test_a_full_disk_refuses_edits_and_nothing_else_and_heals_when_there_is_room(tmp_path: Path) -> None:
    logbook = await sail(lone_ship(tmp_path), FullDisk(), rounds=1, seed=1)
    assert logbook.faults == []
    assert logbook.left_open > 0


@pytest.mark.parametrize("how", ["write", "sync"])
async def test_what_is_acknowledged_after_an_io_error_survives_a_power_cut(
    how: Literal["write", "sync"], tmp_path: Path
) -> None:
    logbook = await sail(lone_ship(tmp_path, on_lossy_disk(tmp_path)), FailingDisk(how), rounds=1, seed=1)
    assert logbook.faults == []
    assert logbook.left_open > 0
