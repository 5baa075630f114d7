"""What the assumptions say for a budget's years: price indices and opening values. Works out no statement."""

from __future__ import annotations

from domain.budget.documents import Assumptions, Budget
from domain.budget.tree import ReportIsBroken


def indices_of(budget: Budget, assumptions: Assumptions) -> dict[str, tuple[int, ...]]:
    """By id, for the budget's years. An assumption set may reach further than the budget."""
    missing = [str(year) for year in budget.years if year not in assumptions.years]
    if missing:
        raise ReportIsBroken(f"the assumptions do not cover {', '.join(missing)}")
    places = [assumptions.years.index(year) for year in budget.years]
    indices = {"": (1000,) * len(budget.years)}
    for index in assumptions.indices:
        if len(index.thousandths) != len(assumptions.years):
            raise ReportIsBroken(f"the price index {index.id} does not have one value a year")
        indices[index.id] = tuple(index.thousandths[place] for place in places)
    return indices


def openings_of(budget: Budget, assumptions: Assumptions) -> dict[str, int]:
    """The opening values that balance and average lines ask for, in kroner."""
    quantities = {quantity.id: quantity for quantity in assumptions.quantities}
    openings: dict[str, int] = {}
    for line in budget.report:
        asked = {"balance": (line.opening,), "average": (line.opening, line.opening_average)}.get(line.kind, ())
        for name in asked:
            if name not in quantities or not quantities[name].values:
                raise ReportIsBroken(f"report line {line.id} starts from {name!r}, which the assumptions do not have")
            openings[name] = quantities[name].values[0]
    return openings
