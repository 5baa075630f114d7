"""The answer to a command that was not refused. Never says why not: a refusal is raised, see `domain.errors`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from domain.workshop.state import Event


@dataclass(frozen=True, slots=True)
class Overwritten:
    """A row that another had changed after the sender's basis. by: that actor. seq: of that change."""

    row: str
    by: str
    seq: int


class Decision(NamedTuple):
    """events: what to record; empty when the wish is already true.

    undoes: the first seq of the command these events undo, 0 for none. overwrote: so that the other can be told.
    """

    events: tuple[Event, ...] = ()
    undoes: int = 0
    overwrote: tuple[Overwritten, ...] = ()
