"""The frames we send, each made once and as bytes. Never says them to anyone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from server.protocol import VERSION
from server.protocol.frames import encode


def welcome(*, epoch: str, seq: int, now: int, workshop: str, you: Mapping[str, Any]) -> bytes:
    return encode(
        {"t": "welcome", "v": VERSION, "epoch": epoch, "seq": seq, "now": now, "workshop": workshop, "you": dict(you)}
    )


def you(identity: Mapping[str, Any]) -> bytes:
    return encode({"t": "you", "you": dict(identity)})


def snapshot(view: str, seq: int, rows: Mapping[str, Any]) -> bytes:
    return encode({"t": "snapshot", "view": view, "seq": seq, "rows": dict(rows)})


def delta(view: str, from_: int, to: int, rows: Mapping[str, Any], gone: Iterable[str]) -> bytes:
    return encode({"t": "delta", "view": view, "from": from_, "to": to, "rows": dict(rows), "gone": list(gone)})


def state(view: str, seq: int, sum_: bytes) -> bytes:
    return encode({"t": "state", "view": view, "seq": seq, "sum": sum_})


def ok(command_id: str, first: int, last: int, overwrote: list[dict[str, Any]]) -> bytes:
    return encode({"t": "ok", "id": command_id, "first": first, "last": last, "overwrote": overwrote})


def no(command_id: str, code: str, say: str, details: Mapping[str, int | str]) -> bytes:
    return encode({"t": "no", "id": command_id, "code": code, "say": say, "details": dict(details)})


def error(code: str, say: str, command_id: str | None = None) -> bytes:
    return encode({"t": "error", "code": code, "say": say, "id": command_id})


def presence(view: str, people: Mapping[str, str | None]) -> bytes:
    return encode({"t": "presence", "view": view, "people": dict(people)})


def pong(n: int, now: int) -> bytes:
    return encode({"t": "pong", "n": n, "now": now})


def bye(code: str, say: str) -> bytes:
    return encode({"t": "bye", "code": code, "say": say})
