"""Orders and answers as they travel between nodes. Never decides anything."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_args

from domain.table import commands as table
from domain.workshop import commands as workshop
from domain.workshop.decide import Command, Overwritten
from server.live.orders import Answer, Declined, Done, Order
from server.live.shelf import Names

_NOT_SENT = "books"
"""A field that the receiver works out again, from documents that the log holds."""

_KINDS: dict[str, type[Command]] = {
    kind.__name__: kind for kind in (*get_args(workshop.WorkshopCommand), *get_args(table.TableCommand))
}
_FIELDS = {kind: tuple(f.name for f in fields(kind) if f.name != _NOT_SENT) for kind in _KINDS.values()}


def packed(order: Order) -> tuple[Any, ...]:
    kind = type(order.command)
    args = {name: getattr(order.command, name) for name in _FIELDS[kind]}
    return (
        kind.__name__,
        args,
        order.actor,
        order.on_behalf_of,
        order.command_id,
        order.digest,
        order.basis,
        order.round,
        order.late,
    )


def documents_of(data: tuple[Any, ...]) -> Names | None:
    """What has to be made ready before `unpacked`, if it is about new documents."""
    if data[0] != workshop.ReplaceDocuments.__name__:
        return None
    return data[1]["budget"], data[1]["catalogue"], data[1]["assumptions"]


def unpacked(data: tuple[Any, ...], **made: Any) -> Order:
    """made: the field that did not travel."""
    name, args, *rest = data
    return Order(_KINDS[name](**args, **made), *rest)


def answer_packed(answer: Answer) -> tuple[Any, ...]:
    match answer:
        case Done(first=first, last=last, overwrote=overwrote):
            return (True, first, last, tuple((o.row, o.by, o.seq) for o in overwrote))
        case Declined(code=code, details=details):
            return (False, code, details)


def answer_unpacked(data: tuple[Any, ...]) -> Answer:
    if data[0]:
        return Done(data[1], data[2], tuple(Overwritten(*o) for o in data[3]))
    return Declined(data[1], data[2])
