"""Where in a budget a proposal's amounts stand, so that they can be told beside the lines. Works out no effect."""

from __future__ import annotations

from collections.abc import Mapping

from domain.budget.cube import Place
from domain.proposals.catalogue import Proposal


def places_of(proposal: Proposal, kinds: Mapping[str, str]) -> dict[str, Place]:
    """Leaf -> place, for every leaf it counts in. PR4: an account without a dranst takes the leaf's, see `kinds`."""
    account = proposal.account
    return {
        posting.post: Place(
            posting.post,
            proposal.committee,
            proposal.policy_area,
            account.function,
            account.kind or kinds.get(posting.post, ""),
            proposal.steering_area,
        )
        for posting in proposal.postings
        if posting.post
    }
