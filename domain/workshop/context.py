"""What is known about a command beside its wish: who, when, and what the sender had seen. Never asks a clock."""

from __future__ import annotations

from typing import NamedTuple


class Context(NamedTuple):
    """The circumstances of one command.

    actor: who sends it, see `domain.workshop.actors`. on_behalf_of: a pid, when a note-taker enters for somebody.
    now: milliseconds UTC. basis: the seq the sender had seen. round: the round shown to the sender, 0 for none.
    late: it comes out of an outbox after a lost connection, so it must not overwrite what another did meanwhile.
    """

    actor: str
    on_behalf_of: str | None
    now: int
    basis: int
    round: int
    late: bool
