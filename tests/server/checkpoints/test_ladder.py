"""Any moment of a day is shown as it was, whichever is asked for, in whatever order, and while the day goes on."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from domain.text import ERASED
from server.checkpoints import ladder as ladder_module
from server.checkpoints.ladder import Ladder
from tests.projections.test_memory import known
from tests.server.checkpoints.days import Kept, W, day, kept_in, moment_of, told
from tests.server.checkpoints.test_forgotten import WORDS, facts, reason

LENGTH = 150


@pytest.fixture(autouse=True)
def _few_events_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rungs ten apart, and soon twenty, and forty."""
    monkeypatch.setattr(ladder_module, "EVERY", 10)
    monkeypatch.setattr(ladder_module, "MOST", 5)


def folded(kept: Kept, seq: int) -> object:
    whole = kept.checkpoints.begun(W)
    assert whole is not None
    whole.follow(kept.store.read(W, limit=seq))
    return told(whole)


@pytest.mark.parametrize("seed", range(4))
def test_every_moment_is_what_all_events_up_to_it_come_to(tmp_path: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - no secret: an order that can be had again
    with kept_in(tmp_path) as kept:
        kept.append(day(seed, LENGTH))
        ladder = Ladder(kept.checkpoints, W)
        for seq in [LENGTH, 1, *random.sample(range(1, LENGTH + 1), 25)]:
            assert told(ladder.at(seq)) == folded(kept, seq), f"at {seq}"
        assert len(ladder._rungs) <= 5


def test_moments_that_come_later_are_reached_too(tmp_path: Path) -> None:
    with kept_in(tmp_path) as kept:
        ladder = Ladder(kept.checkpoints, W)
        done = 0
        for end in (3, 10, 11, 57, 90, LENGTH):
            kept.append(day(1, LENGTH)[done:end])
            done = end
            for seq in (end, max(end // 2, 1)):
                assert told(ladder.at(seq)) == folded(kept, seq), f"{seq} of {end}"
            with pytest.raises(LookupError):
                ladder.at(end + 1)
            with pytest.raises(LookupError):
                ladder.at(0)


def test_who_asks_for_one_moment_changes_no_other(tmp_path: Path) -> None:
    """What is given out is folded on by whoever has it."""
    with kept_in(tmp_path) as kept:
        kept.append(day(1, LENGTH))
        ladder = Ladder(kept.checkpoints, W)
        given = ladder.at(50)
        given.follow(kept.store.read(W, after=50))
        assert told(given) == folded(kept, LENGTH)
        assert told(ladder.at(50)) == folded(kept, 50)


@pytest.mark.parametrize("wanted", [["table/2"], ["hall", "day"], ["overview"], ["facilitator", "finance"], []])
def test_only_the_wanted_views_are_worked_out_and_those_are_right(tmp_path: Path, wanted: list[str]) -> None:
    """The others can be had of it later."""
    with kept_in(tmp_path) as kept:
        kept.append(day(3, LENGTH))
        ladder = Ladder(kept.checkpoints, W)
        for seq in (60, 97, LENGTH):
            given, whole = ladder.at(seq, wanted.__contains__), ladder.at(seq)
            views = given.views
            assert [known(views[name]) for name in wanted] == [known(whole.views[name]) for name in wanted]
            assert not views["table/1"].rows
            given.take_changes()
            assert [view.rows for view in views.values()] == [view.rows for view in whole.views.values()]


def test_a_workshop_that_is_not_there_has_no_moment(tmp_path: Path) -> None:
    with kept_in(tmp_path) as kept, pytest.raises(LookupError):
        Ladder(kept.checkpoints, W).at(1)


def test_the_words_of_whoever_is_forgotten_are_at_no_moment_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a rung after every event, so that one has them."""
    monkeypatch.setattr(ladder_module, "EVERY", 1)
    monkeypatch.setattr(ladder_module, "MOST", 50)
    with kept_in(tmp_path) as kept:
        kept.append(facts())
        ladder = Ladder(kept.checkpoints, W)
        assert reason(ladder.at(len(facts())).workshop) == WORDS
        kept.directory.forget(W, "ann")
        assert reason(ladder.at(len(facts())).workshop) == ERASED
        assert kept.checkpoints.save(moment_of(ladder.at(len(facts()))), kept.checkpoints.key(W))
