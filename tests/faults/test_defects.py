"""Defects in the real server, under real clients: the checker finds every one by its name, whatever else it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import defects
from tests.faults.befalling.kill import Kill
from tests.faults.befalling.stammer import Stammer
from tests.faults.ship import lone_ship
from tests.faults.voyage import Calm, sail


@pytest.mark.parametrize(
    ("defect", "befalls", "found"),
    [
        (defects.acknowledge_before_the_commit, Kill(), "lost"),
        (defects.acknowledge_what_was_thrown_away, Calm(), "lost"),
        (defects.acknowledge_another_place, Calm(), "lost"),
        (defects.reorder_a_batch, Calm(), "reordered"),
        (defects.forget_commands, Stammer(), "doubled"),
        (defects.answer_another_time_otherwise, Stammer(), "contradicted"),
        (defects.record_twice, Calm(), "doubled"),
        (defects.alter_what_was_asked, Calm(), "altered"),
        (defects.record_under_another_id, Calm(), "stranger"),
        (defects.refuse_what_was_recorded, Calm(), "refused"),
        (defects.say_that_nothing_changed, Calm(), "refused"),
        (defects.take_edits_after_the_bell, Calm(), "closed"),
        (defects.fall_back_in_terms, Calm(), "deposed"),
        (defects.let_time_run_back, Calm(), "backwards"),
        (defects.skip_a_fold, Calm(), "skewed"),
        (defects.leave_a_row_out, Calm(), "unequal"),
    ],
)
async def test_a_defect_in_the_server_is_found_out(
    defect: defects.Defect, befalls: Calm, found: str, tmp_path: Path
) -> None:
    logbook = await sail(lone_ship(tmp_path, defect), befalls, rounds=2, seed=1)
    assert found in logbook.kinds
