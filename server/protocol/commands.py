"""The commands that travel, by their names on the wire. Never decides who may send one."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from typing import Any, get_args

import msgpack

from domain.table import commands as table
from domain.workshop import commands as workshop
from domain.workshop.decide import Command
from server.protocol.frames import BadFrame
from server.protocol.messages import shaped

_SERVER_MADE: frozenset[type] = frozenset(
    {
        workshop.OpenWorkshop,
        workshop.RegisterParticipant,
        workshop.ClaimSeat,
        workshop.ReplaceDocuments,
        workshop.ForgetPerson,
    }
)
"""Made by the server from http requests: they carry names, codes or documents that do not belong in a command, or
there is more to do than to record them."""


def wire_name(command: type) -> str:
    """SetAmount -> set_amount."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", command.__name__).lower()


COMMANDS: dict[str, type[Command]] = {
    wire_name(cls): cls
    for cls in (*get_args(workshop.WorkshopCommand), *get_args(table.TableCommand))
    if cls not in _SERVER_MADE
}

_IDS = frozenset({"proposal", "pid", "grade", "committee", "type", "steering_area", "policy_area", "line", "tax"})
"""Names of ours in a command; what is longer is none, and would only be sent back."""

LONGEST_ID = 64

_FIELDS = {cls: frozenset(f.name for f in dataclasses.fields(cls)) for cls in COMMANDS.values()}


def parse(name: str, args: dict[str, Any]) -> Command:
    """BadFrame: unknown_command, bad_arguments (saying which)."""
    shape = COMMANDS.get(name)
    if shape is None:
        raise BadFrame("unknown_command", f"no command is called {name!r}")
    if unknown := set(args) - _FIELDS[shape]:
        raise BadFrame("bad_arguments", f"{name} has no {', '.join(sorted(unknown))}")
    command = shaped(args, shape, "bad_arguments")
    for field in _FIELDS[shape] & _IDS:
        if len(getattr(command, field)) > LONGEST_ID:
            raise BadFrame("bad_arguments", f"{field} is at most {LONGEST_ID} characters")
    return command


def digest(name: str, args: dict[str, Any], behalf: str | None) -> bytes:
    """What a command asked for, as 16 bytes: the same id with another digest is a client's mistake."""
    ordered = {key: args[key] for key in sorted(args)}
    return hashlib.blake2b(msgpack.packb([name, ordered, behalf]), digest_size=16).digest()
