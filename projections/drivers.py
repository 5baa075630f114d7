"""Which choices and turned taxes push a budget beyond a limit. Never says that they should not.

A table that is beyond a limit asks at every edit, so only what the edit changed is looked at anew, and everything only
when other years are off than before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from domain.budget.limits import BoundLimit
from domain.budget.report import Report
from domain.proposals.effect import Effect
from projections.rows import DriverRow

MOST_DRIVERS = 5

Effects: TypeAlias = Mapping[str, Effect]
"""By proposal or tax, as they are now."""

_Push: TypeAlias = tuple[int, str, Sequence[int]]
"""(less the kroner that it pushes the wrong way in the worst year, proposal or tax, all that it does to the line)."""


class Drivers:
    """Of all limits of one budget, at one table."""

    __slots__ = ("_driving", "_pulls", "_report")

    def __init__(self, limits: Mapping[str, BoundLimit], report: Report) -> None:
        self._report = report
        self._pulls: dict[str, Mapping[str, Sequence[int]]] = {}
        self._driving = {id: _Driving(bound) for id, bound in limits.items()}

    def changed(self, names: Mapping[str, None]) -> None:
        """The effects of these are others now, or gone."""
        for name in names:
            self._pulls.pop(name, None)
        for driving in self._driving.values():
            driving.stale.update(names)

    def of(self, limit: str, off: Sequence[int], effects: Effects) -> list[DriverRow]:
        """The strongest first. off: kroner a year beyond the limit, some of them above 0."""
        driving = self._driving[limit]
        driving.look_at([place for place, beyond in enumerate(off) if beyond], effects)
        if driving.stale:
            for name in driving.stale:
                driving.push(name, self._pull(name, effects).get(driving.line) if name in effects else None)
            driving.stale = {}
            strongest = sorted(driving.pushing.values())[:MOST_DRIVERS]
            driving.strongest = [{"proposal": name, "amounts": list(amounts)} for _, name, amounts in strongest]
        return driving.strongest

    def _pull(self, name: str, effects: Effects) -> Mapping[str, Sequence[int]]:
        """What one effect, alone, does to each line that it reaches, states of money included; kroner a year."""
        pull = self._pulls.get(name)
        if pull is None:
            pull = self._pulls[name] = self._report.moves(effects[name].by_post)
        return pull


class _Driving:
    """One limit in the years that are off. pushing: those that push it the wrong way; stale: to be looked at.

    strongest: as it was told last, as long as nothing is stale.
    """

    __slots__ = ("_off", "_wrong", "line", "pushing", "stale", "strongest")

    def __init__(self, bound: BoundLimit) -> None:
        self.line = bound.limit.line
        self.pushing: dict[str, _Push] = {}
        self.stale: dict[str, None] = {}
        self.strongest: list[DriverRow] = []
        self._wrong = 1 if bound.limit.sense == "at_most" else -1
        self._off: list[int] = []

    def look_at(self, off: list[int], effects: Effects) -> None:
        """off: the places of those years."""
        if off != self._off:
            self._off = off
            self.pushing.clear()
            self.strongest = []
            self.stale = dict.fromkeys(effects)

    def push(self, name: str, pull: Sequence[int] | None) -> None:
        """None: it is gone, or does nothing to this line."""
        worst = 0 if pull is None else max([self._wrong * pull[place] for place in self._off])
        if pull is None or worst <= 0:
            self.pushing.pop(name, None)
        else:
            self.pushing[name] = (-worst, name, pull)
