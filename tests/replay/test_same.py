"""For generated workshops: live, replayed, and begun from any rung or checkpoint are the same rows (settled.md 30).

A small set here; all 2,000 by `make replay-proof`.
"""

from __future__ import annotations

import pytest

from server.checkpoints import ladder
from tests.replay import same
from tests.replay.same import differing


@pytest.mark.parametrize("seed", range(12))
def test_live_replayed_and_begun_anywhere_are_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With rungs so close that most moments begin on one."""
    monkeypatch.setattr(ladder, "EVERY", 10 + seed)
    assert differing(seed) == []


def test_a_replay_that_forgets_something_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = same._stretched

    def short(*asked: object) -> same.Rows:
        rows = whole(*asked)  # type: ignore[arg-type]  # handed on as they came
        rows["day"].popitem()
        return rows

    monkeypatch.setattr(same, "_stretched", short)
    assert differing(1) != []
