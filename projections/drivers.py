"""Which choices and turned taxes push a budget beyond a limit. Never says that they should not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import sub
from typing import TypeAlias

from domain.budget.documents import Amounts, Limit
from domain.budget.report import Report
from domain.proposals.effect import Effect
from projections.rows import DriverRow

MOST_DRIVERS = 5

Pull: TypeAlias = tuple[str, Amounts]
"""A proposal or a tax, and what it does to a report line, kroner a year."""


def pull(by_post: Mapping[str, Amounts], line: str, report: Report) -> Amounts:
    """What one effect, alone, does to a report line, states of money included; kroner a year."""
    return tuple(map(sub, report.statement(by_post)[line], report.base[line]))


def driving(limit: Limit, off: Sequence[int], pulls: Iterable[Pull]) -> list[DriverRow]:
    """Those that push the line the wrong way in a year where it is off, the strongest first. off: not all zero."""
    wrong = 1 if limit.sense == "at_most" else -1
    pushing = []
    for name, amounts in pulls:
        worst = max(wrong * amount for amount, beyond in zip(amounts, off, strict=True) if beyond)
        if worst > 0:
            pushing.append((-worst, name, amounts))
    return [{"proposal": name, "amounts": list(amounts)} for _, name, amounts in sorted(pushing)[:MOST_DRIVERS]]


class Pulls:
    """What each effect of a table does to the lines of limits, worked out once an effect and not once an edit."""

    __slots__ = ("_known", "_lines", "_report")

    def __init__(self, lines: Iterable[str], report: Report) -> None:
        self._lines = tuple(dict.fromkeys(lines))
        self._report = report
        self._known: dict[str, tuple[Effect, dict[str, Amounts]]] = {}

    def on(self, line: str, effects: Iterable[tuple[str, Effect]]) -> Iterator[Pull]:
        """effects: by proposal or tax, as they are now."""
        for name, effect in effects:
            known = self._known.get(name)
            if known is None or known[0] is not effect:
                known = self._known[name] = (effect, self._worked_out(effect))
            yield name, known[1][line]

    def _worked_out(self, effect: Effect) -> dict[str, Amounts]:
        statement, base = self._report.statement(effect.by_post), self._report.base
        return {line: tuple(map(sub, statement[line], base[line])) for line in self._lines}
