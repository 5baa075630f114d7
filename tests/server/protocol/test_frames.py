"""A frame is trusted with nothing: every way to be wrong has its code."""

from __future__ import annotations

import contextlib
import struct
from typing import Any

import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.protocol import commands, frames, messages


def pack_map(*pairs: tuple[Any, Any]) -> bytes:
    """A msgpack map with exactly these pairs, twice the same key included."""
    return bytes([0x80 | len(pairs)]) + b"".join(msgpack.packb(part) for pair in pairs for part in pair)


def nested(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


BAD = {
    "empty": b"",
    "not msgpack": b"\xc1",
    "cut short": msgpack.packb({"t": "ping", "n": 1})[:-1],
    "something after it": msgpack.packb({"t": "ping"}) + b"\x00",
    "a list": msgpack.packb([1, 2]),
    "a number": msgpack.packb(1),
    "nil": msgpack.packb(None),
    "key that is a number": pack_map((1, 2)),
    "key that is bytes": pack_map((b"t", "ping")),
    "key twice": pack_map(("t", "ping"), ("t", "do")),
    "ext type": msgpack.packb({"t": msgpack.ExtType(5, b"x")}),
    "timestamp": msgpack.packb({"t": msgpack.Timestamp(1, 2)}),
    "not a number": msgpack.packb({"t": float("nan")}),
    "infinity": msgpack.packb({"t": float("inf")}),
    "too deep": msgpack.packb({"t": nested(20)}),
    "far too deep": b"\x91" * 5_000 + b"\x01",
    "too many items": msgpack.packb({"t": [0] * 5_000}),
    "a map that promises 4 billion": b"\xdf" + struct.pack(">I", 2**32 - 1),
    "text that is not UTF-8": b"\x81\xa1t\xa2\xff\xfe",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_frame_is_malformed(name: str) -> None:
    with pytest.raises(frames.BadFrame) as refusal:
        frames.decode(BAD[name])
    assert refusal.value.code == "malformed"


def test_a_frame_over_the_limit_is_too_big() -> None:
    with pytest.raises(frames.BadFrame) as refusal:
        frames.decode(msgpack.packb({"t": "x" * frames.MAX_FRAME}))
    assert refusal.value.code == "too_big"


@given(st.binary(max_size=200))
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    with contextlib.suppress(frames.BadFrame):
        assert isinstance(frames.decode(data), dict)


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.text(max_size=8), plain, max_size=5))
def test_what_we_encode_we_can_decode(message: dict[str, Any]) -> None:
    assert frames.decode(frames.encode(message)) == message


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ({}, "unknown_message"),
        ({"t": "shout"}, "unknown_message"),
        ({"t": ["do"]}, "unknown_message"),
        ({"t": "ping"}, "malformed"),
        ({"t": "ping", "n": "1"}, "malformed"),
        ({"t": "ping", "n": 1.5}, "malformed"),
        ({"t": "ping", "n": -1}, "malformed"),
        ({"t": "ping", "n": 1, "more": 2}, "malformed"),
        ({"t": "hello", "v": 1, "ticket": 5}, "malformed"),
        ({"t": "hello", "v": 1, "ticket": "x", "lang": "fr"}, "malformed"),
        ({"t": "do", "id": "short", "cmd": "x", "args": {}, "basis": 0, "round": 0}, "malformed"),
        ({"t": "do", "id": "a" * 33, "cmd": "x", "args": {}, "basis": 0, "round": 0}, "malformed"),
        ({"t": "do", "id": "bad id !!", "cmd": "x", "args": {}, "basis": 0, "round": 0}, "malformed"),
        ({"t": "do", "id": "abcdefgh", "cmd": "x", "args": [], "basis": 0, "round": 0}, "malformed"),
        ({"t": "do", "id": "abcdefgh", "cmd": "x", "args": {}, "basis": -1, "round": 0}, "malformed"),
        ({"t": "watch", "views": "hall"}, "malformed"),
        ({"t": "at", "row": 5}, "malformed"),
    ],
)
def test_a_frame_of_the_wrong_shape_has_its_code(frame: dict[str, Any], code: str) -> None:
    with pytest.raises(frames.BadFrame) as refusal:
        messages.parse(frame)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("name", "args", "code"),
    [
        ("fly", {}, "unknown_command"),
        ("open_workshop", {"title": "x", "budget": "", "catalogue": "", "assumptions": ""}, "unknown_command"),
        ("claim_seat", {"pid": "x", "device": "y"}, "unknown_command"),
        ("set_amount", {}, "bad_arguments"),
        ("set_amount", {"table": 1, "proposal": "R-03", "year": 2021, "amount": 1.5}, "bad_arguments"),
        ("set_amount", {"table": "1", "proposal": "R-03", "year": 2021, "amount": 1}, "bad_arguments"),
        ("lock_table", {"table": True}, "bad_arguments"),
        ("lock_table", {"table": 1, "colour": "red"}, "bad_arguments"),
    ],
)
def test_a_command_of_the_wrong_shape_has_its_code(name: str, args: dict[str, Any], code: str) -> None:
    with pytest.raises(frames.BadFrame) as refusal:
        commands.parse(name, args)
    assert refusal.value.code == code


def test_the_digest_tells_commands_apart_and_not_the_order_of_their_fields() -> None:
    assert commands.digest("a", {"x": 1, "y": 2}, None) == commands.digest("a", {"y": 2, "x": 1}, None)
    assert commands.digest("a", {"x": 1}, None) != commands.digest("a", {"x": 2}, None)
    assert commands.digest("a", {"x": 1}, None) != commands.digest("b", {"x": 1}, None)
    assert commands.digest("a", {"x": 1}, "p1") != commands.digest("a", {"x": 1}, None)
