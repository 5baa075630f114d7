"""A table's own proposal as a proposal like any other. Never costed: it carries what the table guessed.

Where it counts follows from committee and steering area (`Report.area`). It behaves as operating costs do, unless its
type is construction; tax, loans and repayments come from the catalogue alone. It needs nothing and rules nothing out.
"""

from __future__ import annotations

from typing import cast

from domain.budget.accounts import Account
from domain.budget.report import Report
from domain.proposals.catalogue import Category, Posting, Posts, Proposal, ProposalType
from domain.table.state import OwnProposal
from domain.text import Erased


def as_proposal(own: OwnProposal, report: Report) -> Proposal:
    """Scalable, lasting, from the budget year on. UnknownSteeringArea if the budget has no rule for it.

    Its amounts are kroner in the budget year's prices and take the price index of the steering area.
    """
    area = report.area(own.steering_area, own.committee)
    category: Category = "construction" if own.type == "construction" else "operating"
    return Proposal(
        id=own.id,
        title="" if isinstance(own.title, Erased) else own.title,
        type=cast(ProposalType, own.type),  # decided as one when it was added; the log holds it as text
        category=category,
        committee=own.committee,
        policy_area="",
        account=Account(),
        steering_area=own.steering_area,
        postings=(Posting(area.post, area.index, own.amounts),),
        posts=Posts((0,) * len(own.amounts)),
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
        earliest_start=report.years[0],
        lasting=True,
    )
