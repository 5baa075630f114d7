"""The checks of delivery can fail. What each client heard is written by hand here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgpack

from tests.bench.edits import Edit
from tests.bench.lean_socket import Socket
from tests.bench.load import Hall, Sent, answers
from tests.bench.reading import ENOUGH, Following, Run, quantile, thinned
from tests.bench.replica import totals_are_right
from tests.bench.seats import SCREEN, Cell, Seat

CELL = Cell("R-03", 2021)
Heard = Sequence[tuple[float, bytes]]


def edit(number: int, client: int) -> Edit:
    return Edit(f"run00000-{number:07d}", client, 1, CELL.row, -number - 1, CELL)


def frame(**message: Any) -> bytes:
    packed: bytes = msgpack.packb(message)
    return packed


def ok(number: int, seq: int) -> bytes:
    return frame(t="ok", id=f"run00000-{number:07d}", first=seq, last=seq, overwrote=[])


def delta(from_: int, to: int, view: str = "table/1", **rows: Any) -> bytes:
    return frame(**{"t": "delta", "view": view, "from": from_, "to": to, "rows": rows, "gone": []})


def amount(seq: int, amount: int) -> dict[str, Any]:
    return {CELL.row: {"seq": seq, "amount": amount}}


TWO = Sent([edit(0, 0), edit(1, 1)], [0.0, 1.0], 1.0, 0.1)
SNAPSHOT = frame(t="snapshot", view="table/1", seq=6, rows={})
FIRST, SECOND = delta(6, 7, **amount(7, -1)), delta(7, 8, **amount(8, -2))
BOTH = delta(6, 8, **amount(8, -2))
SEATS = [Seat("", 0, 1)] * 3


def hall_of(*heard: Heard, seats: Sequence[Seat] = SEATS) -> Hall:
    hall = Hall()
    for seat, frames in zip(seats, heard, strict=True):
        socket = Socket()
        socket.heard = [(0.0, SNAPSHOT), *frames]
        hall.add(socket, seat)
    return hall


def what_was_read(*heard: Heard, seats: Sequence[Seat] = SEATS) -> Run:
    """Two edits, by clients 0 and 1 at table 1, sent at 0 s and 1 s; and what each of three clients heard."""
    hall = hall_of(*heard, seats=seats)
    return Following().read(hall, TWO, hall.take())


SENDER: Heard = [(0.1, FIRST), (0.1, ok(0, 7)), (1.4, SECOND)]
OTHER: Heard = [(0.2, FIRST), (1.1, SECOND), (1.2, ok(1, 8))]
THIRD: Heard = [(0.3, FIRST), (1.5, SECOND)]


def test_every_edit_is_timed_to_every_other_screen() -> None:
    run = what_was_read(SENDER, OTHER, THIRD)
    assert run.is_whole
    assert [round(ms) for ms in run.screens] == [200, 300, 400, 500]
    assert [round(ms) for ms in run.answers] == [100, 200]
    assert run.batches == [1, 1]
    assert run.frames == 9


def test_of_very_many_times_enough_are_kept_to_tell_any_share() -> None:
    few, many = [1.0, 2.0, 3.0], [float(n) for n in range(1_000_001)]
    assert thinned(few) == few
    kept = thinned(many)
    assert len(kept) <= ENOUGH + 1
    assert kept[-1] == many[-1]
    assert abs(quantile(kept, 0.99) - quantile(many, 0.99)) < 200


def test_a_merged_delta_reaches_the_overtaken_edit_too() -> None:
    run = what_was_read([(1.1, BOTH), (1.1, ok(0, 7))], [(1.1, BOTH), (1.1, ok(1, 8))], [(1.1, BOTH)])
    assert run.is_whole
    assert run.delivered == 4
    assert run.batches == [2]


def test_one_who_heard_merged_deltas_ends_where_the_others_do() -> None:
    assert what_was_read(SENDER, OTHER, [(1.6, BOTH)]).is_whole


def test_a_screen_that_never_got_there_is_missed() -> None:
    run = what_was_read(SENDER, OTHER, [(0.3, FIRST)])
    assert (run.due, run.delivered, run.is_whole) == (4, 3, False)
    assert run.wrong["not reached"] == 1
    assert run.wrong["rows unlike a neighbour's"] == 1
    assert run.screen(0.5) == float("inf")


def test_the_senders_own_screen_must_get_there_too() -> None:
    run = what_was_read([(0.1, ok(0, 7)), (1.4, delta(6, 6))], OTHER, THIRD)
    assert run.wrong["not reached"] == 2


def test_a_wrong_value_is_counted() -> None:
    run = what_was_read(SENDER, OTHER, [(0.3, FIRST), (1.3, delta(7, 8, **amount(8, -77)))])
    assert run.wrong["a value of another edit"] == 1
    assert not run.is_whole


def test_a_position_that_runs_ahead_of_its_rows_is_counted() -> None:
    run = what_was_read(SENDER, OTHER, [(1.3, delta(6, 8, **amount(7, -1)))])
    assert run.wrong["a position ahead of its rows"] == 1


def test_a_gap_is_counted() -> None:
    run = what_was_read(SENDER, OTHER, [(1.3, SECOND)])
    assert run.wrong["a gap"] == 1


def test_totals_that_do_not_add_up_are_counted() -> None:
    row = {"year": 2021, "required": -9, "achieved": -5, "missing": 4}
    rows = {"standing/R11/2021": row, "effect/A": {"toward": [-3]}, "turned/T": {"toward": [-2]}}
    assert totals_are_right(rows)
    assert not totals_are_right({**rows, "effect/A": {"toward": [-4]}})
    assert not totals_are_right({**rows, "standing/R11/2021": {**row, "missing": 5}})
    wrong = delta(8, 9, "table/1", **{**rows, "effect/A": {"toward": [-4]}})
    run = what_was_read(*([*heard, (1.7, wrong)] for heard in (SENDER, OTHER, THIRD)))
    assert run.wrong["totals that do not add up"] == 3


def test_an_edit_without_an_answer_or_with_a_refusal_is_not_saved() -> None:
    no = frame(t="no", id="run00000-0000001", code="table_locked", say="", details={})
    run = what_was_read([(0.1, FIRST), (0.1, ok(0, 7))], [(0.1, FIRST), (1.1, no)], [(0.1, FIRST)])
    assert (run.saved, dict(run.refused), run.is_whole) == (1, {"table_locked": 1}, False)


def test_tables_of_one_number_in_two_workshops_are_two_places() -> None:
    seats = [Seat("", 0, 1), Seat("", 1, 1), Seat("", 1, 1)]
    own = [(0.1, FIRST), (0.1, ok(0, 7))]
    run = what_was_read(
        own, [(1.1, delta(6, 7, **amount(7, -2))), (1.2, ok(1, 7))], [(1.3, delta(6, 7, **amount(7, -2)))], seats=seats
    )
    assert run.is_whole
    assert (run.due, [round(ms) for ms in run.screens]) == (1, [300])


def test_a_hall_screen_is_to_reach_every_tables_edits() -> None:
    seats = [*SEATS[:2], Seat("", 0, SCREEN)]
    begin = (0.0, frame(t="snapshot", view="hall", seq=6, rows={}))
    run = what_was_read(SENDER, OTHER, [begin, (1.9, delta(6, 8, "hall"))], seats=seats)
    assert run.is_whole
    assert run.delivered == 4
    assert not what_was_read(SENDER, OTHER, [begin, (1.9, delta(6, 7, "hall"))], seats=seats).is_whole


def test_what_was_held_before_a_run_is_gone_on_from() -> None:
    following, hall = Following(), hall_of(SENDER, OTHER, THIRD)
    assert following.read(hall, TWO, hall.take()).is_whole
    for socket in hall.sockets:
        socket.heard.append((2.1, delta(8, 9, **amount(9, -3))))
    hall.sockets[0].heard.append((2.1, ok(2, 9)))
    later = following.read(hall, Sent([edit(2, 0)], [2.0], 1.0, 0.1), hall.take())
    assert later.is_whole
    assert later.delivered == 2


def test_answers_are_told_from_other_frames_without_unpacking_them() -> None:
    refused = frame(t="no", id="a" * 16, code="table_locked", say="", details={})
    bad = frame(t="error", code="malformed", say="", id=None)
    heard = [(0.0, payload) for payload in (ok(0, 7), FIRST, refused, frame(t="pong", n=1, now=2), bad)]
    assert answers(hall_of(heard, seats=SEATS[:1])) == 3


def test_an_edit_is_sent_on_the_position_that_its_table_was_seen_at() -> None:
    hall = hall_of(THIRD, seats=SEATS[:1])
    assert hall.basis == {(0, 1): 8}
    listen = hall.sockets[0].listen
    assert listen is not None
    listen(delta(8, 11))
    assert hall.basis == {(0, 1): 11}
