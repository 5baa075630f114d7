"""How much a person likes a proposal: by group, home committee and taste. Never looks at the table's gap."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Final

from client.simulated.catalogue import Catalogue, Proposal
from client.simulated.temperament import Person

LEANINGS: Final[Mapping[str, Mapping[str, float]]] = {
    "council": {
        "reduction": -0.05, "efficiency": 0.45, "expansion": 0.10, "construction": -0.10, "deferral": 0.05,
        "tax_rise": -0.30, "tax_cut": 0.10, "land": 0.20, "loan": -0.10,
    },
    "management": {
        "reduction": 0.10, "efficiency": 0.50, "expansion": -0.30, "construction": -0.15, "deferral": 0.10,
        "tax_rise": 0.05, "tax_cut": -0.30, "land": 0.15, "loan": 0.00,
    },
    "employees": {
        "reduction": -0.35, "efficiency": 0.20, "expansion": 0.20, "construction": -0.05, "deferral": 0.00,
        "tax_rise": 0.25, "tax_cut": -0.40, "land": 0.15, "loan": 0.00,
    },
    "citizen": {
        "reduction": -0.25, "efficiency": 0.35, "expansion": 0.20, "construction": 0.00, "deferral": -0.05,
        "tax_rise": -0.15, "tax_cut": 0.10, "land": 0.10, "loan": -0.10,
    },
}  # fmt: skip
"""From -1 (never) to 1 (by all means). Constructed, so that groups differ as in a hall; no survey behind them."""

POST_WEIGHT: Final[Mapping[str, float]] = {"employees": 0.025, "council": 0.008, "citizen": 0.008}
"""How much a lost post weighs, a post each."""


def kind(proposal: Proposal) -> str:
    """What the groups lean on: the catalogue's type, with financing and construction told apart by what they do."""
    if proposal.category == "tax":
        return "tax_rise" if proposal.is_saving else "tax_cut"
    if proposal.category in ("land", "loan", "repayment"):
        return "land" if proposal.category == "land" else "loan"
    if proposal.type == "construction":
        return "deferral" if proposal.is_saving else "construction"
    return proposal.type


def liking(person: Person, proposal: Proposal) -> float:
    """About -1 to 1. The same for the same person and proposal, always."""
    leaning = LEANINGS.get(person.group, {}).get(kind(proposal), 0.0)
    posts = POST_WEIGHT.get(person.group, 0.0) * max(-10.0, min(10.0, proposal.posts))
    thrift = 0.12 * person.temperament.thrift * (1 if proposal.is_saving else -1)
    taste = random.Random(f"{person.dice}/{proposal.id}").gauss(0, 0.18)  # noqa: S311 - a taste, not a secret
    return leaning + posts + thrift + _shield(person, proposal) + taste


def _shield(person: Person, proposal: Proposal) -> float:
    """One's own area is spared from savings, and first in line for more."""
    if not person.home_committee or proposal.committee != person.home_committee:
        return 0.0
    strength = 0.5 * person.temperament.shielding
    return -strength if proposal.is_saving else strength


def likings(person: Person, catalogue: Catalogue) -> dict[str, float]:
    return {id_: liking(person, proposal) for id_, proposal in catalogue.proposals.items()}
