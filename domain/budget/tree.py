"""The report tree, checked once: which lines add up to which. Knows no amounts."""

from __future__ import annotations

from collections.abc import Mapping

from domain import errors
from domain.budget.documents import ReportLine


class ReportIsBroken(ValueError):
    """The documents contradict themselves: a fault of the import, never of somebody's edit."""


class Tree:
    """How each leaf counts in each flow line."""

    __slots__ = ("_weights",)

    def __init__(self, lines: tuple[ReportLine, ...]) -> None:
        """ReportIsBroken if an id stands twice, or a term does not stand above the line that adds it."""
        weights: dict[str, Mapping[str, int] | None] = {}
        for line in lines:
            if line.id in weights or not line.id:
                raise ReportIsBroken(f"report line {line.id!r} stands twice or has no id")
            for term in line.terms:
                if term not in weights:
                    raise ReportIsBroken(f"report line {line.id} adds {term}, which does not stand above it")
            _check_shape(line, {above.id: above.kind for above in lines})
            weights[line.id] = _weights(line, weights)
        self._weights = weights

    def is_flow(self, line: str) -> bool:
        """Whether it is a year's income or expense (leaf or sum), not a state of money."""
        return self._weights.get(line) is not None

    def weight(self, line: str, post: str) -> int:
        """How many times the leaf `post` counts in a flow line; see `Report.weight`."""
        if line not in self._weights:
            raise errors.UnknownLine(line=line)
        weights = self._weights[line]
        if weights is None:
            raise errors.LineNotTargetable(line=line)
        return weights.get(post, 0)


def _check_shape(line: ReportLine, kinds: Mapping[str, str]) -> None:
    match line.kind:
        case "leaf" if line.terms:
            raise ReportIsBroken(f"report line {line.id} is a leaf and cannot add others")
        case "sum" if not line.terms:
            raise ReportIsBroken(f"report line {line.id} is a sum of nothing")
        case "balance" | "average" if len(line.terms) != 1:
            raise ReportIsBroken(f"report line {line.id} ({line.kind}) must name one line")
        case "average" if kinds[line.terms[0]] != "balance":
            raise ReportIsBroken(f"report line {line.id} is an average of {line.terms[0]}, which is no balance")
        case _:
            pass


def _weights(line: ReportLine, above: Mapping[str, Mapping[str, int] | None]) -> Mapping[str, int] | None:
    """Leaf -> how often it counts; None for a state of money, whose years hang together."""
    if line.stock or line.kind in ("balance", "average"):
        return None
    if line.kind == "leaf":
        return {line.id: 1}
    total: dict[str, int] = {}
    for term in line.terms:
        weights = above[term]
        if weights is None:
            return None
        for post, weight in weights.items():
            total[post] = total.get(post, 0) + weight
    return total
