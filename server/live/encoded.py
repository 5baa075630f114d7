"""What a view is worth on the wire, worked out once for all who need the same: a crowd that joins, or comes back.

Never sends anything, and keeps one snapshot, one step and one sum a view.
"""

from __future__ import annotations

from projections.view import View
from server.protocol import outgoing
from server.protocol.framing import framed
from server.protocol.summing import sum_of


class Encoded:
    """Messages of one room's views."""

    def __init__(self) -> None:
        self._snapshots: dict[str, tuple[int, bytes]] = {}
        self._steps: dict[str, tuple[tuple[int, int], bytes | None]] = {}
        self._sums: dict[str, tuple[int, bytes]] = {}

    def snapshot(self, view: View) -> bytes:
        """All rows."""
        stamp, message = self._snapshots.get(view.name, (-1, b""))
        if stamp != view.stamp:
            message = framed(outgoing.snapshot(view.name, view.seq, view.snapshot()))
            self._snapshots[view.name] = view.stamp, message
        return message

    def since(self, view: View, from_: int) -> bytes | None:
        """Every row changed after a position, in its latest value; None if there is none."""
        key, message = self._steps.get(view.name, ((-1, -1), None))
        if key != (from_, view.stamp):
            rows, gone = view.since(from_)
            message = framed(outgoing.delta(view.name, from_, view.seq, rows, gone)) if rows or gone else None
            self._steps[view.name] = (from_, view.stamp), message
        return message

    def sum(self, view: View) -> bytes:
        """What the rows come to, see `server.protocol.summing`."""
        stamp, worked_out = self._sums.get(view.name, (-1, b""))
        if stamp != view.stamp:
            worked_out = sum_of(view.rows)
            self._sums[view.name] = view.stamp, worked_out
        return worked_out

    def forget(self) -> None:
        """Other views bear these names now."""
        self._snapshots.clear()
        self._steps.clear()
        self._sums.clear()
