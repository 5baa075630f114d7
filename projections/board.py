"""The way every view is kept: events mark rows, and a marked row is worked out once when somebody takes it.

Marking is cheap and happens for each event; working out happens once per batch, however many events touched the row.
A row is a function of the workshop as it is (and of small counters), so when it is worked out makes no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from domain.text import Erased, Text
from domain.workshop.state import Workshop
from projections.memory import Remembering
from projections.rows import MaybeText, Row
from projections.view import View

WorkOut: TypeAlias = Callable[[str], Row | None]
"""From the part of the key after its kind ("R-03/2021" of "amount/R-03/2021") to the row; None if there is none."""


class Board(Remembering):
    """One view with its marks. A subclass names its kinds of rows, and marks them in its folds."""

    def __init__(self, name: str, workshop: Workshop) -> None:
        self.view = View(name)
        self.workshop = workshop
        self._marks: dict[str, int] = {}
        self._found: dict[str, tuple[WorkOut, str]] = {}

    def kinds(self) -> Mapping[str, WorkOut]:
        """How each kind of row is worked out from `self.workshop`; the kind is the key up to the first slash."""
        return {}

    @property
    def is_marked(self) -> bool:
        return bool(self._marks)

    def mark(self, key: str, seq: int) -> None:
        """The event at `seq` may have changed this row."""
        self._marks[key] = seq

    def mark_all(self, keys: Iterable[str], seq: int) -> None:
        self._marks.update(dict.fromkeys(keys, seq))

    def mark_later(self, keys: Iterable[str], seq: int) -> None:
        """The same for an event that is told late: what was marked by a later one stays as it is."""
        marks = self._marks
        if seq >= max(marks.values(), default=0):
            marks.update(dict.fromkeys(keys, seq))
            return
        for key in keys:
            if marks.get(key, 0) < seq:
                marks[key] = seq

    def settle(self, workshop: Workshop) -> None:
        """Work out all marked rows from this workshop."""
        self.workshop = workshop
        marks, self._marks = self._marks, {}
        changes: dict[str, Row | None] = {}
        found = self._found
        for key in marks:
            work_out, rest = found.get(key) or self._find(key)
            changes[key] = work_out(rest)
        self.apply(changes, marks)

    def parts(self) -> dict[str, Remembering]:
        """What of this board remembers something, by a name of its own."""
        return {"board": self, "view": self.view}

    def rework(self, workshop: Workshop) -> None:
        """Marks every row that the view has ever had, to be worked out from this workshop and what was recalled."""
        self._marks = self.view.changed_at.copy()

    def apply(self, changes: Mapping[str, Row | None], marks: Mapping[str, int]) -> None:
        """Puts the rows worked out, with the position of the last event that marked each, into the view."""
        self.view.apply(changes, marks)

    def _find(self, key: str) -> tuple[WorkOut, str]:
        kind, _, rest = key.partition("/")
        found = self._found[key] = (self.kinds()[kind], rest)
        return found


def shown(text: Text) -> MaybeText:
    """A text as it travels: None if its writer erased it."""
    return None if isinstance(text, Erased) else text
