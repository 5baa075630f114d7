"""The checker itself, on a voyage made by hand: silent when all is well, and finds every defect that is put in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeAlias

import pytest

from tests.faults.checker import Entry, check
from tests.faults.history import Asked, Content, History, Refused, Saved, Unknown, content

Voyage: TypeAlias = tuple[list[History], list[Entry]]


def amount(kroner: int, year: int = 2020) -> Content:
    return content("set_amount", {"table": 1, "proposal": "R-03", "year": year, "amount": kroner})


def rows(*amounts: tuple[int, int, int]) -> dict[str, Any]:
    """(year, seq, kroner)."""
    return {f"amount/R-03/{year}": {"seq": seq, "amount": kroner} for year, seq, kroner in amounts}


def voyage() -> Voyage:
    """Two clients at table 1. One command of ann was refused; two of bob were never answered, one of which stands."""
    seen = rows((2020, 6, -5), (2021, 4, -3))
    ann = [
        Asked("a1", amount(-1), Saved(2, 2)),
        Asked("a2", amount(-3, 2021), Saved(4, 4)),
        Asked("a3", amount(-9), Refused("changed_since")),
        Asked("a4", amount(-5), Saved(6, 6)),
    ]
    bob = [
        Asked("b1", amount(-2), Saved(3, 3)),
        Asked("b2", amount(-4), Unknown()),
        Asked("b3", amount(-4), Saved(0, 0)),
        Asked("b4", amount(-6), Unknown()),
    ]
    log = [
        Entry(1, "server", "open", None, opens=1),
        Entry(2, "p:ann", "a1", amount(-1)),
        Entry(3, "p:bob", "b1", amount(-2)),
        Entry(4, "p:ann", "a2", amount(-3, 2021)),
        Entry(5, "p:bob", "b2", amount(-4)),
        Entry(6, "p:ann", "a4", amount(-5)),
    ]
    return [History("p:ann", 1, ann, dict(seen)), History("p:bob", 1, bob, dict(seen))], log


def kinds(voyage: Voyage) -> set[str]:
    return {fault.kind for fault in check(*voyage)}


def test_a_voyage_on_which_all_went_well_has_no_faults() -> None:
    assert check(*voyage()) == []


def the_log_lost_an_acknowledged_edit(histories: list[History], log: list[Entry]) -> None:
    log[3] = replace(log[3], actor="server", content=None)


def the_log_lost_its_tail(histories: list[History], log: list[Entry]) -> None:
    del log[5]


def an_acknowledgement_named_another_place(histories: list[History], log: list[Entry]) -> None:
    histories[0].asked[0] = replace(histories[0].asked[0], outcome=Saved(3, 3))


def an_edit_was_written_twice(histories: list[History], log: list[Entry]) -> None:
    log.append(replace(log[1], seq=7))


def an_unanswered_edit_was_written_twice(histories: list[History], log: list[Entry]) -> None:
    log.append(replace(log[4], seq=7))


def two_edits_of_a_client_changed_places(histories: list[History], log: list[Entry]) -> None:
    log[1], log[3] = replace(log[3], seq=2), replace(log[1], seq=4)
    histories[0].asked[0] = replace(histories[0].asked[0], outcome=Saved(4, 4))
    histories[0].asked[1] = replace(histories[0].asked[1], outcome=Saved(2, 2))


def an_amount_was_altered(histories: list[History], log: list[Entry]) -> None:
    log[2] = replace(log[2], content=amount(-7))


def a_refused_edit_was_written(histories: list[History], log: list[Entry]) -> None:
    log.append(Entry(7, "p:ann", "a3", amount(-9)))


def an_edit_that_was_to_change_nothing_was_written(histories: list[History], log: list[Entry]) -> None:
    log.append(Entry(7, "p:bob", "b3", amount(-4)))


def a_number_was_left_out(histories: list[History], log: list[Entry]) -> None:
    log[5] = replace(log[5], seq=7)


def an_edit_came_from_nowhere(histories: list[History], log: list[Entry]) -> None:
    log.append(Entry(7, "p:bob", "b9", amount(-8)))


def a_client_missed_an_update(histories: list[History], log: list[Entry]) -> None:
    histories[1].rows |= rows((2020, 5, -4))


def a_projection_skipped_an_event_for_everybody(histories: list[History], log: list[Entry]) -> None:
    for history in histories:
        history.rows |= rows((2020, 5, -4))


def an_edit_was_taken_after_the_bell(histories: list[History], log: list[Entry]) -> None:
    log.append(Entry(7, "server", "close", None, closes=1))
    log.append(Entry(8, "p:bob", "b4", amount(-6)))


def an_edit_of_the_last_round_was_taken_in_the_next(histories: list[History], log: list[Entry]) -> None:
    log += (Entry(7, "server", "close", None, closes=1), Entry(8, "server", "open", None, opens=2))
    log.append(Entry(9, "p:bob", "b4", amount(-6)))


def time_ran_backwards(histories: list[History], log: list[Entry]) -> None:
    log[:] = [replace(entry, at=100 - entry.seq) for entry in log]


def a_deposed_owner_went_on_writing(histories: list[History], log: list[Entry]) -> None:
    log[4] = replace(log[4], term=2)


def a_command_said_twice_was_acknowledged_as_two_things(histories: list[History], log: list[Entry]) -> None:
    histories[0].asked[0] = replace(histories[0].asked[0], also=(Saved(2, 2), Saved(3, 3)))


def an_edit_left_open_was_written_twice_when_asked_again(histories: list[History], log: list[Entry]) -> None:
    histories[1].asked[1] = replace(histories[1].asked[1], outcome=Saved(7, 7), again=True)
    log.append(replace(log[4], seq=7))


@pytest.mark.parametrize(
    ("defect", "found"),
    [
        (the_log_lost_an_acknowledged_edit, "lost"),
        (the_log_lost_its_tail, "lost"),
        (an_acknowledgement_named_another_place, "lost"),
        (an_edit_was_written_twice, "doubled"),
        (an_unanswered_edit_was_written_twice, "doubled"),
        (two_edits_of_a_client_changed_places, "reordered"),
        (an_amount_was_altered, "altered"),
        (a_refused_edit_was_written, "refused"),
        (an_edit_that_was_to_change_nothing_was_written, "refused"),
        (a_number_was_left_out, "gap"),
        (an_edit_came_from_nowhere, "stranger"),
        (a_client_missed_an_update, "unequal"),
        (a_projection_skipped_an_event_for_everybody, "stale"),
        (an_edit_was_taken_after_the_bell, "closed"),
        (an_edit_of_the_last_round_was_taken_in_the_next, "closed"),
        (time_ran_backwards, "backwards"),
        (a_deposed_owner_went_on_writing, "deposed"),
        (a_command_said_twice_was_acknowledged_as_two_things, "contradicted"),
        (an_edit_left_open_was_written_twice_when_asked_again, "doubled"),
    ],
)
def test_every_seeded_defect_is_found_by_its_name(
    defect: Callable[[list[History], list[Entry]], None], found: str
) -> None:
    histories, log = voyage()
    defect(histories, log)
    assert found in kinds((histories, log))


def test_an_unanswered_edit_may_stand_in_the_log_or_not() -> None:
    histories, log = voyage()
    log[4] = Entry(5, "server", "x", None)
    assert check(histories, log) == []


def test_a_row_that_the_log_does_not_come_to_is_found() -> None:
    histories, log = voyage()
    assert {fault.kind for fault in check(histories, log, {1: histories[0].rows | {"headline": {"missing": 1}}})} == {
        "skewed"
    }


def test_an_edit_that_was_left_open_may_stand_behind_newer_ones_once_it_was_asked_for_again() -> None:
    histories, log = voyage()
    histories[0].asked[2] = replace(histories[0].asked[2], outcome=Saved(7, 7), again=True)
    histories[0].asked.append(Asked("a5", amount(-8, 2022), Saved(8, 8)))
    log += (Entry(7, "p:ann", "a3", amount(-9, 2023)), Entry(8, "p:ann", "a5", amount(-8, 2022)))
    histories[0].asked[2] = replace(histories[0].asked[2], content=amount(-9, 2023))
    for history in histories:
        history.rows |= rows((2023, 7, -9), (2022, 8, -8))
    assert check(histories, log) == []


def test_the_same_round_opened_again_takes_edits_again() -> None:
    histories, log = voyage()
    log += (Entry(7, "server", "close", None, closes=1), Entry(8, "server", "again", None, opens=1))
    log.append(Entry(9, "p:bob", "b4", amount(-6, 2023)))
    histories[1].asked[3] = replace(histories[1].asked[3], content=amount(-6, 2023))
    for history in histories:
        history.rows |= rows((2023, 9, -6))
    assert check(histories, log) == []
