"""A budget with corrections, several committees and a tax, small enough to be added up by eye. Never read from a file.

2020: index 1.000. 2021: service 1.020, works 1.010. All amounts below are kroner of the base, x index from 2021 on.

post     line     committee  area  account     layer     2020   2021
TAX      income   -          -     07.68.90-7  base     -1000  -1000   worked out: 4000 x 25 per cent
SERVICE  schools  LEARN      L10   03.22.01-1  base       500    500
SERVICE  pupils   LEARN      L10   03.22.01-1  people      10     25
SERVICE  wages    LEARN      L20   03.22.05-1  law         -5     -5
SERVICE  streets  ROADS      R10   02.28.11-1  base       100    100
SERVICE  refunds  ROADS      R10   02.28.11-2  base       -25    -25
BUILD    bridge   ROADS      -     02.28.22-3  base       300    100
"""

from __future__ import annotations

from domain.books import Books
from domain.budget.accounts import Account
from domain.budget.documents import (
    Amounts,
    Assumptions,
    Budget,
    BudgetLine,
    Committee,
    Index,
    Layer,
    PolicyArea,
    Quantity,
    ReportLine,
    SteeringArea,
    Tax,
)
from domain.budget.layouts import Layout, LayoutRow, Selector
from domain.proposals.catalogue import Catalogue, Category, Posting, Posts, Proposal

YEARS = (2020, 2021)


def line(
    id: str,
    post: str,
    place: tuple[str, str, str, str],
    amounts: Amounts,
    *,
    index: str = "service",
    layer: str = "base",
    area: str = "service",
) -> BudgetLine:
    """place: committee, policy area, function, dranst."""
    committee, policy_area, function, kind = place
    return BudgetLine(id, id, Account(function, kind), committee, policy_area, area, index, post, amounts, layer)


def proposal(
    id: str, *postings: Posting, committee: str = "LEARN", area: str = "L10", account: Account, category: Category
) -> Proposal:
    return Proposal(
        id=id,
        title=f"Title of {id}",
        type="reduction",
        category=category,
        committee=committee,
        policy_area=area,
        account=account,
        steering_area="service",
        postings=postings,
        posts=Posts((0, 0)),
        description="",
        consequence_service="",
        consequence_staff="",
        risk="",
        preconditions="",
        works_council="",
        origin="",
        excludes=(),
        requires=(),
        scalable=True,
        earliest_start=2020,
        lasting=True,
    )


CUT = proposal("cut", Posting("SERVICE", "service", (-33, -33)), account=Account("03.22.01", "1"), category="operating")
"""At half: -16.5, which is -17, and -33 x 1.02 / 2 = -16.83, which is -17."""
LOAN = proposal(
    "loan", Posting("TAX", "", (0, -51)), committee="", area="", account=Account("08.55.70"), category="loan"
)
"""In 2020 prices -51 / 1.02 = -50."""
MIXED = proposal(
    "mixed",
    Posting("SERVICE", "service", (40, 40)),
    Posting("BUILD", "works", (-90, 0)),
    committee="ROADS",
    area="",
    account=Account(),
    category="operating",
)
"""Names no account: its 40 stand at dranst 1, where most of SERVICE is, and its -90 at dranst 3."""

LAYOUT = Layout(
    "short",
    "Short",
    "Nobody's",
    (
        LayoutRow("heading", "What we spend", "text", heading=True),
        LayoutRow("learn", "Learning", "select", Selector(posts=("SERVICE",), committees=("LEARN",))),
        LayoutRow("rest", "Other service", "select", Selector(posts=("SERVICE",), committees=("ROADS", ""))),
        LayoutRow("refunded", "Of which refunded", "select", Selector(kinds=("2",))),
        LayoutRow("service", "Service", "sum", terms=("learn", "rest")),
        LayoutRow("build", "Construction", "select", Selector(posts=("BUILD",))),
        LayoutRow("tax", "Taxes", "line", line="TAX"),
        LayoutRow("without", "Service without refunds", "sum", terms=("service",), minus=("refunded",)),
        LayoutRow("all", "All in all", "sum", terms=("service", "build", "tax")),
        LayoutRow("cash", "Cash", "line", line="CASH"),
    ),
    whole="all",
    equals="FLOW",
)

BUDGET = Budget(
    municipality="Test",
    currency="DKK",
    years=YEARS,
    committees=(Committee("LEARN", "Learning"), Committee("ROADS", "Roads")),
    policy_areas=(
        PolicyArea("L20", "LEARN", "After school"),
        PolicyArea("L10", "LEARN", "Schools"),
        PolicyArea("R10", "ROADS", "Streets"),
    ),
    steering_areas=(
        SteeringArea("service", "Service", "", "service", "SERVICE"),
        SteeringArea("works", "Works", "", "works", "BUILD"),
    ),
    default_steering_area="service",
    lines=(
        line("income", "TAX", ("", "", "07.68.90", "7"), (-1, -1), index="", area="finance"),
        line("schools", "SERVICE", ("LEARN", "L10", "03.22.01", "1"), (500, 500)),
        line("pupils", "SERVICE", ("LEARN", "L10", "03.22.01", "1"), (10, 25), layer="people"),
        line("wages", "SERVICE", ("LEARN", "L20", "03.22.05", "1"), (-5, -5), layer="law"),
        line("streets", "SERVICE", ("ROADS", "R10", "02.28.11", "1"), (100, 100)),
        line("refunds", "SERVICE", ("ROADS", "R10", "02.28.11", "2"), (-25, -25)),
        line("bridge", "BUILD", ("ROADS", "", "02.28.22", "3"), (300, 100), index="works", area="works"),
        line("elsewhere", "", ("ROADS", "", "09.01.01", "9"), (7777, 7777)),
    ),
    report=(
        ReportLine("TAX", "Taxes", "leaf"),
        ReportLine("SERVICE", "Service", "leaf"),
        ReportLine("RESULT", "Result", "sum", ("TAX", "SERVICE"), heading=True),
        ReportLine("BUILD", "Construction", "leaf"),
        ReportLine("FLOW", "Change of cash", "sum", ("RESULT", "BUILD"), heading=True),
        ReportLine("CASH", "Cash", "balance", ("FLOW",), opening="cash", stock=True),
        ReportLine("MEAN", "Mean", "average", ("CASH",), opening="cash", opening_average="cash", stock=True),
    ),
    target_line="RESULT",
    layers=(
        Layer("base", "Base", "base"),
        Layer("people", "Demography", "demography"),
        Layer("law", "New law", "law"),
    ),
    taxes=(Tax("income", "Income tax", "income", "base", "rate", "pct", (0, 0)),),
    layouts=(LAYOUT,),
)
ASSUMPTIONS = Assumptions(
    YEARS,
    (Index("service", "Service", (1000, 1020)), Index("works", "Works", (1000, 1010))),
    (
        Quantity("cash", "Cash", "kr.", (1000,)),
        Quantity("base", "Base", "kr.", (4000,)),
        Quantity("rate", "Rate", "1/1000 pct.", (25_000,)),
    ),
)
CATALOGUE = Catalogue("Test", YEARS, (CUT, LOAN, MIXED))
BOOKS = Books.of(BUDGET, CATALOGUE, ASSUMPTIONS, "c" * 64)
