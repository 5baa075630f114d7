"""Who stands behind a connection, and what they may see. Rights to act stand in domain/workshop/rights.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from domain.workshop import actors
from domain.workshop.state import Workshop


@dataclass(frozen=True, slots=True)
class Identity:
    """table 0: not seated. pid None: a device, a facilitator, a hall. device: the claim of a seat, never sent."""

    actor: str
    role: actors.Role
    pid: str | None
    table: int
    note_taker: bool = False
    device: str = ""

    def as_map(self) -> dict[str, Any]:
        """`you` on the wire."""
        return {
            "actor": self.actor,
            "role": self.role,
            "pid": self.pid,
            "table": self.table,
            "note_taker": self.note_taker,
        }

    @property
    def views(self) -> tuple[str, ...]:
        """The views that follow unasked."""
        match self.role:
            case "participant" | "table":
                return ("day", f"table/{self.table}") if self.table else ("day",)
            case "facilitator":
                return ("day", "facilitator", "overview")
            case "finance":
                return ("day", "finance", "overview")
            case "evaluator":
                return ("day", "overview")
            case _:
                return ("day", "hall")

    def may_see(self, view: str) -> bool:
        """A participant sees the own table and the hall, a screen the hall, finance every table; the others all."""
        if self.role in ("facilitator", "evaluator") or (self.role == "finance" and view.startswith("table/")):
            return True
        return view in self.views or view == "hall"


def identify(workshop: Workshop, actor: str, device: str) -> Identity | None:
    """What an actor is in the workshop now; None if there is no such seat, or another device has claimed it since.

    The log alone says who holds a seat: a bearer or a ticket from before a release is worth nothing, wherever it lies.
    """
    role = actors.role_of(actor)
    if role == "participant":
        pid = actors.pid_of(actor)
        person = workshop.participants.get(pid or "")
        if person is None or not device or person.device != device:
            return None
        return Identity(actor, role, person.pid, person.table, person.note_taker, device)
    if role == "table":
        number = actors.table_of_device(actor)
        return Identity(actor, role, None, number or 0)
    return Identity(actor, role, None, 0)
