"""The views of a workshop that is elsewhere, kept up with by its owner's deltas, or by folding what the log holds.

Both end in the same rows. But what projections remember beyond their rows is right only as long as all was folded
here; after a delta from elsewhere they have to be made anew from the log before they can fold again.
"""

from __future__ import annotations

import msgpack

from domain.workshop.state import Workshop
from projections.house import Change, Projections
from projections.view import View
from server.live.served import Fact
from server.nodes.wire import Frame
from server.protocol.framing import payload_of


class Mirror:
    """views: by name. is_whole: all in them was folded here."""

    def __init__(self, projections: Projections) -> None:
        projections.take_changes()
        self.views: dict[str, View] = projections.views
        self.is_whole = True
        self._projections = projections

    def fold(self, before: Workshop, fact: Fact, after: Workshop) -> None:
        """Only while it is whole."""
        self._projections.fold(before, fact, after)

    def take_changes(self) -> list[Change]:
        return list(self._projections.take_changes().values())

    def fits(self, frame: Frame) -> bool:
        """Whether the delta begins where the view is, or before."""
        view = self.views.get(frame.view)
        return frame.from_ <= (0 if view is None else view.seq)

    def apply(self, frame: Frame) -> bool:
        """False if there is nothing new in it."""
        self.is_whole = False
        view = self.views.get(frame.view)
        if view is None:
            view = self.views[frame.view] = View(frame.view)
        elif frame.to <= view.seq:
            return False
        delta = msgpack.unpackb(payload_of(frame.message))
        view.apply({**delta["rows"], **dict.fromkeys(delta["gone"])}, frame.to)
        view.take(frame.to)
        view.seq = frame.to
        return True
