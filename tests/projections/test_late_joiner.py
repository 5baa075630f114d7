"""Whoever comes late sees what those see who were there from the start, in every view, at every position.

The same holds for merged deltas, for a rebuild from nothing, and for somebody who comes back after a restart.
"""

from __future__ import annotations

from functools import cache
from random import Random

import pytest

from domain.books import Books
from domain.workshop.events import PersonForgotten
from projections.house import Change, Projections
from tests.domain.books import BOOKS
from tests.domain.versions import papers
from tests.projections.fjordbaek import fjordbaek
from tests.projections.live import Listener, Live, Rows
from tests.projections.random_day import TABLES, Fact, random_day

LENGTH = 220
DAYS = [pytest.param(seed, kind, id=f"{kind}-{seed}") for kind in ("small", "fjordbaek") for seed in (1, 3)]
VIEWS = ("day", "hall", "overview", "facilitator", "finance", *(f"table/{number}" for number in range(1, TABLES + 1)))


def books_of(kind: str) -> Books:
    return BOOKS if kind == "small" else fjordbaek()


def day_of(seed: int, kind: str) -> tuple[Fact, ...]:
    return random_day(seed, LENGTH, books_of(kind))


@cache
def lived(seed: int, kind: str) -> tuple[tuple[dict[str, Change], ...], tuple[dict[str, Rows], ...]]:
    """The changes of each event, and all rows of each view after it."""
    live = Live(books_of(kind))
    changes, snapshots = [], []
    for fact in day_of(seed, kind):
        live.live(fact)
        changes.append(live.projections.take_changes())
        snapshots.append({name: view.snapshot() for name, view in live.projections.views.items()})
    return tuple(changes), tuple(snapshots)


@cache
def rebuilt(seed: int, kind: str, length: int) -> Projections:
    books = books_of(kind)
    return Projections.of("w", books, day_of(seed, kind)[:length], papers(books).of)[1]


@pytest.mark.parametrize(("seed", "kind"), DAYS)
def test_the_days_have_something_of_everything(seed: int, kind: str) -> None:
    """Each view comes to hold rows, and loses some: otherwise these tests would show little."""
    changes, snapshots = lived(seed, kind)
    for view in VIEWS:
        assert snapshots[-1][view]
    forgotten = [fact.event.pid for fact in day_of(seed, kind) if isinstance(fact.event, PersonForgotten)]
    assert forgotten
    gone = {view for step in changes for view, change in step.items() if change.gone}
    assert gone >= {"day", "hall", "overview", *VIEWS[5:]}
    kinds = {key.partition("/")[0] for step in snapshots for rows in step.values() for key in rows}
    assert kinds == {
        "workshop", "round", "table", "target", "member", "choice", "amount", "effect", "own", "order", "reason",
        "stance", "result", "standing", "headline", "law", "recent", "summary", "cell", "agree", "seat", "activity",
        "version", "rate", "turned", "limit", "flag", "ask",
    }  # fmt: skip


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("seed", "kind"), DAYS)
def test_who_joins_at_any_position_sees_the_same_ever_after(seed: int, kind: str, view: str) -> None:
    changes, snapshots = lived(seed, kind)
    for position in range(LENGTH):
        if view not in snapshots[position]:
            continue
        rows = dict(snapshots[position][view])
        for later in range(position + 1, LENGTH):
            change = changes[later].get(view)
            if change is not None:
                rows.update(change.rows)
                for key in change.gone:
                    rows.pop(key, None)
        assert rows == snapshots[-1][view], f"joined at {position + 1}"


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("seed", "kind"), DAYS)
def test_who_is_there_from_the_start_sees_every_state(seed: int, kind: str, view: str) -> None:
    """The delta of each event leads from each snapshot to the next."""
    changes, snapshots = lived(seed, kind)
    listener = Listener()
    for step, change in enumerate(changes):
        if view in change:
            listener.hear(change[view])
        assert listener.rows == snapshots[step].get(view, {}), f"after {step + 1}"


@pytest.mark.parametrize(("seed", "kind"), DAYS)
def test_a_rebuild_from_nothing_is_the_same_at_every_position(seed: int, kind: str) -> None:
    """The same fold, worked out once at the end instead of after each event."""
    _, snapshots = lived(seed, kind)
    for length in range(1, LENGTH + 1):
        views = rebuilt(seed, kind, length).views
        assert {name: view.snapshot() for name, view in views.items()} == snapshots[length - 1], f"at {length}"
        assert {view.seq for view in views.values()} == {length}


@pytest.mark.parametrize("stretches", range(3))
@pytest.mark.parametrize(("seed", "kind"), DAYS)
def test_deltas_merged_over_any_stretch_lead_to_the_same(seed: int, kind: str, stretches: int) -> None:
    """The room takes the tables' views and the aggregates at different times; each view is right when it is taken."""
    chance = Random(stretches)  # noqa: S311 - no secret: stretches that can be had again
    _, snapshots = lived(seed, kind)
    live = Live(books_of(kind))
    listeners = {view: Listener() for view in VIEWS}
    for step, fact in enumerate(day_of(seed, kind)):
        live.live(fact)
        wanted = [view for view in VIEWS if chance.random() < 0.15]
        for view, change in live.projections.take_changes(wanted.__contains__).items():
            listeners[view].hear(change)
            assert change.to == fact.seq
        for view in wanted:
            assert listeners[view].rows == snapshots[step].get(view, {}), f"{view} after {fact.seq}"


@pytest.mark.parametrize(("seed", "kind"), DAYS)
def test_who_was_held_up_gets_one_delta_of_all_that_was_missed(seed: int, kind: str) -> None:
    """`since` from any position a client can be at brings it up to now."""
    live = Live(books_of(kind))
    at: dict[str, dict[int, Rows]] = {view: {0: {}} for view in VIEWS}
    for fact in day_of(seed, kind):
        live.live(fact)
        live.projections.take_changes()
        for name, view in live.projections.views.items():
            if name in at:
                at[name][view.seq] = view.snapshot()
        if fact.seq % 20 == 0:
            for name, held in at.items():
                check_resume(live.projections, name, held)


@pytest.mark.parametrize("restart", [40, 133, LENGTH])
@pytest.mark.parametrize(("seed", "kind"), DAYS)
def test_who_comes_back_after_a_restart_misses_nothing(seed: int, kind: str, restart: int) -> None:
    """A server that folded the log anew owes the same to those who knew the one before."""
    _, snapshots = lived(seed, kind)
    for view in VIEWS:
        held = {seq: snapshots[seq - 1][view] for seq in range(1, restart + 1) if view in snapshots[seq - 1]}
        check_resume(rebuilt(seed, kind, restart), view, held)


def check_resume(projections: Projections, name: str, held: dict[int, Rows]) -> None:
    view = projections.views.get(name)
    if view is None:
        return
    for seq, rows in held.items():
        listener = Listener(seq, dict(rows))
        listener.apply(view.seq, *view.since(seq))
        assert listener.rows == view.snapshot(), f"{name} from {seq}"
