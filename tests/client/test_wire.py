"""Bytes and frames, and the clock that follows them."""

from __future__ import annotations

import time

import msgpack
import pytest

from client import wire
from client.clock import Clock
from client.errors import Unanswered


def test_what_is_encoded_comes_back_as_it_was() -> None:
    frame = wire.hello("ticket", "da", "E1", {"day": 3})
    assert wire.decode(wire.encode(frame)) == frame


@pytest.mark.parametrize("data", [b"", b"\xc1", msgpack.packb([1]), msgpack.packb({"n": 1}), msgpack.packb({"t": 1})])
def test_what_is_no_frame_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"msgpack|type"):
        wire.decode(data)


def test_the_clock_follows_the_server() -> None:
    clock = Clock()
    hour = 3_600_000
    clock.heard({"t": "welcome", "now": round(time.time() * 1000) + hour})
    assert hour - 5_000 < clock.now() - time.time() * 1000 < hour + 5_000


async def test_a_pong_answers_its_own_ping_and_no_other() -> None:
    clock = Clock()
    (first, answer), (second, other) = clock.ping(), clock.ping()
    clock.heard({"t": "pong", "n": second["n"], "now": 0})
    assert first["n"] != second["n"]
    assert other.done()
    assert not answer.done()
    clock.lost()
    with pytest.raises(Unanswered):
        await answer
