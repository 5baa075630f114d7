"""Folding a run of events is folding them one by one: in the workshop, in every row, in when each was touched."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as some

from domain.workshop import state
from domain.workshop.state import Workshop
from projections.house import Projections
from tests.domain.books import BOOKS
from tests.domain.versions import papers
from tests.projections.fjordbaek import fjordbaek
from tests.projections.random_day import Fact, random_day

DAY = 160
SEEDS = some.integers(0, 11)


def day(seed: int) -> tuple[Fact, ...]:
    return random_day(seed, DAY, BOOKS)


def one_by_one(facts: tuple[Fact, ...]) -> tuple[Workshop, Projections]:
    projections = Projections("w", BOOKS, papers(BOOKS).of)
    workshop = projections.workshop
    for fact in facts:
        after = state.evolve(workshop, fact)
        projections.fold(workshop, fact, after)
        workshop = after
    return workshop, projections


def shown(projections: Projections) -> dict[str, tuple[object, ...]]:
    """All that anybody can see or remember of it."""
    projections.take_changes()
    seen: dict[str, tuple[object, ...]] = {"memory": (projections.memory(),)}
    for name, view in projections.views.items():
        seen[name] = (view.snapshot(), view.changed_at)
    return seen


@cache
def expected(seed: int) -> tuple[Workshop, dict[str, tuple[object, ...]]]:
    workshop, projections = one_by_one(day(seed))
    return workshop, shown(projections)


@settings(max_examples=40, deadline=None)
@given(SEEDS, some.sets(some.integers(1, DAY - 1), max_size=8), some.booleans())
def test_a_day_in_runs_is_the_day_one_by_one(seed: int, cuts: set[int], takes: bool) -> None:
    facts, projections = day(seed), Projections("w", BOOKS, papers(BOOKS).of)
    workshop, ends = projections.workshop, sorted({*cuts, DAY})
    for start, end in pairwise([0, *ends]):
        workshop = projections.fold_all(workshop, facts[start:end])
        if takes:
            projections.take_changes(lambda name: name.startswith("table/"))
    assert (workshop, shown(projections)) == expected(seed)
    assert workshop == projections.workshop


@settings(max_examples=40, deadline=None)
@given(SEEDS, some.integers(1, DAY - 1), some.integers(1, 40))
def test_live_goes_on_where_a_run_ended_and_a_run_where_live_was(seed: int, turn: int, batch: int) -> None:
    facts, projections = day(seed), Projections("w", BOOKS, papers(BOOKS).of)
    workshop = projections.fold_all(projections.workshop, facts[:turn])
    live, rest = facts[turn : turn + batch], facts[turn + batch :]
    for fact in live:
        after = state.evolve(workshop, fact)
        projections.fold(workshop, fact, after)
        workshop = after
    projections.take_changes()
    workshop = projections.fold_all(workshop, rest)
    assert (workshop, shown(projections)) == expected(seed)


@settings(max_examples=40, deadline=None)
@given(SEEDS, some.integers(0, DAY), some.integers(0, DAY))
def test_a_change_says_the_same_whether_its_events_came_in_a_run_or_not(seed: int, start: int, length: int) -> None:
    facts = day(seed)
    workshop, live = one_by_one(facts[:start])
    before, run = Projections.of("w", BOOKS, facts[:start], papers(BOOKS).of)
    live.take_changes()
    for fact in facts[start : start + length]:
        after = state.evolve(workshop, fact)
        live.fold(workshop, fact, after)
        workshop = after
    run.fold_all(before, facts[start : start + length])
    told, in_a_run = live.take_changes(), run.take_changes()
    assert {name: (change.rows, change.gone, change.to) for name, change in told.items()} == {
        name: (change.rows, change.gone, change.to) for name, change in in_a_run.items()
    }


def test_fjordbaek_in_one_run_is_fjordbaek_one_by_one() -> None:
    books = fjordbaek()
    facts = random_day(5, 400, books)
    projections = Projections("w", books, papers(books).of)
    workshop = projections.workshop
    for fact in facts:
        after = state.evolve(workshop, fact)
        projections.fold(workshop, fact, after)
        workshop = after
    in_a_run = Projections.of("w", books, facts, papers(books).of)
    assert in_a_run[0] == workshop
    assert shown(in_a_run[1]) == shown(projections)
