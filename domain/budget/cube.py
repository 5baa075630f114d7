"""A budget's lines summed once by where they stand: any statement of it costs by the places and not by the lines.

Every amount is there in two prices: each year's own, as `Report` works it out, and fixed, that is the budget year's.
Lines that count in no leaf of the report are left out. Knows no table and no choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import add
from typing import NamedTuple

from domain.budget.documents import Amounts, Budget, BudgetLine
from domain.budget.report import Report
from domain.budget.rounding import half_away


class Place(NamedTuple):
    """Where an amount stands. post: a leaf of the report tree; the rest as in a budget line, "" for none."""

    post: str
    committee: str
    policy_area: str
    function: str
    kind: str
    steering_area: str


class Money(NamedTuple):
    """Whole kroner, one a year: in each year's own prices, and in the budget year's."""

    current: Amounts
    fixed: Amounts

    def plus(self, other: Money, sign: int = 1) -> Money:
        if sign == 1:
            return Money(tuple(map(add, self.current, other.current)), tuple(map(add, self.fixed, other.fixed)))
        current = (a + sign * b for a, b in zip(self.current, other.current, strict=True))
        return Money(tuple(current), tuple(a + sign * b for a, b in zip(self.fixed, other.fixed, strict=True)))


class Cube:
    """lines: by place. base: what the base layers have at a place; corrections: what all other layers have there.

    expense, income: what of the lines at a place is above zero, and what is below, in each year's own prices.
    by_layer: layer -> post -> kroner in each year's own prices. nothing: no money, in every year.
    kinds: see `kinds_of`.
    """

    __slots__ = (
        "_correcting",
        "_deflator",
        "base",
        "by_layer",
        "corrections",
        "expense",
        "income",
        "kinds",
        "lines",
        "nothing",
        "report",
    )

    def __init__(self, report: Report) -> None:
        budget = report.budget
        years = len(report.years)
        self.report = report
        self.kinds = kinds_of(budget)
        default = next((a for a in budget.steering_areas if a.id == budget.default_steering_area), None)
        self._deflator = report.index(default.index if default else "")
        self.nothing = Money((0,) * years, (0,) * years)
        self.base: dict[Place, Money] = {}
        self.corrections: dict[Place, Money] = {}
        self.by_layer: dict[str, dict[str, Amounts]] = {layer.id: {} for layer in budget.layers}
        self.expense: dict[Place, list[int]] = {}
        self.income: dict[Place, list[int]] = {}
        self.lines: dict[Place, list[BudgetLine]] = {}
        self._correcting = {layer.id for layer in budget.layers if layer.kind != "base"}
        for line in budget.lines:
            if not line.post:
                continue
            place, money = place_of(line), self.money_of(line)
            self.lines.setdefault(place, []).append(line)
            side = self.base if self.is_base(line) else self.corrections
            there = side.get(place)
            side[place] = money if there is None else there.plus(money)
            self._take_sides(place, money.current)
            posts = self.by_layer.setdefault(line.layer, {})
            posts[line.post] = tuple(map(add, posts.get(line.post, self.nothing.current), money.current))

    def is_base(self, line: BudgetLine) -> bool:
        """Not in a layer of technical corrections; a layer that the budget does not list is base."""
        return line.layer not in self._correcting

    def _take_sides(self, place: Place, amounts: Amounts) -> None:
        expense = self.expense.setdefault(place, [0] * len(amounts))
        income = self.income.setdefault(place, [0] * len(amounts))
        for year, amount in enumerate(amounts):
            side = expense if amount > 0 else income
            side[year] += amount

    def money_of(self, line: BudgetLine) -> Money:
        """PR1, PR2: each price index and each deflation rounds once a line, half away from zero."""
        own = self.report.own(line)
        if not line.index:
            return Money(own, self.deflated(own))
        index = self.report.index(line.index)
        return Money(tuple([half_away(amount * at, 1000) for amount, at in zip(own, index, strict=True)]), own)

    def deflated(self, amounts: Amounts) -> Amounts:
        """Kroner of each year in the budget year's prices, by the index of the budget's default steering area."""
        return tuple([half_away(amount * 1000, at) for amount, at in zip(amounts, self._deflator, strict=True)])

    def weighed(self, money: Mapping[Place, Money], weights: Mapping[Place, int]) -> Money:
        """What stands at these places, each counted as often as its weight says."""
        total = self.nothing
        for place in weights.keys() & money.keys():
            total = total.plus(money[place], weights[place])
        return total


def place_of(line: BudgetLine) -> Place:
    account = line.account
    return Place(line.post, line.committee, line.policy_area, account.function, account.kind, line.steering_area)


def kinds_of(budget: Budget) -> dict[str, str]:
    """Leaf -> the dranst that most kroner of its lines have, over all years; a leaf without lines is left out."""
    turnover: dict[str, dict[str, int]] = {}
    for line in budget.lines:
        of_post = turnover.setdefault(line.post, {})
        of_post[line.account.kind] = of_post.get(line.account.kind, 0) + sum(map(abs, line.amounts))
    return {post: max(sorted(of_post), key=of_post.__getitem__) for post, of_post in turnover.items()}
