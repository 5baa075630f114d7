"""The documents a workshop works on, side by side: what `decide` and the projections look things up in."""

from __future__ import annotations

from dataclasses import dataclass

from domain.budget.documents import Assumptions, Budget
from domain.proposals.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Books:
    """catalogue_hash names the catalogue's version in every choice (settled.md 6)."""

    budget: Budget
    catalogue: Catalogue
    assumptions: Assumptions
    catalogue_hash: str
