"""A small budget and catalogue, written out so that a test can be checked by eye. Never read from a file.

Three pairs of the catalogue matter: `school-a` and `school-b` are alternatives, `school-b` and `rooms` are joined
(not scalable), `screens` and `care` are joined and scalable. `tax` turns the income tax.

The base is 0 on every line but CASH, which opens at 1,000,000: each tax has its base x rate back as a remainder.

    income tax     25.000 % of 1,000,000 1,020,000 1,040,000 1,060,000    0.1 % of it is 1,000 1,020 1,040 1,060
    property tax   20.000 promille of 500,000 each year                   1 promille of it is 500

    cash law       CASH above 0                       frame    SERVICE at most 2,000
    saving         RESULT at most -1,000              reserve  CASH at least 999,000
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from domain.books import Books
from domain.budget.accounts import Account
from domain.budget.documents import (
    Amounts,
    Assumptions,
    Budget,
    BudgetLine,
    Committee,
    Limit,
    PolicyArea,
    Quantity,
    ReportLine,
    SteeringArea,
    Tax,
)
from domain.proposals.catalogue import Catalogue, Category, Posting, Posts, Proposal

YEARS = (2020, 2021, 2022, 2023)
CATALOGUE = "c" * 64


def proposal(
    id: str,
    amounts: Amounts,
    *,
    category: Category = "operating",
    excludes: Iterable[str] = (),
    requires: Iterable[str] = (),
    scalable: bool = False,
    earliest_start: int = 2020,
    function: str = "03.22.01",
    title: str = "",
) -> Proposal:
    return Proposal(
        id=id,
        title=title or id,
        type="reduction",
        category=category,
        committee="LEARN",
        policy_area="",
        account=Account(function),
        steering_area="service",
        postings=(Posting("SERVICE", "", amounts),),
        posts=Posts((0, 0, 0, 0)),
        description="",
        consequence_service="",
        consequence_staff="",
        risk="",
        preconditions="",
        works_council="",
        origin="",
        excludes=tuple(excludes),
        requires=tuple(requires),
        scalable=scalable,
        earliest_start=earliest_start,
        lasting=True,
    )


def tax_line(id: str, function: str) -> BudgetLine:
    return BudgetLine(id, id, Account(function), "", "", "financial", "", "TAX", (0,) * 4)


PROPOSALS = (
    proposal("hours", (-600, -1400, -1400, -1400), scalable=True),
    proposal("clubs", (-300, -300, -300, -300), requires=["hours"]),
    proposal("school-a", (0, -2100, -5200, -5200), excludes=["school-b"], earliest_start=2021),
    proposal("school-b", (0, -3300, -8600, -8900), requires=["rooms"], earliest_start=2021),
    proposal("rooms", (2000, 11000, 3000, 0), category="construction", requires=["school-b"]),
    proposal("screens", (300, -1200, -2400, -2400), requires=["care"], scalable=True),
    proposal("care", (1200, 300, 0, 0), category="construction", requires=["screens"], scalable=True),
    proposal("tax", (-8240, -8480, 0, 0), category="tax", function="07.68.90"),
    proposal("loan", (-5000, -5000, 0, 0), category="loan", requires=["repayment"]),
    proposal("repayment", (0, 250, 500, 500), category="repayment", requires=["loan"]),
    proposal("lone-loan", (-1000, 0, 0, 0), category="loan"),
    proposal("muddle", (1, 1, 1, 1), requires=["school-a", "school-b"]),
)

BUDGET = Budget(
    municipality="Test",
    currency="DKK",
    years=YEARS,
    committees=(Committee("LEARN", "Learning"), Committee("ROADS", "Roads")),
    policy_areas=(
        PolicyArea("SCHOOLS", "LEARN", "Schools"),
        PolicyArea("CLUBS", "LEARN", "Clubs"),
        PolicyArea("STREETS", "ROADS", "Streets"),
    ),
    steering_areas=(
        SteeringArea("service", "Service", "", "", "SERVICE"),
        SteeringArea("transfers", "Transfers", "", "", "SERVICE"),
    ),
    default_steering_area="service",
    lines=(tax_line("income", "07.68.90"), tax_line("property", "07.68.94")),
    report=(
        ReportLine("SERVICE", "Service", "leaf"),
        ReportLine("TAX", "Taxes", "leaf"),
        ReportLine("RESULT", "Result", "sum", ("SERVICE", "TAX"), heading=True),
        ReportLine("CASH", "Cash", "balance", ("RESULT",), opening="cash", stock=True),
    ),
    target_line="RESULT",
    taxes=(
        Tax("income", "Income", "income", "wages", "pct", "pct", (250_000, 255_000, 260_000, 265_000)),
        Tax("property", "Property", "property", "land", "promille", "promille", (10_000,) * 4),
    ),
    limits=(
        Limit("law", "Cash law", "law", "CASH", "above", "", "The law"),
        Limit("frame", "Frame", "frame", "SERVICE", "at_most", "frame", "The agreement"),
        Limit("saving", "Saving", "target", "RESULT", "at_most", "saving", "The council"),
        Limit("reserve", "Reserve", "target", "CASH", "at_least", "reserve", "The council"),
    ),
)

ASSUMPTIONS = Assumptions(
    YEARS,
    (),
    (
        Quantity("cash", "Cash", "kr.", (1_000_000,)),
        Quantity("wages", "Wages", "kr.", (1_000_000, 1_020_000, 1_040_000, 1_060_000)),
        Quantity("pct", "Income tax", "thousandths", (25_000,)),
        Quantity("land", "Land", "kr.", (500_000,)),
        Quantity("promille", "Property tax", "thousandths", (20_000,)),
        Quantity("frame", "Frame", "kr.", (2_000,)),
        Quantity("saving", "Saving", "kr.", (-1_000,)),
        Quantity("reserve", "Reserve", "kr.", (999_000,)),
    ),
)


TWICE = replace(
    BUDGET,
    lines=(*BUDGET.lines, tax_line("late", "07.68.90")),
    taxes=(*BUDGET.taxes, replace(BUDGET.taxes[0], id="late", line="late")),
)
"""The income tax is two taxes, in one function."""


def books_of(proposals: tuple[Proposal, ...], budget: Budget = BUDGET) -> Books:
    return Books.of(budget, Catalogue("Test", YEARS, proposals), ASSUMPTIONS, CATALOGUE)


BOOKS = books_of(PROPOSALS)
