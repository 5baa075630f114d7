"""What a budget's lines are held to under its assumptions (domain.md 1.6). Never forbids anything, and knows no table.

above: kept from one krone more than the bound on. at_least: from the bound on. at_most: up to the bound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.budget.conditions import quantities_of
from domain.budget.documents import Amounts, Assumptions, Budget, Limit
from domain.budget.tree import ReportIsBroken


@dataclass(frozen=True, slots=True)
class BoundLimit:
    """A limit with its bound, kroner a year."""

    limit: Limit
    bound: Amounts

    def off(self, amounts: Sequence[int]) -> list[int]:
        """Kroner a year to the nearest amount that keeps the limit, 0 where it is kept. amounts: of its line."""
        both = zip(amounts, self.bound, strict=True)
        match self.limit.sense:
            case "at_most":
                return [amount - bound if amount > bound else 0 for amount, bound in both]
            case "at_least":
                return [bound - amount if amount < bound else 0 for amount, bound in both]
            case "above":
                return [bound + 1 - amount if amount <= bound else 0 for amount, bound in both]


def bound_limits(budget: Budget, assumptions: Assumptions) -> dict[str, BoundLimit]:
    """By id, in the budget's order. A limit whose quantity this set does not know is left out: a frame that has not
    been negotiated yet holds nobody.

    ReportIsBroken if one stands twice, holds a line that is not there, or its quantity is not one value or one a year.
    """
    lines = {line.id for line in budget.report}
    known = {quantity.id for quantity in assumptions.quantities}
    if len({limit.id for limit in budget.limits}) != len(budget.limits):
        raise ReportIsBroken(f"a limit stands twice: {', '.join(limit.id for limit in budget.limits)}")
    found: dict[str, BoundLimit] = {}
    for limit in budget.limits:
        if limit.line not in lines:
            raise ReportIsBroken(f"limit {limit.id} holds {limit.line!r}, which is no line of the report")
        if not limit.bound:
            found[limit.id] = BoundLimit(limit, (0,) * len(budget.years))
        elif limit.bound in known:
            found[limit.id] = BoundLimit(limit, *quantities_of((limit.bound,), budget, assumptions))
    return found
