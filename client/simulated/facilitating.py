"""What the simulated facilitator does next, from the rows of the day. Pure, and hands off as soon as a person steps in.

The agenda is the workshop's own planned rounds. Even rounds are held with hidden results, which are revealed when the
round is closed. The last round stays open, in overtime, so that a visitor of the demo always finds a round to edit in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from client.simulated.intention import Intention

Rows: TypeAlias = Mapping[str, Mapping[str, Any]]

BREAK = 45_000
"""Milliseconds between two rounds at speed 1."""


@dataclass(slots=True)
class Desk:
    """What the facilitator remembers. left: the day as the own last act left it. closed_at: when a round was closed."""

    left: object = None
    closed_at: int = 0
    stepped_back: bool = False


def state_of_play(day: Rows) -> object:
    """All that a facilitator can turn: if it is not as one left it, another facilitator has been there."""
    workshop = day.get("workshop", {})
    rounds = [(row["number"], row["status"], row["ends_at"]) for key, row in day.items() if key.startswith("round/")]
    locks = [(row["number"], row["locked"]) for key, row in day.items() if key.startswith("table/")]
    targets = [(key, row["change"]) for key, row in day.items() if key.startswith("target/")]
    return (
        workshop.get("status"),
        workshop.get("hidden"),
        workshop.get("round"),
        tuple(sorted(rounds)),
        tuple(sorted(locks)),
        tuple(sorted(targets)),
    )


def next_step(day: Rows, desk: Desk, now: int, speed: float) -> Intention | None:
    """now: milliseconds UTC. None: nothing to do yet."""
    if desk.left is not None and state_of_play(day) != desk.left:
        desk.stepped_back = True
    workshop = day.get("workshop", {})
    if desk.stepped_back or workshop.get("status") != "open":
        return None
    rounds = {row["number"]: row for key, row in day.items() if key.startswith("round/")}
    current = rounds.get(workshop["round"])
    planned = min((n for n, row in rounds.items() if row["status"] == "planned"), default=None)
    if current is not None and current["status"] == "open":
        over = now >= current["ends_at"] and planned is not None
        return Intention("close_round", {}) if over else None
    return _between(workshop["hidden"], rounds, planned, desk, now, speed)


def _between(
    hidden: bool,
    rounds: Mapping[int, Mapping[str, Any]],
    planned: int | None,
    desk: Desk,
    now: int,
    speed: float,
) -> Intention | None:
    """No round is open: reveal, take a break, hide before an even round, open."""
    rested = now >= desk.closed_at + BREAK / speed
    if hidden and (not rested or planned is None or planned % 2):
        return Intention("reveal_results", {})
    if planned is None or not rested:
        return None
    if planned % 2 == 0 and not hidden:
        return Intention("hide_results", {})
    minutes = rounds[planned]["minutes"]
    return Intention("open_round", {"round": planned, "ends_at": round(now + minutes * 60_000 / speed)})
