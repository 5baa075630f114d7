"""A start from a checkpoint comes to what a start from the first event comes to, whatever the day, at any place."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from domain.text import Erased
from server.checkpoints.pickled import pickled, unpickled
from server.settings import ROOT
from tests.projections.fjordbaek import fjordbaek
from tests.server.checkpoints.days import W, day, kept_in, moment_of, told

LENGTH = 160


@pytest.mark.parametrize("seed", range(30))
def test_a_checkpoint_and_the_events_after_it_are_the_whole_day(tmp_path: Path, seed: int) -> None:
    """At three places of each day, the later ones made from the earlier."""
    random = Random(seed)  # noqa: S311 - no secret: cuts that can be had again
    facts, done = day(seed, LENGTH), 0
    places = sorted(random.sample(range(1, LENGTH + 1), 6))
    with kept_in(tmp_path) as kept:
        for cut, end in zip(places[::2], places[1::2], strict=True):
            kept.append(facts[done:cut])
            projections, _ = kept.started()
            assert kept.checkpoints.save(moment_of(projections), kept.checkpoints.key(W))
            kept.append(facts[cut:end])
            started, saved = kept.started()
            assert saved == cut
            assert told(started) == told(kept.whole()), f"a checkpoint at {cut}, and events up to {end}"
            done = end


@pytest.mark.parametrize("seed", [1, 3])
def test_the_same_with_a_real_budget(tmp_path: Path, seed: int) -> None:
    facts = day(seed, 220, fjordbaek())
    with kept_in(tmp_path, fjordbaek()) as kept:
        kept.checkpoint(facts[:150])
        kept.append(facts[150:])
        started, saved = kept.started()
        assert saved == 150
        assert told(started) == told(kept.whole())


def save_in(folder: str) -> None:
    """What another process does."""
    with kept_in(Path(folder)) as kept:
        kept.checkpoint(day(5, LENGTH)[:100])


@pytest.mark.parametrize("seed", ["1", "77"])
def test_a_checkpoint_of_another_process_is_read_whatever_its_hash_seed(tmp_path: Path, seed: str) -> None:
    code = f"from tests.server.checkpoints.test_same import save_in; save_in({str(tmp_path)!r})"
    env = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, check=True)  # noqa: S603 - our own line
    with kept_in(tmp_path) as kept:
        kept.append(day(5, LENGTH)[100:])
        started, saved = kept.started()
        assert saved == 100
        assert told(started) == told(kept.whole())


def test_bytes_come_back_as_the_moment_they_were(tmp_path: Path) -> None:
    """Erased texts, mappings that nobody can fill and sets of rows too."""
    with kept_in(tmp_path) as kept:
        whole = kept.checkpoint(day(2, LENGTH)), kept.store.origins(W)
    assert unpickled(pickled(whole)) == whole
    again = whole[0][0]
    texts = [own.title for table in again.tables.values() for own in table.own.values()]
    assert any(isinstance(text, Erased) for text in [*texts, *(v.note for v in again.versions)])


def test_a_workshop_that_is_not_there_is_none(tmp_path: Path) -> None:
    with kept_in(tmp_path) as kept:
        assert kept.checkpoints.fold(W) is None
