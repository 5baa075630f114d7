"""What a room hands to the log in one piece. Shapes only."""

from __future__ import annotations

from dataclasses import dataclass

from domain.recorded import Recorded
from domain.workshop.state import Event


@dataclass(frozen=True, slots=True)
class RememberedCommand:
    """A command that was carried out: the events `first` to `last` are its answer (settled.md 3).

    digest: a hash of what it asked for, so that the same id with another wish is seen.
    """

    workshop: str
    actor: str
    command_id: str
    digest: bytes
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Events of one workshop, decided on version `expected`, and the commands they answer. All or nothing.

    term: of the lease under which they were decided; 0 where there is one server.
    """

    workshop: str
    expected: int
    recorded: tuple[Recorded[Event], ...]
    commands: tuple[RememberedCommand, ...]
    term: int = 0
