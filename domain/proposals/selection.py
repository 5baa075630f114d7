"""A set of proposals chosen together, outside any workshop: what it may hold, and what it gives. Knows no table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from domain import errors
from domain.budget.documents import Amounts
from domain.budget.report import Report
from domain.proposals.effect import added, effect
from domain.proposals.relations import Relations


def shares_of(chosen: Iterable[str], parts: Mapping[str, int], relations: Relations) -> dict[str, int]:
    """Proposal -> whole per cent: `chosen` wholly, those of `parts` as they say, with all that is joined to them.

    UnknownProposal; IncompleteChoice, naming what is missing or what excludes each other; ShareOutOfRange and
    NotScalable (proposal), also where two that are joined are given different shares.
    """
    shares = {relations.get(id).id: 100 for id in (*chosen, *parts)}
    relations.check(shares)
    for id, share in parts.items():
        if not 1 <= share <= 100:
            raise errors.ShareOutOfRange(proposal=id, share=share)
        for joined in relations.joined(id):
            scalable = share == 100 or relations.get(joined).scalable
            if not scalable or parts.get(joined, share) != share:
                raise errors.NotScalable(proposal=joined)
            shares[joined] = share
    return shares


def statement_of(shares: Mapping[str, int], relations: Relations, report: Report) -> dict[str, Amounts]:
    """All report lines with these proposals, each begun when the catalogue says, whole kroner."""
    return report.statement(
        added(
            effect(relations.get(id), share=share, shift=0, amounts={}, report=report) for id, share in shares.items()
        )
    )
