"""A budget small enough to be added up by eye. Never read from a file.

TAX      leaf      -1000 -1000 -1000 -1000   (the year's own prices)
SERVICE  leaf        500   500   500   500   x 1.000 1.020 1.041 1.063
RESULT   sum of both
BUILD    leaf        300   300   300   300   (the year's own prices)
FLOW     sum of RESULT and BUILD
CASH     balance of FLOW, from 1000
MEAN     average of CASH, from 1000 and 1700; must be positive
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from domain.budget.accounts import Account
from domain.budget.documents import (
    Amounts,
    Assumptions,
    Budget,
    BudgetLine,
    Committee,
    Index,
    Quantity,
    ReportLine,
    SteeringArea,
)
from domain.budget.report import Report

YEARS = (2020, 2021, 2022, 2023)
WAGES = (1000, 1020, 1041, 1063)
BENEFITS = (1000, 1018, 1037, 1056)


def line(id: str, post: str, index: str, amounts: Amounts) -> BudgetLine:
    return BudgetLine(id, id, Account(), "", "", "", index, post, amounts)


BUDGET = Budget(
    municipality="Test",
    currency="DKK",
    years=YEARS,
    committees=(Committee("LEARN", "Learning"), Committee("ROADS", "Roads")),
    policy_areas=(),
    steering_areas=(
        SteeringArea("service", "Service", "", "wages", "SERVICE"),
        SteeringArea("service", "Service of roads", "ROADS", "", "BUILD"),
    ),
    default_steering_area="service",
    lines=(
        line("taxes", "TAX", "", (-1000,) * 4),
        line("schools", "SERVICE", "wages", (500,) * 4),
        line("streets", "BUILD", "", (300,) * 4),
        line("elsewhere", "", "", (7777,) * 4),
    ),
    report=(
        ReportLine("TAX", "Taxes", "leaf"),
        ReportLine("SERVICE", "Service", "leaf"),
        ReportLine("RESULT", "Result", "sum", ("TAX", "SERVICE"), heading=True),
        ReportLine("BUILD", "Construction", "leaf"),
        ReportLine("FLOW", "Change of cash", "sum", ("RESULT", "BUILD"), heading=True),
        ReportLine("CASH", "Cash", "balance", ("FLOW",), opening="cash", stock=True),
        ReportLine(
            "MEAN",
            "Mean cash",
            "average",
            ("CASH",),
            opening="cash",
            opening_average="mean",
            must_be_positive=True,
            stock=True,
        ),
    ),
    target_line="RESULT",
)
ASSUMPTIONS = Assumptions(
    YEARS,
    (Index("wages", "Wages", WAGES), Index("benefits", "Benefits", BENEFITS)),
    (Quantity("cash", "Cash", "kr.", (1000,)), Quantity("mean", "Mean cash", "kr.", (1700,))),
)
REPORT = Report(BUDGET, ASSUMPTIONS)


def with_lines(*lines: BudgetLine) -> Budget:
    return replace(BUDGET, lines=(*BUDGET.lines, *lines))


def as_lines(changes: Mapping[str, Amounts]) -> tuple[BudgetLine, ...]:
    """Changes written as base lines in the year's own prices."""
    return tuple(line(f"change of {post}", post, "", amounts) for post, amounts in changes.items())
