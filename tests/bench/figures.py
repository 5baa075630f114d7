"""One measured figure beside what it should be and what this machine could do. Shapes and sums; never measures."""

from __future__ import annotations

import dataclasses
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Goal:
    """Of performance.md: what it should be, and be at least. lower: whether less is better."""

    id: str
    what: str
    unit: str
    goal: float
    floor: float
    lower: bool

    def as_map(self) -> dict[str, Any]:
        return dataclasses.asdict(self)


@dataclass(frozen=True, slots=True)
class Figure:
    """value: None if nothing could be measured, and then `void` says why. rounds: what it is the median of.

    limit: what this machine, or a peer, did in the same run, and `beside` says what that is; 0 if there is none.
    shares: of one core each, or other facts beside it, by name. notes: what a reader must know.
    """

    goal: Goal
    value: float | None
    rounds: Sequence[float] = ()
    limit: float = 0.0
    beside: str = ""
    shares: Mapping[str, float] = field(default_factory=dict)
    notes: Sequence[str] = ()
    void: str = ""

    @property
    def verdict(self) -> str:
        if self.value is None:
            return "void"
        if self._meets(self.goal.goal):
            return "reached"
        return "at least" if self._meets(self.goal.floor) else "MISSED"

    @property
    def ratio(self) -> float:
        """How close to the limit, 1 is at it; below 1 is worse, whichever way the figure goes. 0 without a limit."""
        if not self.value or not self.limit:
            return 0.0
        return self.limit / self.value if self.goal.lower else self.value / self.limit

    @property
    def shortfall(self) -> float:
        """How many times worse than the goal; 1 or less is reached."""
        if self.value is None or not (self.value and self.goal.goal):
            return float("inf")
        return self.value / self.goal.goal if self.goal.lower else self.goal.goal / self.value

    def _meets(self, mark: float) -> bool:
        assert self.value is not None
        return self.value <= mark if self.goal.lower else self.value >= mark

    def as_map(self) -> dict[str, Any]:
        return dataclasses.asdict(self)

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Figure:
        """Back from `as_map`, as JSON keeps it."""
        return cls(**{**stored, "goal": Goal(**stored["goal"])})


def median(
    goal: Goal, rounds: Sequence[float], *, limit: Sequence[float] = (), beside: str = "",
    shares: Mapping[str, float] | None = None, notes: Sequence[str] = (),
) -> Figure:  # fmt: skip
    """The middle of several rounds, beside the middle of the limit's; void if a round was endless or there is none."""
    endless = not rounds or any(value == float("inf") for value in rounds)
    return Figure(
        goal,
        None if endless else statistics.median(rounds),
        [value for value in rounds if value != float("inf")],
        statistics.median(limit) if limit else 0.0,
        beside,
        shares or {},
        notes,
        "not every edit reached every screen with the right values" if endless else "",
    )
