"""What all tables are measured by under one version of the documents, worked out once. Holds nothing of any table."""

from __future__ import annotations

from dataclasses import dataclass

from domain.books import Books
from projections.law import Limits
from projections.ledger import Reach


@dataclass(frozen=True, slots=True, eq=False)
class Yardsticks:
    books: Books
    reach: Reach
    limits: Limits

    @classmethod
    def of(cls, books: Books) -> Yardsticks:
        return cls(books, Reach(books.report), Limits(books))
