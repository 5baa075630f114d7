"""Recorded events as bytes and back: the one msgpack envelope (settled.md 2). Never touches a database.

    {format, workshop, seq, type, version, at, actor, on_behalf_of, command_id, basis, round, term, undoes, payload}

The payload's keys are the event's fields. Free text in it is sealed, see `sealing.py`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, NamedTuple, get_type_hints

import msgpack

from domain.recorded import Recorded
from domain.text import Text
from domain.workshop.actors import pid_of
from domain.workshop.state import Event
from server.log.errors import EventTooLarge, LogDamaged, LogTooNew
from server.log.names import NAMES
from server.log.sealing import Keys, SealBroken, Sealer, random_nonce
from server.log.upcasts import UPCASTS, Payload, Upcasts

FORMAT = 1
MAX_STATE = 65_535
"""Bytes of one envelope: what a leaf of the tlog formats holds."""


class Row(NamedTuple):
    """One stored event: the library's columns, and the envelope they are a checked copy of."""

    position: int
    workshop: str
    seq: int
    type: str
    state: bytes


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is worked out once for an event class. values: its fields' values in order."""

    event: type[Event]
    name: str
    version: int
    fields: tuple[str, ...]
    texts: tuple[str, ...]
    values: Callable[[Event], tuple[Any, ...]]


def _values(fields: tuple[str, ...]) -> Callable[[Event], tuple[Any, ...]]:
    match fields:
        case ():
            return lambda event: ()
        case (one,):
            return lambda event: (getattr(event, one),)
        case _:
            return attrgetter(*fields)


def _shape(event: type[Event]) -> _Shape:
    hints = get_type_hints(event)
    fields = tuple(f.name for f in dataclasses.fields(event))
    texts = tuple(name for name in fields if hints[name] == Text)
    return _Shape(event, *NAMES[event], fields, texts, _values(fields))


SHAPES: dict[type[Event], _Shape] = {event: _shape(event) for event in NAMES}
_BY_NAME: dict[str, _Shape] = {shape.name: shape for shape in SHAPES.values()}


def type_of(event: Event) -> str:
    """The name an event is stored under."""
    return SHAPES[type(event)].name


def type_in(state: bytes) -> str:
    """The name in an envelope's bytes; "" if they are none."""
    try:
        return str(msgpack.unpackb(state, use_list=False)["type"])
    except (ValueError, KeyError, TypeError, msgpack.UnpackException):
        return ""


class Codec:
    """sealer: seals and opens with the keys it was given. nonce: twelve fresh bytes a call."""

    def __init__(self, keys: Keys, nonce: Callable[[], bytes] = random_nonce, upcasts: Upcasts = UPCASTS) -> None:
        self.sealer = Sealer(keys, nonce)
        self._upcasts = upcasts

    def encode(self, recorded: Recorded[Event]) -> bytes:
        """The event's bytes. EventTooLarge. Makes the person's key if there is none yet."""
        shape = SHAPES[type(recorded.event)]
        payload = dict(zip(shape.fields, shape.values(recorded.event), strict=True))
        if shape.texts:
            person, copied = _person_of(recorded), recorded.undoes > 0
            for field in shape.texts:
                if payload[field] != "":
                    payload[field] = self.sealer.seal(payload[field], recorded.workshop, person, copied=copied)
        state: bytes = msgpack.packb(
            {
                "format": FORMAT,
                "workshop": recorded.workshop,
                "seq": recorded.seq,
                "type": shape.name,
                "version": shape.version,
                "at": recorded.at,
                "actor": recorded.actor,
                "on_behalf_of": recorded.on_behalf_of,
                "command_id": recorded.command_id,
                "basis": recorded.basis,
                "round": recorded.round,
                "term": recorded.term,
                "undoes": recorded.undoes,
                "payload": payload,
            }
        )
        if len(state) > MAX_STATE:
            raise EventTooLarge(
                f"workshop {recorded.workshop}, seq {recorded.seq}: a {shape.name} of {len(state):,} bytes; "
                f"an event is at most {MAX_STATE:,}. Shorten its text."
            )
        return state

    def decode(self, row: Row) -> Recorded[Event]:
        """The event in a row. LogDamaged, LogTooNew."""
        try:
            envelope = msgpack.unpackb(row.state, use_list=False, strict_map_key=True)
            if envelope["workshop"] != row.workshop or envelope["seq"] != row.seq or envelope["type"] != row.type:
                raise LogDamaged(f"position {row.position}: {_difference(row, envelope)}; restore a backup")
            shape, payload = self._current(row, envelope)
            for field in shape.texts:
                if payload[field] != "":
                    payload[field] = self.sealer.open(payload[field], row.workshop)
            return Recorded(
                row.workshop,
                row.seq,
                envelope["at"],
                envelope["actor"],
                envelope["on_behalf_of"],
                envelope["command_id"],
                envelope["basis"],
                envelope["round"],
                envelope["term"],
                envelope["undoes"],
                shape.event(**payload),
            )
        except (ValueError, KeyError, TypeError, msgpack.UnpackException, SealBroken) as error:
            raise LogDamaged(
                f"position {row.position} (workshop {row.workshop}, seq {row.seq}): not an envelope of ours: "
                f"{error!r}; restore a backup"
            ) from error

    def _current(self, row: Row, envelope: dict[str, Any]) -> tuple[_Shape, Payload]:
        """The payload in the shape of today."""
        name, version = envelope["type"], envelope["version"]
        shape = _BY_NAME.get(name)
        if shape is None or version > shape.version or envelope["format"] != FORMAT:
            raise LogTooNew(
                f"position {row.position}: a {name} of version {version} in format {envelope['format']}, which this "
                "release does not know; install the newer Råderum that wrote it"
            )
        payload: Payload = envelope["payload"]
        while version < shape.version:
            payload = self._upcasts[name, version](payload)
            version += 1
        return shape, payload


def _person_of(recorded: Recorded[Event]) -> str:
    """Under whose key the words are sealed: a pid, or the actor if it is no participant."""
    return recorded.on_behalf_of or pid_of(recorded.actor) or recorded.actor


def _difference(row: Row, envelope: dict[str, Any]) -> str:
    columns = {"workshop": row.workshop, "seq": row.seq, "type": row.type}
    return ", ".join(
        f"the column says {name} {column!r}, the envelope {envelope[name]!r}"
        for name, column in columns.items()
        if envelope[name] != column
    )
