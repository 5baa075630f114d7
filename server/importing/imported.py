"""What a folder of files became. Never holds half of it."""

from __future__ import annotations

from dataclasses import dataclass

from domain.budget.documents import Assumptions, Budget
from domain.proposals.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Imported:
    """Three documents that fit together."""

    budget: Budget
    catalogue: Catalogue
    assumptions: Assumptions
