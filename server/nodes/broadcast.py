"""What an owner tells the nodes that follow: one entry a turn of the loop, facts and frames. Never waits for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from projections.view import Change
from server.live.room import CONFLATED, Room
from server.nodes.wire import Frame, Step
from server.protocol import outgoing
from server.protocol.framing import framed


class Broadcast:
    """Of one room, as long as it owns its workshop. put: an entry on the workshop's stream."""

    def __init__(self, room: Room, node: str, put: Callable[[Step], None]) -> None:
        self._room = room
        self._node = node
        self._put = put
        self._number = 0
        self._at = room.workshop.seq
        self._facts: list[bytes] = []
        self._frames: list[Frame] = []
        self._is_due = False
        self._is_over = False

    def tick(self) -> None:
        """Where everyone should be by now; at first, that this node owns the workshop."""
        if not self._is_due:
            self._say()

    def carried(self, stored: list[bytes]) -> None:
        """Facts are about to be shown. None: they came from the log, so the others have to look there too."""
        self._facts += stored
        self._number += not stored
        self._soon()

    def overheard(self, change: Change, message: bytes) -> None:
        """A delta with its message. Of a view that is told now and then, a node that read the log in between may have
        shown what has been taken back since: it gets every row that was touched."""
        if change.view in CONFLATED:
            rows, gone = self._room.projections.views[change.view].since(change.from_)
            if len(rows) + len(gone) > len(change.rows) + len(change.gone):
                message = framed(outgoing.delta(change.view, change.from_, change.to, rows, gone))
        self._frames.append(Frame(change.view, change.from_, change.to, message))
        self._soon()

    def stop(self) -> None:
        """Another owns it, or nobody."""
        self._is_over = True

    def _soon(self) -> None:
        if not self._is_due:
            self._is_due = True
            asyncio.get_running_loop().call_soon(self._say)

    def _say(self) -> None:
        self._is_due = False
        if self._is_over:
            return
        facts, self._facts = self._facts, []
        frames, self._frames = self._frames, []
        from_, self._at = self._at, self._room.workshop.seq
        self._number += bool(facts or frames)
        whole = len(facts) == self._at - from_
        step = Step(self._room.workshop.id, self._node, self._room.term, self._number, from_, self._at)
        self._put(step._replace(facts=tuple(facts) if whole else (), frames=tuple(frames)))
