"""What the assumptions say for a budget's years: price indices, quantities, opening values. Works out no statement."""

from __future__ import annotations

from collections.abc import Iterable

from domain.budget.documents import Amounts, Assumptions, Budget
from domain.budget.tree import ReportIsBroken


def indices_of(budget: Budget, assumptions: Assumptions) -> dict[str, tuple[int, ...]]:
    """By id, for the budget's years. An assumption set may reach further than the budget."""
    places = _places(budget, assumptions)
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


def quantities_of(ids: Iterable[str], budget: Budget, assumptions: Assumptions) -> tuple[Amounts, ...]:
    """Each quantity, one value a year of the budget; a quantity that stands alone is the same in every year.

    ReportIsBroken if one is not there, or has neither one value nor one a year of the assumptions.
    """
    quantities = {quantity.id: quantity.values for quantity in assumptions.quantities}
    places = _places(budget, assumptions)
    found: list[Amounts] = []
    for id in ids:
        values = quantities.get(id, ())
        if len(values) == 1:
            values *= len(assumptions.years)
        if len(values) != len(assumptions.years):
            raise ReportIsBroken(f"the assumptions do not have the quantity {id!r}, one value a year")
        found.append(tuple(values[place] for place in places))
    return tuple(found)


def amounts_of(budget: Budget, assumptions: Assumptions) -> dict[str, Amounts]:
    """Line -> kroner a year, for the lines that follow from the assumptions. A line the budget lacks is passed over:
    one set may serve several budgets. ReportIsBroken without one amount a year."""
    places = _places(budget, assumptions)
    for line in assumptions.amounts:
        if len(line.amounts) != len(assumptions.years):
            raise ReportIsBroken(f"the assumptions do not have one amount a year for the line {line.line!r}")
    return {line.line: tuple(line.amounts[place] for place in places) for line in assumptions.amounts}


def _places(budget: Budget, assumptions: Assumptions) -> list[int]:
    missing = [str(year) for year in budget.years if year not in assumptions.years]
    if missing:
        raise ReportIsBroken(f"the assumptions do not cover {', '.join(missing)}")
    return [assumptions.years.index(year) for year in budget.years]
