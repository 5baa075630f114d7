"""A catalogue of proposals as it was on the day it was loaded. Never changed, only replaced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from domain.budget.accounts import Account
from domain.budget.documents import Amounts

ProposalType: TypeAlias = Literal["reduction", "efficiency", "expansion", "construction", "financing", "technical"]
"""reduktion, effektivisering, udvidelse, anlæg, finansiering, teknisk: what people filter by (kind)."""

Category: TypeAlias = Literal["operating", "construction", "land", "tax", "loan", "repayment"]
"""drift, anlaeg, jord, skat, laan, afdrag: how it behaves when shifted or set (settled.md 21)."""


@dataclass(frozen=True, slots=True)
class Posting:
    """The part of a proposal that counts in one leaf of the report tree. Base kroner, one a year."""

    post: str
    index: str
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class Posts:
    """Full-time posts (årsværk) per year in hundredths: -350 is 3.5 posts fewer."""

    hundredths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One entry of the catalogue (domain.md 1.10). Amounts in the budget year's prices, except tax, loan, repayment.

    excludes: either/or, symmetric. requires: directed. earliest_start: first year it can begin.
    lasting: true for varig, false for engangs. summary: two plain lines for whoever has no time.
    implementation: how and when. derived: afledt drift or anlæg. hearing: høringssvar. works_council: MED's remark.
    status: where it is in its qualification, as the municipality words it. version: counts its revisions, from 1.
    price_level: the year whose prices its amounts are in; 0: the budget year.
    """

    id: str
    title: str
    type: ProposalType
    category: Category
    committee: str
    policy_area: str
    account: Account
    steering_area: str
    postings: tuple[Posting, ...]
    posts: Posts
    description: str
    consequence_service: str
    consequence_staff: str
    risk: str
    preconditions: str
    works_council: str
    origin: str
    excludes: tuple[str, ...]
    requires: tuple[str, ...]
    scalable: bool
    earliest_start: int
    lasting: bool
    summary: str = ""
    implementation: str = ""
    derived: str = ""
    hearing: str = ""
    status: str = ""
    version: int = 1
    price_level: int = 0

    def base(self, year_index: int) -> int:
        """Base kroner of that year over all postings."""
        return sum(posting.amounts[year_index] for posting in self.postings)


@dataclass(frozen=True, slots=True)
class Catalogue:
    title: str
    years: tuple[int, ...]
    proposals: tuple[Proposal, ...]
