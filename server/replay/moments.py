"""Any moment of one workshop, and the stretch from one to another. Never asks who may see it: that is the caller's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from projections.house import Projections
from projections.rows import Row
from projections.view import Change
from server.checkpoints.checkpoints import Checkpoints
from server.checkpoints.ladder import Ladder
from server.collector import at_rest
from server.replay.course import Course


class Moment(NamedTuple):
    """views: by name, those that were asked for; one that was not there yet has no rows. at: of the event `seq`."""

    seq: int
    at: int
    views: Mapping[str, Mapping[str, Row]]


class Frame(NamedTuple):
    """What the events up to `seq` changed since the frame before. at: of its last event."""

    seq: int
    at: int
    changes: Sequence[Change]


class Moments:
    """Thread-safe; everything blocks. Seq 0 is before the first event, when every view is empty."""

    def __init__(self, checkpoints: Checkpoints, workshop: str) -> None:
        self._checkpoints = checkpoints
        self._workshop = workshop
        self._ladder = Ladder(checkpoints, workshop)
        self._course = Course(checkpoints, workshop)

    def course(self, until: int) -> Course:
        """What the timeline is drawn from, with every event up to there."""
        self._course.carry_on(until)
        return self._course

    def seq_at(self, ms: int, last: int) -> int:
        """The last event not later than that time, of those up to `last`; 0 if there is none."""
        return min(last, self.course(last).seq_at(ms))

    def moment(self, seq: int, views: Sequence[str]) -> Moment:
        """LookupError if the log has no event of that seq."""
        projections = self._at(seq, views)
        shown = {name: _rows(projections, name) for name in views}
        return Moment(seq, projections.workshop.last_at, shown)

    def stretch(self, after: int, until: int, step: int, views: Sequence[str]) -> Iterator[Frame]:
        """The events in (after, until], a frame each, or one for all within the same `step` milliseconds of the day.

        A frame is cut after MOST_IN_ONE events. LookupError if the log ends before `after`.
        """
        wanted = frozenset(views)
        projections = self._at(after, views)
        begun, gathered = 0, 0
        for fact in self._checkpoints.store.read(self._workshop, after, until - after):
            place = fact.at // step if step else fact.seq
            if gathered and (place != begun or gathered >= MOST_IN_ONE):
                yield _frame(projections, wanted)
                gathered = 0
            begun, gathered = place, gathered + 1
            projections.fold_all(projections.workshop, [fact])
        if gathered:
            yield _frame(projections, wanted)

    def _at(self, seq: int, views: Sequence[str]) -> Projections:
        if seq == 0:
            begun = self._checkpoints.begun(self._workshop)
            if begun is None:
                raise LookupError(f"the log holds no workshop {self._workshop}")
            return begun
        with at_rest():
            return self._ladder.at(seq, frozenset(views).__contains__)


MOST_IN_ONE = 2_000
"""Events in a frame: what is asked for at a high speed must not take longer and longer to make."""


def _rows(projections: Projections, name: str) -> Mapping[str, Row]:
    view = projections.views.get(name)
    return {} if view is None else view.snapshot()


def _frame(projections: Projections, wanted: frozenset[str]) -> Frame:
    changes = projections.take_changes(wanted.__contains__)
    return Frame(projections.workshop.seq, projections.workshop.last_at, tuple(changes.values()))
