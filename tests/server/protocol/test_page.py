"""PROTOCOL.md is enough to write a client from: its examples are real and its tables are those of the code."""

from __future__ import annotations

import json
import re
from typing import Any, get_args

import msgpack
import pytest

from server.protocol import commands, frames, messages, outgoing, page

TEXT = page.PAGE.read_text("utf-8")


def examples(side: str) -> list[dict[str, Any]]:
    decoder, found = json.JSONDecoder(), []
    for block in re.findall(rf"```json {side}\n(.*?)```", TEXT, re.DOTALL):
        rest = block.strip()
        while rest:
            value, end = decoder.raw_decode(rest)
            found.append(value)
            rest = rest[end:].strip()
    return found


REAL = {
    "welcome": outgoing.welcome(epoch="", seq=0, now=0, workshop="", you={}),
    "you": outgoing.you({}),
    "snapshot": outgoing.snapshot("", 0, {}),
    "delta": outgoing.delta("", 0, 0, {}, []),
    "state": outgoing.state("", 0, b""),
    "ok": outgoing.ok("", 0, 0, []),
    "no": outgoing.no("", "", "", {}),
    "error": outgoing.error("", ""),
    "presence": outgoing.presence("", {}),
    "pong": outgoing.pong(0, 0),
    "bye": outgoing.bye("", ""),
}


def test_every_message_of_the_client_has_an_example_that_the_server_takes() -> None:
    seen = {type(messages.parse(frames.decode(msgpack.packb(example)))) for example in examples("client")}
    assert seen == set(get_args(messages.Incoming))
    for example in examples("client"):
        if example["t"] == "do":
            assert commands.parse(example["cmd"], example["args"])


def test_every_message_of_the_server_has_an_example_with_its_very_fields() -> None:
    shown = {example["t"]: example for example in examples("server")}
    assert set(shown) == set(REAL)
    for kind, frame in REAL.items():
        assert set(shown[kind]) == set(msgpack.unpackb(frame)), kind


def test_every_maker_of_frames_is_on_the_page() -> None:
    makers = {
        name for name, thing in vars(outgoing).items() if callable(thing) and thing.__module__ == outgoing.__name__
    }
    assert makers == set(REAL)


def test_the_table_of_commands_is_that_of_the_code() -> None:
    assert page.page(TEXT) == TEXT, "run: python -m server.protocol.page"


@pytest.mark.parametrize("name", commands.COMMANDS)
def test_every_command_stands_on_the_page(name: str) -> None:
    assert f"| `{name}` |" in TEXT
