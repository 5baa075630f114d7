"""A report tree with all that belongs to it, as a mapping names it: what counts where. Holds no amounts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from domain.budget.documents import Limit, ReportLine, SteeringArea
from domain.budget.layouts import Layout
from domain.proposals.catalogue import Category

Placement: TypeAlias = tuple[str, str]
"""(post, index)."""

TaxRule: TypeAlias = tuple[str, str, str, str, str, Literal["pct", "promille"]]
"""(id, name, function, base, rate, unit) of a tax that is worked out."""


@dataclass(frozen=True, slots=True)
class Template:
    """areas_of: the steering areas that a proposal of a category may stand in; a category that is not named may stand
    in any. placed: (category, steering area) -> where it counts, for what no rule of the areas says. indices: price
    indices by id, with their names. typical: (function, dranst) -> (steering area, post), for budgets that do not write
    the steering area; post "" where the area says it.
    """

    report: tuple[ReportLine, ...]
    steering_areas: tuple[SteeringArea, ...]
    default_steering_area: str
    target_line: str
    areas_of: Mapping[Category, tuple[str, ...]] = field(default_factory=dict)
    placed: Mapping[tuple[Category, str], Placement] = field(default_factory=dict)
    limits: tuple[Limit, ...] = ()
    taxes: tuple[TaxRule, ...] = ()
    layouts: tuple[Layout, ...] = ()
    population: str = ""
    indices: Mapping[str, str] = field(default_factory=dict)
    typical: Callable[[str, str], tuple[str, str]] | None = None

    def place(self, area: str, committee: str, category: Category | None = None) -> Placement | None:
        """Where an amount of that steering area counts; None if it cannot stand there."""
        if category is not None:
            if (category, area) in self.placed:
                return self.placed[category, area]
            if area not in self.areas_of.get(category, (area,)):
                return None
        general = None
        for rule in self.steering_areas:
            if rule.id == area:
                if rule.committee == committee:
                    return rule.post, rule.index
                general = (rule.post, rule.index) if rule.committee == "" else general
        return general

    def areas(self, category: Category | None = None) -> tuple[str, ...]:
        """What may be written for a steering area."""
        placed = tuple(area for of, area in self.placed if of == category)
        if category is not None and category in self.areas_of:
            return (*self.areas_of[category], *placed)
        return tuple(dict.fromkeys((*(area.id for area in self.steering_areas), *placed)))

    def index_of(self, post: str) -> str:
        """The price index of what counts in a leaf; "" for the year's own prices."""
        return next((area.index for area in self.steering_areas if area.post == post), "")
