"""Proposals with as little on them as a test needs. Never read from a file."""

from __future__ import annotations

from collections.abc import Iterable

from domain.budget.accounts import Account
from domain.budget.documents import Amounts
from domain.proposals.catalogue import Catalogue, Category, Posting, Posts, Proposal
from tests.domain.budget.small import YEARS


def proposal(
    *postings: Posting,
    id: str = "P",
    category: Category = "operating",
    requires: Iterable[str] = (),
    excludes: Iterable[str] = (),
) -> Proposal:
    return Proposal(
        id=id,
        title=id,
        type="reduction",
        category=category,
        committee="LEARN",
        policy_area="",
        account=Account(),
        steering_area="service",
        postings=postings or (Posting("SERVICE", "", (0,) * 4),),
        posts=Posts((0,) * 4),
        description="",
        consequence_service="",
        consequence_staff="",
        risk="",
        preconditions="",
        works_council="",
        origin="",
        excludes=tuple(excludes),
        requires=tuple(requires),
        scalable=True,
        earliest_start=2020,
        lasting=True,
    )


def wages(*amounts: int) -> Posting:
    """In SERVICE, in the budget year's wages."""
    return Posting("SERVICE", "wages", amounts)


def current(post: str, *amounts: int) -> Posting:
    """In the year's own prices."""
    return Posting(post, "", amounts)


def catalogue(*proposals: Proposal, years: Amounts = YEARS) -> Catalogue:
    return Catalogue("Test", years, proposals)
