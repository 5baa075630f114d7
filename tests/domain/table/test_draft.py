"""A draft that many events were folded into is the budget that one event after the other makes."""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given as for_any
from hypothesis import settings
from hypothesis import strategies as some

from domain.recorded import Recorded
from domain.table import events
from domain.table.draft import MOST_NOTES, Draft
from domain.table.fold import evolve
from domain.table.state import JOURNAL_LENGTH, TableBudget

Fact = Recorded[events.TableEvent]

PROPOSALS = ("hours", "clubs", "B1-1")


def facts_by_chance(seed: int, count: int) -> list[Fact]:
    """Two people, now and then several events a command, and an undo of something earlier."""
    chance = Random(seed)  # noqa: S311 - no secret: a table that can be had again
    facts: list[Fact] = []
    for seq in range(1, count + 1):
        goes_on = bool(facts) and chance.random() < 0.3
        actor = facts[-1].actor if goes_on else chance.choice(("p:one", "p:two"))
        command = facts[-1].command_id if goes_on else f"c{seq}"
        undoes = 0 if chance.random() < 0.97 else chance.randrange(max(1, seq - 20), seq + 1)
        event = chance.choice(_MAKERS)(chance, chance.choice(PROPOSALS))
        facts.append(Recorded("w", seq, seq, actor, None, command, seq - 1, 1, 1, undoes, event))
    return facts


_MAKERS = (
    lambda chance, p: events.ProposalChosen(1, p, chance.randrange(1, 101), 0, ""),
    lambda chance, p: events.ProposalWithdrawn(1, p),
    lambda chance, p: events.ShareSet(1, p, chance.randrange(1, 101)),
    lambda chance, p: events.StartShifted(1, p, chance.randrange(4)),
    lambda chance, p: events.AmountSet(1, p, chance.randrange(2020, 2024), chance.randrange(99), ""),
    lambda chance, p: events.AmountSet(1, p, chance.randrange(2020, 2024), chance.randrange(99), "Fair"),
    lambda chance, p: events.AmountCleared(1, p, chance.randrange(2020, 2024)),
    lambda chance, p: events.ReasonWritten(1, p, chance.choice(("", "Fair"))),
    lambda chance, p: events.ProposalRanked(1, p, chance.randrange(1, 4)),
    lambda chance, p: events.StanceTaken(1, p, chance.choice(("one", "two")), "support", ""),
    lambda chance, p: events.StanceWithdrawn(1, p, chance.choice(("one", "two"))),
    lambda chance, p: events.OwnProposalAdded(1, "B1-1", "Own", "ROADS", "reduction", "service", (1, 2, 3, 4)),
    lambda chance, p: events.AppropriationNamed(1, "B1-1", chance.choice(("", "STREETS"))),
    lambda chance, p: events.TaxRateSet(1, "income", chance.randrange(2020, 2024), 25_100),
    lambda chance, p: events.TaxRateCleared(1, "income", chance.randrange(2020, 2024)),
    lambda chance, p: events.ChangeAcknowledged(1, p, chance.randrange(50)),
)


def run(table: TableBudget, facts: list[Fact]) -> TableBudget:
    draft = Draft(table)
    for fact in facts:
        draft.fold(fact)
    return draft.finished()


@settings(deadline=None)
@for_any(some.integers(0, 10_000), some.integers(0, 120), some.sets(some.integers(0, 120), max_size=4))
def test_one_run_or_several_or_one_by_one_make_the_same_budget(seed: int, count: int, cuts: set[int]) -> None:
    facts = facts_by_chance(seed, count)
    expected = reduce(evolve, facts, TableBudget(1))
    assert run(TableBudget(1), facts) == expected
    edges = [0, *sorted(cuts), count]
    parts = [facts[start:end] for start, end in pairwise(edges)]
    assert reduce(run, parts, TableBudget(1)) == expected


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("undoing", [True, False])
def test_a_long_run_keeps_the_same_journal(seed: int, undoing: bool) -> None:
    """Longer than a journal, and than the notes that are kept of an actor."""
    facts = facts_by_chance(seed, 5 * MOST_NOTES)
    if not undoing:
        facts = [fact._replace(undoes=0) for fact in facts]
    expected = reduce(evolve, facts, TableBudget(1))
    assert max(map(len, expected.journal.values())) == JOURNAL_LENGTH
    assert run(TableBudget(1), facts) == expected


@settings(deadline=None)
@for_any(some.integers(0, 10_000), some.integers(0, 60), some.integers(1, 60))
def test_a_budget_stays_as_it_was_however_its_draft_goes_on(seed: int, before: int, more: int) -> None:
    """What a room holds and shows is never changed under it."""
    facts = facts_by_chance(seed, before + more)
    table = reduce(evolve, facts[:before], TableBudget(1))
    as_it_was = repr(table)
    run(table, facts[before:])
    assert repr(table) == as_it_was
