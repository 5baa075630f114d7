"""Which commands have been carried out already, so that sending one again is always safe (settled.md 3).

The log is the truth; this keeps the recent ones at hand and never forgets that older ones exist.
"""

from __future__ import annotations

from collections import OrderedDict

from server.log.store import RememberedCommand, Store

KEPT = 50_000
"""Commands held in memory. Beyond, an unknown id costs one look in the log."""


class Remembered:
    """The remembered commands of one workshop."""

    def __init__(self, store: Store, workshop: str) -> None:
        self._store = store
        self._workshop = workshop
        self._recent: OrderedDict[tuple[str, str], RememberedCommand] = OrderedDict()
        self._complete = True

    def add(self, command: RememberedCommand) -> None:
        self._recent[command.actor, command.command_id] = command
        if len(self._recent) > KEPT:
            self._recent.popitem(last=False)
            self._complete = False

    def find(self, actor: str, command_id: str) -> RememberedCommand | None:
        known = self._recent.get((actor, command_id))
        if known is not None or self._complete:
            return known
        return self._store.find_command(self._workshop, actor, command_id)
