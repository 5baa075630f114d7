"""Commands that wait for their answer, without a socket."""

from __future__ import annotations

import re

import pytest

from client.outbox import Order, Outbox, new_id


def order(id_: str) -> Order:
    return Order(id_, "set_share", {"table": 4, "proposal": "R-03", "share": 50}, basis=7, round=2)


def test_a_command_is_sent_at_once_and_not_as_late() -> None:
    assert Outbox().put(order("first-01")) == {
        "t": "do",
        "id": "first-01",
        "cmd": "set_share",
        "args": {"table": 4, "proposal": "R-03", "share": 50},
        "basis": 7,
        "round": 2,
        "late": False,
        "behalf": None,
    }


def test_after_a_lost_connection_all_that_waits_goes_again_in_order_as_late_and_otherwise_the_same() -> None:
    outbox = Outbox()
    sent = [outbox.put(order(id_)) for id_ in ("first-01", "second-2", "third-03")]
    outbox.answered("second-2")
    assert outbox.again() == [{**sent[0], "late": True}, {**sent[2], "late": True}]


def test_sending_again_takes_nothing_out() -> None:
    outbox = Outbox()
    outbox.put(order("first-01"))
    assert outbox.again() == outbox.again()
    assert len(outbox) == 1


def test_an_answer_that_comes_twice_is_for_nobody() -> None:
    outbox = Outbox()
    outbox.put(order("first-01"))
    assert outbox.answered("first-01") == order("first-01")
    assert outbox.answered("first-01") is None


def test_two_commands_never_wait_under_one_id() -> None:
    outbox = Outbox()
    outbox.put(order("first-01"))
    with pytest.raises(ValueError, match="first-01"):
        outbox.put(order("first-01"))


def test_ids_are_what_the_protocol_asks_for_and_all_different() -> None:
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(re.fullmatch(r"[0-9a-zA-Z_-]{8,32}", id_) for id_ in ids)
