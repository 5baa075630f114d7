"""What one client asked for and was told, in the order in which it asked. Never knows what the server did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Saved:
    """It was acknowledged as events first to last; 0 and 0: nothing was to be recorded."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Refused:
    code: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """No answer came, or one that leaves it open: it may have happened, once, or not."""


Outcome: TypeAlias = Saved | Refused | Unknown

Content: TypeAlias = tuple[str, tuple[tuple[str, Any], ...]]
"""A command's name and its fields in order of their names: what a recorded event must say, too."""


def content(cmd: str, args: Mapping[str, Any]) -> Content:
    return cmd, tuple(sorted(args.items()))


@dataclass(frozen=True, slots=True)
class Asked:
    """round: the one its sender was shown. also: further answers to the same command, said more than once.

    again: it was left open, and asked for once more at the end: its place among the others is free.
    """

    command_id: str
    content: Content
    outcome: Outcome
    round: int = 1
    also: tuple[Outcome, ...] = ()
    again: bool = False


@dataclass(slots=True)
class History:
    """rows: what the client's table view showed in the end. arrived: whether there was such an end."""

    actor: str
    table: int
    asked: list[Asked] = field(default_factory=list)
    rows: dict[str, Any] = field(default_factory=dict)
    arrived: bool = True
