"""What a projection remembers, with the workshop's state, is all there is to it: the rest is worked out again."""

from __future__ import annotations

from random import Random

import pytest

from domain.table.events import ProposalWithdrawn
from domain.workshop import events
from domain.workshop.state import evolve
from projections.house import Projections
from projections.view import View
from tests.domain.books import BOOKS
from tests.domain.versions import papers
from tests.projections.live import Live, opened
from tests.projections.test_late_joiner import DAYS, LENGTH, books_of, day_of
from tests.projections.test_replaced import DEARER, HOURS, swap
from tests.projections.test_replaced import day as at_a_table


def known(view: View) -> tuple[object, ...]:
    """All that anybody can ever be told by a view."""
    return view.name, view.seq, view.snapshot(), view.changed_at


def all_known(projections: Projections) -> list[tuple[object, ...]]:
    return [known(view) for view in projections.views.values()]


def recalled(live: Live) -> Projections:
    return Projections.recalled(live.workshop, live.projections.memory(), live.papers.of)


@pytest.mark.parametrize(("seed", "kind"), DAYS)
def test_what_is_recalled_anywhere_is_what_a_whole_fold_gives(seed: int, kind: str) -> None:
    """Every view with its rows, its positions and its tombstones."""
    live, books = Live(books_of(kind)), books_of(kind)
    for length, fact in enumerate(day_of(seed, kind), 1):
        live.live(fact)
        if length % 7 == 0 or length == 1:
            _, whole = Projections.of("w", books, day_of(seed, kind)[:length], papers(books).of)
            assert all_known(recalled(live)) == all_known(whole), f"at {length}"


@pytest.mark.parametrize("chance", range(4))
@pytest.mark.parametrize(("seed", "kind"), DAYS)
def test_who_goes_on_from_what_was_recalled_says_the_same_ever_after(seed: int, kind: str, chance: int) -> None:
    """Change by change, also when the rest is recalled a second time on its way."""
    random = Random(chance)  # noqa: S311 - no secret: cuts that can be had again
    cut, again = sorted(random.sample(range(10, LENGTH - 5), 2))
    facts = day_of(seed, kind)
    live = Live(books_of(kind))
    for fact in facts[:cut]:
        live.live(fact)
        live.projections.take_changes(lambda name: name.startswith("table/"))
    other, workshop = recalled(live), live.workshop
    live.projections.take_changes()
    for fact in facts[cut:]:
        before, workshop = workshop, evolve(workshop, fact)
        live.live(fact)
        other.fold(before, fact, workshop)
        if fact.seq == again:
            other = Projections.recalled(workshop, other.memory(), live.papers.of)
            live.projections.take_changes()
        changes = live.projections.take_changes(), other.take_changes()
        assert [c.rows for c in changes[0].values()] == [c.rows for c in changes[1].values()], f"after {fact.seq}"
        assert [c.gone for c in changes[0].values()] == [c.gone for c in changes[1].values()], f"after {fact.seq}"
    views = zip(live.projections.views.values(), other.views.values(), strict=True)
    assert all((one.rows, one.changed_at) == (two.rows, two.changed_at) for one, two in views)


def test_what_happens_later_does_not_show_in_a_memory() -> None:
    live = opened(1, 2)
    memory, workshop = live.projections.memory(), live.workshop
    before = Projections.recalled(workshop, memory, live.papers.of)
    for fact in day_of(1, "small")[1:80]:
        if not isinstance(fact.event, events.TableAdded | events.ParticipantRegistered):
            live.tell(fact.event)
    assert all_known(Projections.recalled(workshop, memory, live.papers.of)) == all_known(before)


def test_a_flag_that_an_undo_brings_back_is_recalled() -> None:
    """What was withdrawn is remembered as it was seen, and which version the documents are."""
    live = swap(at_a_table(1).tell(HOURS), DEARER).tell(ProposalWithdrawn(1, "hours"))
    other, before, seq = recalled(live), live.workshop, live.workshop.seq
    live.tell(HOURS, undoes=seq)
    other.fold(before, live.facts[-1], live.workshop)
    live.projections.take_changes()
    other.take_changes()
    flag = other.views["table/1"].rows["flag/hours"]
    assert flag == live.projections.views["table/1"].rows["flag/hours"]
    assert flag.items() >= {"kind": "changed", "version": 2}.items()


def test_a_workshop_that_has_just_been_opened_can_be_recalled() -> None:
    live = Live(BOOKS).tell(events.WorkshopOpened("Day", "b" * 64, BOOKS.catalogue_hash, "a" * 64), actor="f:1")
    assert all_known(recalled(live)) == all_known(Projections.of("w", BOOKS, live.facts, live.papers.of)[1])
