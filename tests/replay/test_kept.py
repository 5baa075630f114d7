"""Moments are kept while somebody looks back, and no longer."""

from __future__ import annotations

from pathlib import Path

from server.replay.kept import IDLE, MOST, Kept
from tests.server.checkpoints.days import W, day, kept_in


def test_only_so_many_workshops_are_kept_and_the_idle_are_let_go(tmp_path: Path) -> None:
    now = [0.0]
    with kept_in(tmp_path) as log:
        log.append(day(1))
        kept = Kept(log.checkpoints, lambda: now[0])
        first = kept.of(W)
        assert kept.of(W) is first
        for number in range(MOST):
            now[0] += 1
            kept.of(f"other {number}")
        assert kept.of(W) is not first, "whoever was used longest ago made room"
        now[0] += IDLE - 1
        assert kept.release() == 2, "those of the last moments are still used"
        now[0] += 1
        assert kept.release() == 0
