"""A small budget and catalogue, written out so that a test can be checked by eye. Never read from a file.

Three pairs of the catalogue matter: `school-a` and `school-b` are alternatives, `school-b` and `rooms` are joined
(not scalable), `screens` and `care` are joined and scalable.
"""

from __future__ import annotations

from collections.abc import Iterable

from domain.books import Books
from domain.budget.accounts import Account
from domain.budget.documents import Amounts, Assumptions, Budget, Committee, Quantity, ReportLine, SteeringArea
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
) -> Proposal:
    return Proposal(
        id=id,
        title=id,
        type="reduction",
        category=category,
        committee="LEARN",
        policy_area="",
        account=Account("03.22.01"),
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


PROPOSALS = (
    proposal("hours", (-600, -1400, -1400, -1400), scalable=True),
    proposal("clubs", (-300, -300, -300, -300), requires=["hours"]),
    proposal("school-a", (0, -2100, -5200, -5200), excludes=["school-b"], earliest_start=2021),
    proposal("school-b", (0, -3300, -8600, -8900), requires=["rooms"], earliest_start=2021),
    proposal("rooms", (2000, 11000, 3000, 0), category="construction", requires=["school-b"]),
    proposal("screens", (300, -1200, -2400, -2400), requires=["care"], scalable=True),
    proposal("care", (1200, 300, 0, 0), category="construction", requires=["screens"], scalable=True),
    proposal("tax", (-8240, -8480, 0, 0), category="tax"),
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
    policy_areas=(),
    steering_areas=(
        SteeringArea("service", "Service", "", "", "SERVICE"),
        SteeringArea("transfers", "Transfers", "", "", "SERVICE"),
    ),
    default_steering_area="service",
    lines=(),
    report=(
        ReportLine("SERVICE", "Service", "leaf"),
        ReportLine("RESULT", "Result", "sum", ("SERVICE",), heading=True),
        ReportLine("CASH", "Cash", "balance", ("RESULT",), opening="cash", stock=True),
    ),
    target_line="RESULT",
)

ASSUMPTIONS = Assumptions(YEARS, (), (Quantity("cash", "Cash", "kr.", (1_000_000,)),))


def books_of(proposals: tuple[Proposal, ...]) -> Books:
    return Books.of(BUDGET, Catalogue("Test", YEARS, proposals), ASSUMPTIONS, CATALOGUE)


BOOKS = books_of(PROPOSALS)
