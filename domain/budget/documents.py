"""A budget and its assumptions as they were on the day they were loaded. Never changed, only replaced.

Amounts are whole kroner (int). Expense is plus, income minus; a saving is minus. A tuple of amounts has one
entry a year, in the order of `Budget.years`: the budget year first, then the estimate years.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from domain.budget.accounts import Account, CodeList
from domain.budget.layouts import Layout

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


LayerKind: TypeAlias = Literal["base", "prices", "demography", "law", "decisions", "other"]


@dataclass(frozen=True, slots=True)
class Layer:
    """A step from last year's budget to this one's base, before any proposal (tekniske korrektioner).

    base: what was there. prices: pris- og lønfremskrivning. demography: demografi. law: lov- og cirkulæreprogram (DUT).
    decisions: earlier decisions that come into force.
    """

    id: str
    name: str
    kind: LayerKind


BASE = Layer("base", "Basisbudget", "base")
"""The one layer of a budget that does not tell its layers apart."""


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of the base budget, in the price level of the budget year.

    index: a key of `Assumptions.indices`, or "" for amounts in the year's own prices.
    post: the leaf of the report tree it counts in, "" for none.
    layer: an id of `Budget.layers`. reference: a key of the municipality's own (profitcenter ...), never looked into.
    """

    id: str
    name: str
    account: Account
    committee: str
    policy_area: str
    steering_area: str
    index: str
    post: str
    amounts: Amounts
    layer: str = BASE.id
    reference: str = ""


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
class Tax:
    """A line that is worked out: base x rate, so that a table can turn the rate (domain.md 1.5).

    line: the budget line it stands for, whose own amounts are not used. base: a quantity in kroner of the year. rate: a
    quantity in thousandths of `unit`. The line's amount of a year is remainder - base x rate, rounded once.
    remainder: what the budget had beyond base x rate when it was loaded (a settlement of former years ...).
    """

    id: str
    name: str
    line: str
    base: str
    rate: str
    unit: Literal["pct", "promille"]
    remainder: Amounts


LimitKind: TypeAlias = Literal["law", "frame", "target"]


@dataclass(frozen=True, slots=True)
class Limit:
    """What a report line has to keep to, every year. A state with an explanation, never a wall (domain.md 1.6).

    law: not kept, the budget cannot be handed in. frame: national frames that municipalities keep together. target: a
    local one. sense: how the line stands to the bound, with the signs of the budget (a surplus is minus).
    bound: a quantity in kroner, "" for zero. source: the law and section, or who decided it; printed.
    """

    id: str
    name: str
    kind: LimitKind
    line: str
    sense: Literal["above", "at_least", "at_most"]
    bound: str
    source: str


@dataclass(frozen=True, slots=True)
class Budget:
    """A base budget with its own report tree. `target_line` is what a target means unless it says otherwise.

    population: the quantity that amounts per inhabitant are divided by, "" for none.
    """

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
    layers: tuple[Layer, ...] = (BASE,)
    code_lists: tuple[CodeList, ...] = ()
    taxes: tuple[Tax, ...] = ()
    limits: tuple[Limit, ...] = ()
    layouts: tuple[Layout, ...] = ()
    population: str = ""


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
class LineAmounts:
    """What a budget line amounts to under a set of assumptions, kroner in each year's own prices."""

    line: str
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What the budget is worked out under; can be swapped without touching what a table chose.

    name: what people call the set ("Før økonomiaftalen"). amounts: lines that follow from the set (grants,
    equalisation), in place of what the budget says of them.
    """

    years: tuple[int, ...]
    indices: tuple[Index, ...]
    quantities: tuple[Quantity, ...]
    name: str = ""
    amounts: tuple[LineAmounts, ...] = ()
