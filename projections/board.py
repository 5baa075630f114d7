"""The way every view is kept: events mark rows, and a marked row is worked out once when somebody takes it.

Marking is cheap and happens for each event; working out happens once per batch, however many events touched the row.
A row is a function of the workshop as it is (and of small counters), so when it is worked out makes no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from domain.text import Erased, Text
from domain.workshop.state import Workshop
from projections.rows import MaybeText, Row
from projections.view import View

WorkOut: TypeAlias = Callable[[str], Row | None]
"""From the part of the key after its kind ("R-03/2021" of "amount/R-03/2021") to the row; None if there is none."""


class Board:
    """One view with its marks. A subclass names its kinds of rows, and marks them in its folds."""

    def __init__(self, name: str, workshop: Workshop) -> None:
        self.view = View(name)
        self.workshop = workshop
        self._marks: dict[str, int] = {}

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

    def settle(self, workshop: Workshop) -> None:
        """Work out all marked rows from this workshop."""
        self.workshop = workshop
        marks, self._marks = self._marks, {}
        kinds = self.kinds()
        for key, at in marks.items():
            kind, _, rest = key.partition("/")
            self.put(key, kinds[kind](rest), at)

    def put(self, key: str, row: Row | None, at: int) -> None:
        self.view.put(key, row, at)


def shown(text: Text) -> MaybeText:
    """A text as it travels: None if its writer erased it."""
    return None if isinstance(text, Erased) else text
