"""A view keeps rows, positions and tombstones, and says of two changes of a row only the later."""

from __future__ import annotations

from projections.rows import OrderRow
from projections.view import View


def row(*proposals: str) -> OrderRow:
    return {"proposals": list(proposals)}


def test_a_row_put_is_taken_once() -> None:
    view = View("v")
    view.apply({"order": row("R-01")}, 3)
    change = view.take(5)
    assert change is not None
    assert (change.from_, change.to, change.rows, change.gone) == (0, 5, {"order": row("R-01")}, ())
    assert view.take(6) is None
    assert view.seq == 5, "a view that did not change stays where it is"


def test_an_equal_row_is_no_change() -> None:
    view = View("v")
    view.apply({"order": row("R-01")}, 1)
    view.take(1)
    view.apply({"order": row("R-01")}, 2)
    assert view.take(2) is None


def test_of_several_changes_of_a_row_the_last_is_told() -> None:
    view = View("v")
    view.apply({"a": row("R-01"), "b": row("R-02")}, 1)
    view.take(1)
    view.apply({"a": row("R-03"), "b": None}, 2)
    view.apply({"a": row("R-04"), "b": row("R-05")}, 3)
    view.apply({"b": None}, 4)
    change = view.take(4)
    assert change is not None
    assert (change.from_, change.to) == (1, 4)
    assert (change.rows, change.gone) == ({"a": row("R-04")}, ("b",))


def test_what_was_missed_holds_the_tombstones_too() -> None:
    view = View("v")
    view.apply({"a": row("R-01"), "b": row("R-02"), "c": row("R-03")}, 1)
    view.apply({"a": None, "b": row("R-04")}, 2)
    view.take(2)
    assert view.since(1) == ({"b": row("R-04")}, ("a",))
    assert view.since(2) == ({}, ())
    assert view.changed_at == {"a": 2, "b": 2, "c": 1}


def test_a_row_that_came_and_went_unseen_is_told_to_whoever_saw_it_elsewhere() -> None:
    """Before a restart somebody may have been sent the row in between."""
    view = View("v")
    view.apply({"a": None}, 7)
    assert view.since(6) == ({}, ("a",))
    assert view.take(8) is None


def test_each_row_may_have_been_touched_at_a_position_of_its_own() -> None:
    view = View("v")
    view.apply({"a": row("R-01"), "b": row("R-02")}, {"a": 3, "b": 5})
    view.take(6)
    assert view.since(3) == ({"b": row("R-02")}, ())


def test_rows_travel_in_the_order_of_their_keys() -> None:
    view = View("v")
    view.apply({"b": row(), "a": row(), "c": None}, 1)
    view.apply({"c": row()}, 1)
    assert list(view.snapshot()) == ["a", "b", "c"]
    change = view.take(1)
    assert change is not None
    assert list(change.rows) == ["a", "b", "c"]
