"""One view: bounded keyed rows, and when each was touched last. Never knows what a row means.

A snapshot is all rows; a delta is the rows touched after a position; two deltas merge by taking the later row.
A removed row leaves its key behind as a tombstone, so that whoever missed the removal is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from projections.memory import Remembering
from projections.rows import Row


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a view in (from_, to]: the latest value of every row changed, and the keys removed."""

    view: str
    from_: int
    to: int
    rows: Mapping[str, Row]
    gone: tuple[str, ...]


class View(Remembering):
    """rows: as of position `seq` or later, never older. changed_at: key -> position of the last event that touched it,
    tombstones included. stamp: another number whenever any of these may be another. A row is never changed in place,
    only replaced."""

    __slots__ = ("_fresh", "changed_at", "name", "rows", "seq", "stamp")
    REMEMBERS = ("changed_at",)

    def __init__(self, name: str) -> None:
        self.name = name
        self.seq = 0
        self.stamp = 0
        self.rows: dict[str, Row] = {}
        self.changed_at: dict[str, int] = {}
        self._fresh: dict[str, None] = {}

    def apply(self, changes: Mapping[str, Row | None], seq: int | Mapping[str, int]) -> None:
        """Rows as the events up to a position left them; None removes one. seq: one for all, or each key's own.

        An equal row is no change. It counts as touched even so: before a restart somebody may have seen a value in
        between, and then needs this one.
        """
        self.stamp += 1
        self.changed_at.update(dict.fromkeys(changes, seq) if isinstance(seq, int) else seq)
        rows, fresh = self.rows, self._fresh
        for key, row in changes.items():
            if row is None:
                if rows.pop(key, None) is not None:
                    fresh[key] = None
            elif rows.get(key) != row:
                rows[key] = row
                fresh[key] = None

    @property
    def is_told(self) -> bool:
        """The rows are those of `seq`, and none is later."""
        return not self._fresh

    def take(self, seq: int) -> Change | None:
        """Everything changed since the last take; the view is at `seq` then. None, and no step, if nothing changed."""
        if not self._fresh:
            return None
        from_, self.seq = self.seq, seq
        self.stamp += 1
        keys, self._fresh = sorted(self._fresh), {}
        return Change(self.name, from_, seq, *self._parted(keys))

    def snapshot(self) -> dict[str, Row]:
        """All rows, by key."""
        return {key: self.rows[key] for key in sorted(self.rows)}

    def since(self, seq: int) -> tuple[dict[str, Row], tuple[str, ...]]:
        """(rows touched after `seq`, keys removed after it): what brings a copy from there up to now."""
        return self._parted(sorted(key for key, at in self.changed_at.items() if at > seq))

    def _parted(self, keys: list[str]) -> tuple[dict[str, Row], tuple[str, ...]]:
        rows = {key: self.rows[key] for key in keys if key in self.rows}
        return rows, tuple(key for key in keys if key not in rows) if len(rows) < len(keys) else ()
