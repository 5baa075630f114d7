"""What the client makes of the server's frames, without a socket."""

from __future__ import annotations

import pytest

from client.errors import BrokenProtocol
from client.replica import Gap, Replica
from client.wire import Frame

PARTICIPANT = {"actor": "p:x7", "role": "participant", "pid": "x7", "table": 4, "note_taker": False}


def welcome(epoch: str = "E1", **you: object) -> Frame:
    return {"t": "welcome", "v": 1, "epoch": epoch, "seq": 9, "now": 0, "workshop": "w", "you": {**PARTICIPANT, **you}}


def snapshot(view: str, seq: int, **rows: int) -> Frame:
    return {"t": "snapshot", "view": view, "seq": seq, "rows": {key: {"n": n} for key, n in rows.items()}}


def delta(view: str, from_: int, to: int, *gone: str, **rows: int) -> Frame:
    return {
        "t": "delta", "view": view, "from": from_, "to": to, "gone": list(gone),
        "rows": {key: {"n": n} for key, n in rows.items()},
    }  # fmt: skip


def heard(*frames: Frame) -> Replica:
    replica = Replica()
    for frame in frames:
        replica.apply(frame)
    return replica


def rows(replica: Replica, view: str) -> dict[str, int]:
    return {key: row["n"] for key, row in replica.views[view].rows.items()}


def test_a_delta_changes_adds_and_removes_rows_and_moves_the_view_on() -> None:
    replica = heard(welcome(), snapshot("table/4", 5, a=1, b=2), delta("table/4", 5, 8, "b", a=3, c=4))
    assert rows(replica, "table/4") == {"a": 3, "c": 4}
    assert replica.have == {"table/4": 8}


def test_a_delta_that_overlaps_what_is_known_is_applied() -> None:
    replica = heard(welcome(), snapshot("table/4", 5, a=1), delta("table/4", 2, 7, a=2))
    assert (rows(replica, "table/4"), replica.have) == ({"a": 2}, {"table/4": 7})


def test_a_delta_that_ends_before_what_is_known_takes_nothing_back() -> None:
    replica = heard(welcome(), snapshot("table/4", 5, a=2), delta("table/4", 2, 4, a=1))
    assert (rows(replica, "table/4"), replica.have) == ({"a": 2}, {"table/4": 5})


def test_a_delta_that_starts_after_what_is_known_is_a_gap() -> None:
    replica = heard(welcome(), snapshot("table/4", 5, a=1))
    with pytest.raises(Gap, match="at 5, the delta starts at 6"):
        replica.apply(delta("table/4", 6, 7, a=2))
    assert rows(replica, "table/4") == {"a": 1}


def test_a_delta_of_a_view_that_was_never_begun_is_a_gap() -> None:
    with pytest.raises(Gap, match="before its snapshot"):
        heard(welcome(), delta("table/4", 0, 1, a=1))


def test_a_welcome_of_the_same_epoch_keeps_what_is_known() -> None:
    replica = heard(welcome(), snapshot("day", 5, a=1), welcome())
    assert replica.have == {"day": 5}


def test_a_welcome_of_another_epoch_drops_what_is_known() -> None:
    replica = heard(welcome(), snapshot("day", 5, a=1), welcome("E2"))
    assert (replica.have, replica.epoch) == ({}, "E2")


def test_whoever_is_moved_drops_the_old_table_and_waits_for_the_new() -> None:
    moved = {"t": "you", "you": {**PARTICIPANT, "table": 5}}
    replica = heard(welcome(), snapshot("day", 1), snapshot("table/4", 5, a=1), snapshot("hall", 2), moved)
    assert set(replica.views) == {"day", "hall"}
    assert not replica.is_complete
    replica.apply(snapshot("table/5", 6, a=1))
    assert replica.is_complete


def test_whoever_was_moved_while_away_drops_the_old_table_at_the_welcome() -> None:
    replica = heard(welcome(), snapshot("table/4", 5, a=1), welcome(table=5))
    assert "table/4" not in replica.views


def test_a_facilitator_keeps_every_table_they_look_at() -> None:
    facilitator = welcome(actor="f:1", role="facilitator", pid=None, table=0)
    replica = heard(facilitator, snapshot("table/4", 5, a=1), facilitator)
    assert set(replica.views) == {"table/4"}


def test_presence_replaces_what_was_said_before() -> None:
    replica = heard(
        welcome(),
        {"t": "presence", "view": "table/4", "people": {"p:x7": None, "p:k2": "order"}},
        {"t": "presence", "view": "table/4", "people": {"p:k2": None}},
    )
    assert replica.presence["table/4"] == {"p:k2": None}


def test_a_server_of_another_version_is_refused() -> None:
    with pytest.raises(BrokenProtocol, match="version 1, the server 2"):
        heard({**welcome(), "v": 2})


def test_frames_that_are_not_about_state_are_left_to_others() -> None:
    assert not Replica().apply({"t": "pong", "n": 1, "now": 0})
