"""The result statement (resultatopgørelsen) of a budget with changes. Works out kroner, and never rounds a change.

The base is summed once. A change then costs by the report's lines it reaches, whatever the number of budget lines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from operator import add, neg, sub
from types import MappingProxyType
from typing import TypeAlias

from domain import errors
from domain.budget.conditions import amounts_of, indices_of, openings_of
from domain.budget.documents import Amounts, Assumptions, Budget, BudgetLine, ReportLine, SteeringArea
from domain.budget.limits import BoundLimit, bound_limits
from domain.budget.rounding import half_away
from domain.budget.taxes import RatedTax, rated
from domain.budget.tree import ReportIsBroken, Tree

Breach: TypeAlias = tuple[str, int, int]
"""(report line, year, amount): a line that must be positive and is not."""

MOST_KNOWN = 1000
"""Groups of leaves that are remembered with the lines above them: nearly all edits move the same few."""

_Average: TypeAlias = Callable[[Amounts], Amounts]


class Report:
    """A budget under its assumptions, ready to be asked again and again.

    years: as in the budget. lines: the report tree, in printing order. base: every line's amounts without any
    proposal, whole kroner in each year's own prices. taxes, limits: by id, in the budget's order.
    """

    __slots__ = (
        "_above",
        "_areas",
        "_averages",
        "_base",
        "_derived",
        "_indices",
        "_leaves",
        "_must_be_positive",
        "_set",
        "_tree",
        "base",
        "budget",
        "limits",
        "lines",
        "taxes",
        "years",
    )

    def __init__(self, budget: Budget, assumptions: Assumptions) -> None:
        """ReportIsBroken if the documents contradict each other: a missing index, a post that is no leaf ..."""
        self.budget = budget
        self.years: tuple[int, ...] = budget.years
        self.lines: tuple[ReportLine, ...] = budget.report
        self._tree = Tree(budget.report)
        if not self._tree.is_flow(budget.target_line):
            raise ReportIsBroken(f"the target line {budget.target_line!r} is not a flow line of the report")
        self._indices = indices_of(budget, assumptions)
        self._above: dict[tuple[str, ...], tuple[tuple[ReportLine, tuple[str, ...]], ...]] = {}
        self._areas = {(area.committee, area.id): area for area in budget.steering_areas}
        self._derived = tuple(line for line in budget.report if line.kind != "leaf")
        self._must_be_positive = tuple(line.id for line in budget.report if line.must_be_positive)
        openings = openings_of(budget, assumptions)
        self._averages = {line.id: _average(line, openings) for line in self._derived if line.kind == "average"}
        self._leaves = frozenset(line.id for line in budget.report if line.kind == "leaf")
        self.taxes: Mapping[str, RatedTax] = MappingProxyType(rated(budget, assumptions))
        self.limits: Mapping[str, BoundLimit] = MappingProxyType(bound_limits(budget, assumptions))
        self._check_areas()
        self._set = amounts_of(budget, assumptions)
        self._set |= {tax.line.id: tax.amounts() for tax in self.taxes.values()}
        self._base = self._summed(openings)
        self.base: Mapping[str, Amounts] = MappingProxyType(self._base)

    def _check_areas(self) -> None:
        """A table may put a proposal of its own into any of them, so each must count somewhere, at some price."""
        for area in self.budget.steering_areas:
            self.index(area.index)
            if area.post and area.post not in self._leaves:
                raise ReportIsBroken(f"steering area {area.id} counts in {area.post!r}, which is no leaf of the report")

    def index(self, index_id: str) -> tuple[int, ...]:
        """Thousandths, one a year; "" is 1000 in every year. ReportIsBroken if the assumptions do not have it."""
        try:
            return self._indices[index_id]
        except KeyError:
            raise ReportIsBroken(f"the assumptions have no price index {index_id!r}") from None

    def area(self, steering_area: str, committee: str) -> SteeringArea:
        """Where an amount of this steering area counts; the committee's own rule goes before the general one."""
        rule = self._areas.get((committee, steering_area)) or self._areas.get(("", steering_area))
        if rule is None:
            raise errors.UnknownSteeringArea(steering_area=steering_area)
        return rule

    def own(self, line: BudgetLine) -> Amounts:
        """A budget line's kroner before the price index: worked out for a tax, set by the assumptions, or its own."""
        return self._set.get(line.id, line.amounts)

    def is_targetable(self, line: str) -> bool:
        """Whether a target can be set on it: it is a year's flow (leaf or sum), not a balance or an average."""
        return self._tree.is_flow(line)

    def is_leaf(self, line: str) -> bool:
        return line in self._leaves

    def weight(self, line: str, post: str) -> int:
        """How many times a krone in the leaf `post` counts in the flow line `line`: 0, 1, or more.

        UnknownLine if the report lacks it, LineNotTargetable if it is a state of money.
        """
        return self._tree.weight(line, post)

    def statement(
        self, changes: Mapping[str, Sequence[int]], since: dict[str, Amounts] | None = None
    ) -> dict[str, Amounts]:
        """All lines, exact, with `changes`: leaf -> kroner a year in the year's own prices.

        since: the statement the changes come on top of, by default the base. So an edit costs by the leaves that it
        changes itself, not by all that the table has changed before.
        Changes of the leaf "" count nowhere. UnknownLine for anything else that is not a leaf.
        """
        base = self._base if since is None else since
        result = base.copy()
        for line, change in self.moves(changes, base).items():
            result[line] = tuple(map(add, base[line], change))
        return result

    def moves(
        self, changes: Mapping[str, Sequence[int]], since: dict[str, Amounts] | None = None
    ) -> dict[str, Sequence[int]]:
        """What `changes` make of each line that they reach, less what it was: the difference of two statements."""
        base = self._base if since is None else since
        moved: dict[str, Sequence[int]] = {}
        for post, change in changes.items():
            if post in self._leaves:
                moved[post] = change
            elif post:
                raise errors.UnknownLine(line=post)
        for line, terms in self._reached(tuple(moved)):
            first = moved[terms[0]]
            match line.kind:
                case "average":
                    balance = base[terms[0]]
                    after = self._averages[line.id](tuple(map(add, balance, first)))
                    moved[line.id] = tuple(map(sub, after, base[line.id]))
                case "balance":
                    moved[line.id] = tuple(map(neg, accumulate(first)))
                case _ if len(terms) > 1:
                    moved[line.id] = tuple(map(sum, zip(*[moved[term] for term in terms], strict=True)))
                case _:
                    moved[line.id] = first
        return moved

    def _reached(self, posts: tuple[str, ...]) -> tuple[tuple[ReportLine, tuple[str, ...]], ...]:
        """The lines above these leaves in printing order, each with those of its terms that are reached as well."""
        known = self._above.get(posts)
        if known is None:
            reached = set(posts)
            found: list[tuple[ReportLine, tuple[str, ...]]] = []
            for line in self._derived:
                terms = tuple(term for term in line.terms if term in reached)
                if terms:
                    reached.add(line.id)
                    found.append((line, terms))
            known = tuple(found)
            if len(self._above) < MOST_KNOWN:
                self._above[posts] = known
        return known

    def breaches(self, statement: Mapping[str, Amounts]) -> tuple[Breach, ...]:
        """Where a line that must be positive is at or below zero: the budget cannot be handed in (settled.md 23)."""
        return tuple(
            (line, year, amount)
            for line in self._must_be_positive
            if min(statement[line]) <= 0
            for year, amount in zip(self.years, statement[line], strict=True)
            if amount <= 0
        )

    def _summed(self, openings: Mapping[str, int]) -> dict[str, Amounts]:
        leaves: dict[str, list[int]] = {line.id: [0] * len(self.years) for line in self.lines if line.kind == "leaf"}
        for line in self.budget.lines:
            if len(line.amounts) != len(self.years):
                raise ReportIsBroken(f"budget line {line.id} does not have one amount a year")
            if not line.post:
                continue
            if line.post not in leaves:
                raise ReportIsBroken(f"budget line {line.id} counts in {line.post!r}, which is no leaf of the report")
            sums = leaves[line.post]
            index = self.index(line.index)
            for year, (amount, thousandths) in enumerate(zip(self.own(line), index, strict=True)):
                sums[year] += half_away(amount * thousandths, 1000)
        base: dict[str, Amounts] = {}
        for report_line in self.lines:
            base[report_line.id] = self._base_line(report_line, leaves, base, openings)
        return base

    def _base_line(
        self,
        line: ReportLine,
        leaves: Mapping[str, list[int]],
        above: Mapping[str, Amounts],
        openings: Mapping[str, int],
    ) -> Amounts:
        match line.kind:
            case "leaf":
                return tuple(leaves[line.id])
            case "sum":
                return tuple(map(sum, zip(*(above[term] for term in line.terms), strict=True)))
            case "balance":
                flows = (-amount for amount in above[line.terms[0]])
                return tuple(accumulate(flows, initial=openings[line.opening]))[1:]
            case "average":
                return self._averages[line.id](above[line.terms[0]])


def _average(line: ReportLine, openings: Mapping[str, int]) -> _Average:
    opening = openings[line.opening]
    shift = openings[line.opening_average] - opening

    def average(balance: Amounts) -> Amounts:
        before = (opening, *balance[:-1])
        return tuple([(last + this) // 2 + shift for last, this in zip(before, balance, strict=True)])

    return average
