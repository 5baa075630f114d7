"""Who the server says this client is. Never decides what is allowed: the server does, at every command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class You:
    """`you` of PROTOCOL.md. table 0: not seated yet. pid None: a device, a facilitator, finance, a screen."""

    actor: str
    role: str
    pid: str | None
    table: int
    note_taker: bool

    @classmethod
    def of(cls, frame: Mapping[str, Any]) -> You:
        return cls(frame["actor"], frame["role"], frame["pid"], frame["table"], frame["note_taker"])

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

    def may_hold(self, view: str) -> bool:
        """Whether rows of that view may be kept; others are dropped when the rights change."""
        return self.role in ("facilitator", "finance", "evaluator") or view == "hall" or view in self.views
