"""What the log holds: an event with all that was known when it was recorded. Never decides anything."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

E = TypeVar("E", covariant=True)


class Recorded(NamedTuple, Generic[E]):
    """One event in its envelope (settled.md 2).

    workshop: its opaque id. seq: 1 for the first event of the workshop, contiguous.
    at: milliseconds since 1970-01-01 UTC, never running backwards.
    actor: who did it, see `domain.workshop.actors`. on_behalf_of: a pid, when a note-taker entered it for somebody.
    command_id: the client's own id of the command. basis: the seq its sender had seen.
    round: the round it was made in, 0 for none. term: the owner's lease number.
    undoes: the first seq of the command it undoes, 0 for none.
    """

    workshop: str
    seq: int
    at: int
    actor: str
    on_behalf_of: str | None
    command_id: str
    basis: int
    round: int
    term: int
    undoes: int
    event: E
