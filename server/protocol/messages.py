"""The frames a client may send, validated against their shapes. Never carries one out."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias, TypeVar

import msgspec

from server.protocol.frames import BadFrame

Seq: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
ViewName: TypeAlias = Annotated[str, msgspec.Meta(max_length=32)]
CommandId: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-zA-Z_-]{8,32}$")]


class Message(msgspec.Struct, tag_field="t", forbid_unknown_fields=True, frozen=True):
    """What all frames share: their type stands in `t`."""


class Hello(Message, tag="hello", frozen=True):
    v: int
    ticket: Annotated[str, msgspec.Meta(max_length=200)]
    lang: Literal["da", "en"] = "da"
    epoch: Annotated[str, msgspec.Meta(max_length=64)] = ""
    have: dict[ViewName, Seq] = {}


class Do(Message, tag="do", frozen=True):
    id: CommandId
    cmd: Annotated[str, msgspec.Meta(max_length=64)]
    args: dict[str, Any]
    basis: Seq
    round: Annotated[int, msgspec.Meta(ge=0, le=10_000)]
    late: bool = False
    behalf: Annotated[str, msgspec.Meta(max_length=64)] | None = None


class Watch(Message, tag="watch", frozen=True):
    views: Annotated[list[ViewName], msgspec.Meta(max_length=16)]


class Unwatch(Message, tag="unwatch", frozen=True):
    views: Annotated[list[ViewName], msgspec.Meta(max_length=16)]


class At(Message, tag="at", frozen=True):
    row: Annotated[str, msgspec.Meta(max_length=80)] | None


class Ping(Message, tag="ping", frozen=True):
    n: Seq


class Check(Message, tag="check", frozen=True):
    view: ViewName


class Renew(Message, tag="renew", frozen=True):
    view: ViewName
    seq: Seq


Incoming: TypeAlias = Hello | Do | Watch | Unwatch | At | Ping | Check | Renew

_SHAPES: dict[str, type[Incoming]] = {
    "hello": Hello,
    "do": Do,
    "watch": Watch,
    "unwatch": Unwatch,
    "at": At,
    "ping": Ping,
    "check": Check,
    "renew": Renew,
}

T = TypeVar("T")


def shaped(value: object, shape: type[T], code: str) -> T:
    """The value as that shape, or BadFrame with this code, naming the place."""
    try:
        return msgspec.convert(value, type=shape, strict=True)
    except msgspec.ValidationError as error:
        raise BadFrame(code, str(error)) from error


def parse(frame: dict[str, Any]) -> Incoming:
    """BadFrame: unknown_message, malformed."""
    kind = frame.get("t")
    if not isinstance(kind, str) or kind not in _SHAPES:
        raise BadFrame("unknown_message", f"no message is called {kind!r}")
    return shaped(frame, _SHAPES[kind], "malformed")
