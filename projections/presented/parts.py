"""An amount in its parts, as every statement shows it: base, technical corrections, proposals, taxes, and their sum."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias, TypedDict

from domain.budget.cube import Money

Years: TypeAlias = list[int]


class PartsMap(TypedDict):
    """Whole kroner, one a year."""

    base: Years
    corrections: Years
    proposals: Years
    taxes: Years
    total: Years


class Parts(NamedTuple):
    base: Money
    corrections: Money
    proposals: Money
    taxes: Money

    @property
    def total(self) -> Money:
        return self.base.plus(self.corrections).plus(self.proposals).plus(self.taxes)

    def current(self) -> PartsMap:
        """In each year's own prices."""
        return {
            "base": list(self.base.current),
            "corrections": list(self.corrections.current),
            "proposals": list(self.proposals.current),
            "taxes": list(self.taxes.current),
            "total": list(self.total.current),
        }

    def fixed(self) -> PartsMap:
        """In the budget year's prices."""
        return {
            "base": list(self.base.fixed),
            "corrections": list(self.corrections.fixed),
            "proposals": list(self.proposals.fixed),
            "taxes": list(self.taxes.fixed),
            "total": list(self.total.fixed),
        }
