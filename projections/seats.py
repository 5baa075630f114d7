"""Who sits at which table, so that nobody has to count all participants. Never who they are."""

from __future__ import annotations

from collections.abc import Mapping

from domain.workshop.state import Workshop
from projections.memory import Remembering


class Seats(Remembering):
    """Table number -> pids, in the order they sat down. Table 0: waiting to be let in."""

    __slots__ = ("_at",)
    REMEMBERS = ("_at",)

    def __init__(self) -> None:
        self._at: dict[int, dict[str, None]] = {}

    def at(self, table: int) -> Mapping[str, None]:
        return self._at.get(table, {})

    def fold(self, before: Workshop, after: Workshop, pid: str) -> None:
        """Somebody may have come or moved."""
        was, now = before.participants.get(pid), after.participants.get(pid)
        if was is not None:
            self._at.get(was.table, {}).pop(pid, None)
        if now is not None:
            self._at.setdefault(now.table, {})[pid] = None
