"""A table's own proposal as a proposal like any other: what finance worked out, or else what the table guessed.

Where it counts follows from committee and steering area (`Report.area`). It behaves as operating costs do, unless its
type is construction; tax, loans and repayments come from the catalogue alone. It needs nothing and rules nothing out.
"""

from __future__ import annotations

from typing import cast

from domain.budget.accounts import Account
from domain.budget.report import Report
from domain.proposals.catalogue import Category, Posting, Posts, Proposal, ProposalType
from domain.table.state import Costing, OwnProposal
from domain.text import Erased, Text


def as_proposal(own: OwnProposal, report: Report) -> Proposal:
    """UnknownSteeringArea if the budget has no rule for it.

    Its amounts are kroner in the budget year's prices and take the price index of the steering area.
    """
    costing = costing_of(own, report.years[0])
    area = report.area(costing.steering_area, own.committee)
    category: Category = "construction" if own.type == "construction" else "operating"
    return Proposal(
        id=own.id,
        title=_plain(own.title),
        type=cast(ProposalType, own.type),  # decided as one when it was added; the log holds it as text
        category=category,
        committee=own.committee,
        policy_area=appropriation_of(own),
        account=Account(),
        steering_area=costing.steering_area,
        postings=(Posting(area.post, area.index, costing.amounts),),
        posts=Posts(costing.posts),
        description=_plain(costing.description),
        consequence_service=_plain(costing.consequence_service),
        consequence_staff=_plain(costing.consequence_staff),
        risk=_plain(costing.risk),
        preconditions=_plain(costing.preconditions),
        works_council=_plain(costing.works_council),
        origin=_plain(costing.origin),
        excludes=(),
        requires=(),
        scalable=costing.scalable,
        earliest_start=costing.earliest_start,
        lasting=costing.lasting,
        summary=_plain(costing.summary),
        implementation=_plain(costing.implementation),
        derived=_plain(costing.derived),
        hearing=_plain(costing.hearing),
    )


def costing_of(own: OwnProposal, budget_year: int) -> Costing:
    """What finance worked out; else the table's guess: scalable, lasting, from the budget year on, and no words yet."""
    if own.costing is not None:
        return own.costing
    posts = (0,) * len(own.amounts)
    area = own.steering_area
    return Costing(0, own.amounts, posts, area, own.policy_area, True, budget_year, True, *("",) * 11)


def appropriation_of(own: OwnProposal) -> str:
    """The policy area it changes: the table's word goes first, then finance's; "" for none."""
    return own.policy_area or (own.costing.policy_area if own.costing else "")


def _plain(text: Text) -> str:
    return "" if isinstance(text, Erased) else text
