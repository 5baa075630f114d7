"""The documents a workshop works on, with what is looked up in them worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from domain.budget.documents import Assumptions, Budget
from domain.budget.report import Report
from domain.proposals.catalogue import Catalogue
from domain.proposals.relations import Relations


@dataclass(frozen=True, slots=True, eq=False)
class Books:
    """catalogue_hash names the catalogue's version in every choice (settled.md 6)."""

    budget: Budget
    catalogue: Catalogue
    assumptions: Assumptions
    catalogue_hash: str
    report: Report
    relations: Relations

    @classmethod
    def of(cls, budget: Budget, catalogue: Catalogue, assumptions: Assumptions, catalogue_hash: str) -> Books:
        return cls(budget, catalogue, assumptions, catalogue_hash, Report(budget, assumptions), Relations(catalogue))
