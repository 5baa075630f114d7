"""The power goes under load: what was acknowledged stands, whatever else chance leaves on the disk."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults.befalling.power import PowerLoss
from tests.faults.lossy_disk import FAILED, SYNC, WRITE, left_by_a_power_cut, record
from tests.faults.lossy_server import Synchronous, on_lossy_disk
from tests.faults.ship import lone_ship
from tests.faults.voyage import sail

SHORT = 2
"""Rounds in the suite; `make faults` sails a hundred."""


async def test_no_acknowledged_edit_is_lost_doubled_or_reordered_by_a_power_cut(tmp_path: Path) -> None:
    logbook = await sail(lone_ship(tmp_path, on_lossy_disk(tmp_path)), PowerLoss(), rounds=SHORT, seed=1)
    assert logbook.faults == []
    assert logbook.acknowledged > 50


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
async def test_a_build_that_does_not_wait_for_the_disk_is_found_out(synchronous: Synchronous, tmp_path: Path) -> None:
    logbook = await sail(lone_ship(tmp_path, on_lossy_disk(tmp_path, synchronous)), PowerLoss(), rounds=1, seed=1)
    assert "lost" in logbook.kinds


def left(*journal: bytes) -> set[bytes]:
    """All that a hundred power cuts leave of a file that held `old`."""
    return {
        left_by_a_power_cut({"log": b"old"}, b"".join(journal), random.Random(seed)).get("log", b"none")  # noqa: S311 - chance, not a secret
        for seed in range(100)
    }


def test_the_disk_keeps_what_was_synced_and_leaves_the_rest_to_chance() -> None:
    assert left(record(WRITE, "log", 0, b"new"), record(SYNC, "log")) == {b"new"}
    assert left(record(WRITE, "log", 0, b"new")) == {b"old", b"new"}
    assert left(record(WRITE, "log", 0, b"new"), record(SYNC, "another")) == {b"old", b"new"}


def test_the_disk_never_gets_what_a_sync_has_failed_to_bring_to_it() -> None:
    assert left(record(WRITE, "log", 0, b"new"), record(FAILED, "log"), record(SYNC, "log")) == {b"old"}


def test_a_file_that_was_never_synced_may_be_missing() -> None:
    found = {tuple(left_by_a_power_cut({}, record(WRITE, "new", 0, b"x"), random.Random(seed))) for seed in range(20)}  # noqa: S311 - chance, not a secret
    assert found == {(), ("new",)}


def test_the_journal_may_end_in_the_middle_of_a_line() -> None:
    assert left(record(WRITE, "log", 0, b"new"), record(SYNC, "log"), record(WRITE, "log", 0, b"torn")[:-2]) == {b"new"}
