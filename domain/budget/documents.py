"""A budget and its assumptions as they were on the day they were loaded. Never changed, only replaced.

Amounts are whole kroner (int). Expense is plus, income minus; a saving is minus. A tuple of amounts has one
entry a year, in the order of `Budget.years`: the budget year first, then the estimate years.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Amounts: TypeAlias = tuple[int, ...]
"""Whole kroner, one a year, in the order of `Budget.years`."""


@dataclass(frozen=True, slots=True)
class Committee:
    """Udvalg. In Bergen's budget: a department (byrådsavdeling)."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class PolicyArea:
    """Politikområde / bevillingsområde: the council's appropriation level."""

    id: str
    committee: str
    name: str


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of the base budget, in the price level of the budget year.

    index: a key of `Assumptions.indices`, or "" for amounts in the year's own prices.
    post: the leaf of the report tree it counts in, "" for none.
    account: the account key as printed (03.22.01); a code list belongs to a year, so never an enum.
    """

    id: str
    name: str
    account: str
    committee: str
    policy_area: str
    steering_area: str
    index: str
    post: str
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class SteeringArea:
    """Styringsområde, and where an amount that names it counts.

    A rule for one committee goes before the rule with committee "".
    """

    id: str
    name: str
    committee: str
    index: str
    post: str


ReportKind: TypeAlias = Literal["leaf", "sum", "balance", "average"]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One line of the report tree. Terms name lines that stand above it.

    leaf     the base lines and effects whose `post` is this id
    sum      the sum of `terms`
    balance  last year's value minus terms[0] of the year; before the first year stands the assumption `opening`
    average  floor((last year's terms[0] + terms[0]) / 2) + assumption `opening_average` - assumption `opening`,
             where terms[0] is a balance line that starts from `opening`
    must_be_positive: a value at or below zero marks the budget as one that cannot be handed in (kassekreditreglen).
    heading: printed as a result, in bold. The line is a state of money at year's end if `stock`, else a flow.
    """

    id: str
    name: str
    kind: ReportKind
    terms: tuple[str, ...] = ()
    opening: str = ""
    opening_average: str = ""
    must_be_positive: bool = False
    heading: bool = False
    stock: bool = False


@dataclass(frozen=True, slots=True)
class Budget:
    """A base budget with its own report tree. `target_line` is what a target means unless it says otherwise."""

    municipality: str
    currency: str
    years: tuple[int, ...]
    committees: tuple[Committee, ...]
    policy_areas: tuple[PolicyArea, ...]
    steering_areas: tuple[SteeringArea, ...]
    default_steering_area: str
    lines: tuple[BudgetLine, ...]
    report: tuple[ReportLine, ...]
    target_line: str


@dataclass(frozen=True, slots=True)
class Index:
    """Price index in thousandths, one a year; the budget year is 1000."""

    id: str
    name: str
    thousandths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A named whole number, one a year or one alone (opening cash in kroner, inhabitants ...)."""

    id: str
    name: str
    unit: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What the budget is worked out under; can be swapped without touching what a table chose."""

    years: tuple[int, ...]
    indices: tuple[Index, ...]
    quantities: tuple[Quantity, ...]
