"""What nodes say to each other: small tuples in msgpack, with a version. Never sends, and trusts what it reads.

It may trust: only who has the directory's key can make an entry (`seal.py`). A node of another version is not
understood, and need not be: who misses an entry reads the log.
"""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

import msgpack

VERSION = 1


class Frame(NamedTuple):
    """A view's delta as it goes to the sockets. from_, to: what it covers."""

    view: str
    from_: int
    to: int
    message: bytes


class Step(NamedTuple):
    """What an owner has committed, or shows now; to its workshop's stream.

    number: contiguous within a term. Without facts and frames it is that of the step before: nothing new, and how far
    everyone should be. facts: the stored bytes of the events in (from_, to].
    """

    workshop: str
    node: str
    term: int
    number: int
    from_: int
    to: int
    facts: tuple[bytes, ...] = ()
    frames: tuple[Frame, ...] = ()

    @property
    def is_news(self) -> bool:
        return bool(self.facts or self.frames)


class Orders(NamedTuple):
    """Orders in their sender's order, to an owner's inbox, for that term alone. done: all below have their answer.

    after: the number that was sent before the first of these; 0: they begin with the oldest that has no answer. Who
    has not had that one has missed some, and must not carry out these before those.
    """

    workshop: str
    node: str
    term: int
    done: int
    after: int
    orders: tuple[tuple[int, tuple[Any, ...]], ...]


class Answers(NamedTuple):
    """To the sender's inbox. at: the position at which they were given; not to be told before one is there."""

    workshop: str
    at: int
    answers: tuple[tuple[int, tuple[Any, ...]], ...]


class Taken(NamedTuple):
    """The node owns the workshop with this term; to the inbox of the one before. Node "": nobody owns it."""

    workshop: str
    node: str
    term: int


class Moved(NamedTuple):
    """To an inbox: orders came that cannot be carried out here."""

    workshop: str


class People(NamedTuple):
    """Who is at these tables on that node; to the workshop's stream of people. asks: the others should say so too."""

    workshop: str
    node: str
    views: dict[str, dict[str, str | None]]
    asks: bool = False


class Nudge(NamedTuple):
    """To one's own inbox: there are other streams to read now."""


Message: TypeAlias = Step | Orders | Answers | Taken | Moved | People | Nudge
_KINDS: tuple[type[Message], ...] = (Step, Orders, Answers, Taken, Moved, People, Nudge)


class NotUnderstood(ValueError):
    """Of another version."""


def pack(message: Message) -> bytes:
    packed: bytes = msgpack.packb((VERSION, _KINDS.index(type(message)), *message))
    return packed


def unpack(data: bytes) -> Message:
    """NotUnderstood."""
    version, kind, *fields = msgpack.unpackb(data, use_list=False)
    if version != VERSION or kind >= len(_KINDS):
        raise NotUnderstood(f"version {version}, kind {kind}")
    message: Message = _KINDS[kind](*fields)
    if isinstance(message, Step):
        return message._replace(frames=tuple(Frame(*frame) for frame in message.frames))
    return message
