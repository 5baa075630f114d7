"""Recorded events as bytes and back: the one msgpack envelope (settled.md 2). Never touches a database.

    {format, workshop, seq, type, version, at, actor, on_behalf_of, command_id, basis, round, term, undoes, payload}

The payload's keys are the event's fields. Free text in it is sealed, see `sealing.py`.

`msgpack` writes the bytes and `msgspec` reads them, into a struct of known fields rather than a dict for each event.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, NamedTuple, get_type_hints

import msgpack
import msgspec

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


class _Envelope(msgspec.Struct, gc=False):
    """As it is read. payload: its bytes, until it is known what they are."""

    format: int
    workshop: str
    seq: int
    type: str
    version: int
    at: int
    actor: str
    on_behalf_of: str | None
    command_id: str
    basis: int
    round: int
    term: int
    undoes: int
    payload: msgspec.Raw


class _Format(msgspec.Struct):
    """What every envelope says, also one that this release cannot read."""

    format: int
    type: str


_ENVELOPE = msgspec.msgpack.Decoder(_Envelope)
_FORMAT = msgspec.msgpack.Decoder(_Format)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is worked out once for an event class. values: of an event's fields, or of its stored ones, in order.

    stored: its payload as it is read, texts still sealed; another field, or one too few, is an error.
    """

    event: type[Event]
    name: str
    version: int
    fields: tuple[str, ...]
    texts: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]
    stored: type[msgspec.Struct]
    payload: msgspec.msgpack.Decoder[Any]


def _values(fields: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
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
    types = [(name, Any if name in texts else hints[name]) for name in fields]
    stored = msgspec.defstruct(event.__name__, types, forbid_unknown_fields=True)
    values, payload = _values(fields), msgspec.msgpack.Decoder(stored)
    return _Shape(event, *NAMES[event], fields, texts, values, stored, payload)


SHAPES: dict[type[Event], _Shape] = {event: _shape(event) for event in NAMES}
_BY_NAME: dict[str, _Shape] = {shape.name: shape for shape in SHAPES.values()}


def type_of(event: Event) -> str:
    """The name an event is stored under."""
    return SHAPES[type(event)].name


def type_in(state: bytes) -> str:
    """The name in an envelope's bytes; "" if they are none."""
    try:
        return _FORMAT.decode(state).type
    except msgspec.MsgspecError:
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
            envelope = _ENVELOPE.decode(row.state)
            if envelope.workshop != row.workshop or envelope.seq != row.seq or envelope.type != row.type:
                raise LogDamaged(f"position {row.position}: {_difference(row, envelope)}; restore a backup")
            return Recorded(
                row.workshop,
                row.seq,
                envelope.at,
                envelope.actor,
                envelope.on_behalf_of,
                envelope.command_id,
                envelope.basis,
                envelope.round,
                envelope.term,
                envelope.undoes,
                self._event(row, envelope),
            )
        except (ValueError, KeyError, TypeError, msgspec.MsgspecError, msgpack.UnpackException, SealBroken) as error:
            _check_format(row)
            raise LogDamaged(
                f"position {row.position} (workshop {row.workshop}, seq {row.seq}): not an envelope of ours: "
                f"{error!r}; restore a backup"
            ) from error

    def _event(self, row: Row, envelope: _Envelope) -> Event:
        """What the payload says, in the shape of today."""
        shape = _BY_NAME.get(envelope.type)
        if shape is None or envelope.version > shape.version or envelope.format != FORMAT:
            raise _too_new(row, envelope.type, envelope.version, envelope.format)
        if envelope.version == shape.version:
            stored = shape.payload.decode(envelope.payload)
        else:
            stored = self._upcast(envelope, shape)
        for field in shape.texts:
            text = getattr(stored, field)
            if text != "":
                setattr(stored, field, self.sealer.open(text, row.workshop))
        return shape.event(*shape.values(stored))

    def _upcast(self, envelope: _Envelope, shape: _Shape) -> Any:
        payload: Payload = msgpack.unpackb(envelope.payload, use_list=False, strict_map_key=True)
        for version in range(envelope.version, shape.version):
            payload = self._upcasts[shape.name, version](payload)
        return msgspec.convert(payload, shape.stored)


def _check_format(row: Row) -> None:
    """LogTooNew if the bytes are an envelope of another format."""
    try:
        found = _FORMAT.decode(row.state)
    except msgspec.MsgspecError:
        return
    if found.format != FORMAT:
        raise _too_new(row, found.type, 0, found.format)


def _too_new(row: Row, name: str, version: int, format_: int) -> LogTooNew:
    return LogTooNew(
        f"position {row.position}: a {name} of version {version} in format {format_}, which this release does not "
        "know; install the newer Råderum that wrote it"
    )


def _person_of(recorded: Recorded[Event]) -> str:
    """Under whose key the words are sealed: a pid, or the actor if it is no participant."""
    return recorded.on_behalf_of or pid_of(recorded.actor) or recorded.actor


def _difference(row: Row, envelope: _Envelope) -> str:
    columns = {"workshop": row.workshop, "seq": row.seq, "type": row.type}
    return ", ".join(
        f"the column says {name} {column!r}, the envelope {getattr(envelope, name)!r}"
        for name, column in columns.items()
        if getattr(envelope, name) != column
    )
