"""The row of a table's own proposal: its guess, and what finance worked out. Never whether it was chosen."""

from __future__ import annotations

from domain.table.own import appropriation_of, costing_of
from domain.table.state import OwnProposal, Touch
from projections.board import shown
from projections.rows import OwnRow


def own_row(own: OwnProposal, budget_year: int, touch: Touch) -> OwnRow:
    """touch: who changed it last at the table; a costing is no change of the table's."""
    costing = costing_of(own, budget_year)
    return {
        "proposal": own.id,
        "title": shown(own.title),
        "committee": own.committee,
        "type": own.type,
        "steering_area": costing.steering_area,
        "policy_area": appropriation_of(own),
        "costed": own.costing is not None,
        "amounts": list(costing.amounts),
        "guess": list(own.amounts),
        "posts": list(costing.posts),
        "scalable": costing.scalable,
        "earliest_start": costing.earliest_start,
        "lasting": costing.lasting,
        "summary": shown(costing.summary),
        "description": shown(costing.description),
        "consequence_service": shown(costing.consequence_service),
        "consequence_staff": shown(costing.consequence_staff),
        "risk": shown(costing.risk),
        "preconditions": shown(costing.preconditions),
        "implementation": shown(costing.implementation),
        "derived": shown(costing.derived),
        "works_council": shown(costing.works_council),
        "hearing": shown(costing.hearing),
        "origin": shown(costing.origin),
        "by": touch.actor,
        "seq": touch.seq,
    }
