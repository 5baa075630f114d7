"""Taxes as base x rate (domain.md 1.5), so that a table can turn the rate itself. Never decides who may.

    amount of a year = remainder - base x rate, in kroner, rounded once, half away from zero

base: kroner of the year (udskrivningsgrundlag, afgiftspligtige grundværdier). rate: thousandths of a per cent or of a
promille, so 25.4 per cent is 25,400.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from domain.budget.conditions import quantities_of
from domain.budget.documents import Amounts, Assumptions, Budget, BudgetLine, Tax
from domain.budget.rounding import half_away
from domain.budget.tree import ReportIsBroken

_WHOLE: Final[dict[Literal["pct", "promille"], int]] = {"pct": 100_000, "promille": 1_000_000}
"""How many thousandths of the unit make the whole base."""


@dataclass(frozen=True, slots=True)
class RatedTax:
    """A tax under its assumptions. bases: kroner. rates: thousandths, one a year. line: the line it stands for."""

    tax: Tax
    line: BudgetLine
    years: tuple[int, ...]
    bases: Amounts
    rates: tuple[int, ...]

    @property
    def post(self) -> str:
        return self.line.post

    @property
    def whole(self) -> int:
        """The rate that would take all of the base."""
        return _WHOLE[self.tax.unit]

    def rate_of(self, year: int) -> int:
        """The budget's own rate of that year, in thousandths."""
        return self.rates[self.years.index(year)]

    def amounts(self, rates: tuple[int, ...] | None = None) -> Amounts:
        """What it brings in (minus), kroner in each year's own prices; by default with the budget's own rates."""
        return tuple(
            remainder - half_away(base * rate, self.whole)
            for base, rate, remainder in zip(self.bases, rates or self.rates, self.tax.remainder, strict=True)
        )

    def turned(self, rates: Mapping[int, int]) -> Amounts:
        """What other rates (year -> thousandths) change, kroner a year; a year that is not named keeps its rate."""
        after = tuple(rates.get(year, rate) for year, rate in zip(self.years, self.rates, strict=True))
        return tuple(now - was for now, was in zip(self.amounts(after), self.amounts(), strict=True))


def rated(budget: Budget, assumptions: Assumptions) -> dict[str, RatedTax]:
    """By the tax's id. ReportIsBroken if a tax names a line or a quantity that is not there, or an id stands twice."""
    lines = {line.id: line for line in budget.lines} if budget.taxes else {}
    found: dict[str, RatedTax] = {}
    for tax in budget.taxes:
        if tax.id in found or tax.line not in lines:
            raise ReportIsBroken(f"tax {tax.id!r} stands twice, or names the line {tax.line!r}, which is not there")
        if lines[tax.line].index or len(tax.remainder) != len(budget.years):
            raise ReportIsBroken(f"tax {tax.id} needs a line in the year's own prices and a remainder a year")
        bases, rates = quantities_of((tax.base, tax.rate), budget, assumptions)
        found[tax.id] = RatedTax(tax, lines[tax.line], budget.years, bases, rates)
    return found
