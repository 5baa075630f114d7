"""Where each workshop ends in the log, so that a batch goes on exactly there. Never writes.

Within a transaction heads move along with what is being written; they are known only once it is committed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from server.log.errors import BatchRefused, VersionConflict


@dataclass(frozen=True, slots=True)
class Head:
    """A workshop's last seq and its time; 0 and 0 before the first event."""

    seq: int
    at: int


class Heads:
    """read: a workshop's head as the log has it; asked once, and again when another process may have written."""

    def __init__(self, read: Callable[[str], Head]) -> None:
        self._read = read
        self._known: dict[str, Head] = {}
        self._moving: dict[str, Head] = {}

    def move(self, workshop: str, expected: int, count: int, first_at: int, last_at: int) -> None:
        """`count` events are to follow version `expected`. VersionConflict, BatchRefused, or what reading raises."""
        head = self._moving.get(workshop) or self._known.get(workshop)
        if head is None or (head.seq != expected and workshop not in self._moving):
            head = self._known[workshop] = self._read(workshop)
        if head.seq != expected:
            raise VersionConflict(f"workshop {workshop} is at {head.seq}, the batch was decided on {expected}")
        if first_at < head.at:
            raise BatchRefused(
                f"workshop {workshop}, seq {expected + 1}: time runs backwards, from {head.at} to {first_at}; "
                "record max(previous, now)"
            )
        self._moving[workshop] = Head(expected + count, last_at)

    def committed(self, conflicts: Iterable[str] = ()) -> None:
        """What moved is on disk, all but these workshops."""
        self._known |= self._moving
        self._moving = {}
        for workshop in conflicts:
            del self._known[workshop]

    def forget(self) -> None:
        """Nothing is known any more: the log must be asked."""
        self._known = {}
        self._moving = {}
