"""Which choices and turned taxes push a budget beyond a limit. Never says that they should not.

A table that is beyond a limit asks at every edit, so only what the edit changed is looked at anew, and everything only
when other years are off than before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import sub
from typing import TypeAlias

from domain.budget.documents import Amounts
from domain.budget.limits import BoundLimit
from domain.budget.report import Report
from domain.proposals.effect import Effect
from projections.rows import DriverRow

MOST_DRIVERS = 5

Effects: TypeAlias = Mapping[str, Effect]
"""By proposal or tax, as they are now."""

_Push: TypeAlias = tuple[int, str, Amounts]
"""(less the kroner that it pushes the wrong way in the worst year, proposal or tax, all that it does to the line)."""


class Drivers:
    """Of all limits of one budget, at one table."""

    __slots__ = ("_driving", "_lines", "_pulls", "_report")

    def __init__(self, limits: Mapping[str, BoundLimit], report: Report) -> None:
        self._report = report
        self._lines = {bound.limit.line: None for bound in limits.values()}
        self._pulls: dict[str, dict[str, Amounts]] = {}
        self._driving = {id: _Driving(bound) for id, bound in limits.items()}

    def changed(self, names: Iterable[str]) -> None:
        """The effects of these are others now, or gone."""
        for name in names:
            self._pulls.pop(name, None)
            for driving in self._driving.values():
                driving.stale[name] = None

    def of(self, limit: str, off: Sequence[int], effects: Effects) -> list[DriverRow]:
        """The strongest first. off: kroner a year beyond the limit, some of them above 0."""
        driving = self._driving[limit]
        driving.look_at([bool(beyond) for beyond in off], effects)
        for name in driving.stale:
            driving.push(name, self._pull(name, effects)[driving.line] if name in effects else None)
        driving.stale.clear()
        strongest = sorted(driving.pushing.values())[:MOST_DRIVERS]
        return [{"proposal": name, "amounts": list(amounts)} for _, name, amounts in strongest]

    def _pull(self, name: str, effects: Effects) -> dict[str, Amounts]:
        """What one effect, alone, does to each line that has a limit, states of money included; kroner a year."""
        if name not in self._pulls:
            statement, base = self._report.statement(effects[name].by_post), self._report.base
            self._pulls[name] = {line: tuple(map(sub, statement[line], base[line])) for line in self._lines}
        return self._pulls[name]


class _Driving:
    """One limit in the years that are off. pushing: those that push it the wrong way; stale: to be looked at."""

    __slots__ = ("_off", "_wrong", "line", "pushing", "stale")

    def __init__(self, bound: BoundLimit) -> None:
        self.line = bound.limit.line
        self.pushing: dict[str, _Push] = {}
        self.stale: dict[str, None] = {}
        self._wrong = 1 if bound.limit.sense == "at_most" else -1
        self._off: list[bool] = []

    def look_at(self, off: list[bool], effects: Effects) -> None:
        if off != self._off:
            self._off = off
            self.pushing.clear()
            self.stale = dict.fromkeys(effects)

    def push(self, name: str, pull: Amounts | None) -> None:
        """None: it is gone."""
        worst = 0
        if pull is not None:
            worst = max(self._wrong * amount for amount, off in zip(pull, self._off, strict=True) if off)
        if pull is None or worst <= 0:
            self.pushing.pop(name, None)
        else:
            self.pushing[name] = (-worst, name, pull)
