"""One generated workshop, lived through, replayed, and begun at moments of its own: what differs. Never asserts."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from random import Random

import msgpack

from domain.workshop.state import evolve
from projections.house import Projections
from projections.rows import Row
from server.checkpoints.pickled import pickled, unpickled
from server.replay.moments import Moments
from tests.server.checkpoints.days import Kept, W, day, kept_in, moment_of

LENGTH = 120
MOMENTS = 4
"""Of each workshop, beside its end."""

Rows = dict[str, dict[str, Row]]


def differing(seed: int) -> list[str]:
    """What is not the same; empty when live, replayed and begun anywhere are one."""
    facts = day(seed, LENGTH)
    random = Random(seed)  # noqa: S311 - no secret: moments that can be had again
    moments = sorted({*random.sample(range(1, len(facts)), MOMENTS), len(facts)})
    with tempfile.TemporaryDirectory() as folder, kept_in(Path(folder)) as kept:
        kept.append(facts)
        lived = dict(_lived(kept, moments))
        return [f"workshop {seed}: {what}" for what in _against(kept, lived, moments)]


def _lived(kept: Kept, moments: list[int]) -> Iterator[tuple[int, Rows]]:
    """As a room does: one event after the other, and what changed told after each."""
    projections = kept.checkpoints.begun(W)
    assert projections is not None
    workshop, told = projections.workshop, Rows()
    for fact in kept.store.read(W):
        before, workshop = workshop, evolve(workshop, fact)
        projections.fold(before, fact, workshop)
        for name, change in projections.take_changes().items():
            rows = told.setdefault(name, {})
            rows.update(change.rows)
            for key in change.gone:
                rows.pop(key, None)
        if fact.seq in moments:
            yield fact.seq, {name: dict(told.get(name, {})) for name in projections.views}


def _against(kept: Kept, lived: dict[int, Rows], moments: list[int]) -> Iterator[str]:
    replayed = Moments(kept.checkpoints, W)
    for seq in reversed(moments):  # from the end: the ladder must not need to be climbed in order
        if _bytes(replayed.moment(seq, list(lived[seq])).views) != _bytes(lived[seq]):
            yield f"the moment {seq} is not what was live"
    for seq, later in pairwise(moments):
        for step in (0, 1_000):
            if _bytes(_stretched(replayed, lived[seq], seq, later, list(lived[later]), step)) != _bytes(lived[later]):
                yield f"the stretch {seq}-{later} in steps of {step} does not end in what was live"
        if _bytes(_from_checkpoint(kept, seq, later)) != _bytes(lived[later]):
            yield f"a checkpoint at {seq} does not come to what was live at {later}"


def _stretched(replayed: Moments, start: Rows, after: int, until: int, views: list[str], step: int) -> Rows:
    rows = {name: dict(start.get(name, {})) for name in views}
    for frame in replayed.stretch(after, until, step, views):
        for change in frame.changes:
            rows[change.view].update(change.rows)
            for key in change.gone:
                rows[change.view].pop(key, None)
    return rows


def _from_checkpoint(kept: Kept, seq: int, later: int) -> Rows:
    """Through the bytes that a checkpoint is."""
    projections = kept.checkpoints.begun(W)
    assert projections is not None
    projections.follow(kept.store.read(W, limit=seq))
    (workshop, memory), _ = unpickled(pickled((moment_of(projections), kept.store.origins(W))))
    recalled = Projections.recalled(workshop, memory, kept.checkpoints.shelf)
    recalled.follow(kept.store.read(W, seq, later - seq))
    return {name: view.snapshot() for name, view in recalled.views.items()}


def _bytes(rows: Mapping[str, Mapping[str, Row]]) -> bytes:
    """As they would travel: views and keys in order."""
    return bytes(msgpack.packb({name: dict(sorted(rows[name].items())) for name in sorted(rows)}))
