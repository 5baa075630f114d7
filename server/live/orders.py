"""What comes to a room and what it answers. Shapes only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from domain.workshop.decide import Command, Overwritten


@dataclass(frozen=True, slots=True)
class Order:
    """One command with all that its sender knew. digest: a hash of what it asks for."""

    command: Command
    actor: str
    on_behalf_of: str | None
    command_id: str
    digest: bytes
    basis: int
    round: int
    late: bool


@dataclass(frozen=True, slots=True)
class Done:
    """It is on disk. first = last = 0: the wish was already true, nothing was recorded."""

    first: int
    last: int
    overwrote: tuple[Overwritten, ...] = ()


@dataclass(frozen=True, slots=True)
class Declined:
    """Nothing was recorded. code: see domain/errors.py and server/sentences.py."""

    code: str
    details: dict[str, int | str] = field(default_factory=dict)


Answer = Done | Declined


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """An order in the room's queue, and who is told the answer (once)."""

    order: Order
    answer: Callable[[Answer], None]
