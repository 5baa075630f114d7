"""A version of the documents, with what all who look at it share, worked out once. Holds nothing of any table."""

from __future__ import annotations

from domain.books import Books
from domain.budget.cube import Cube
from domain.budget.gathering import layouts_of
from domain.budget.layouts import Layout
from domain.table.state import TableBudget
from projections.presented.explore import Explorer
from projections.presented.held import Held, Pricer
from projections.presented.laid import Laid

TREE = "Resultatopgørelse"
"""What the report tree is called among the layouts."""


class NoSuchLayout(LookupError):
    """The budget has no layout of that name."""


class Desk:
    """layouts: the report tree first, then the budget's own. explorer: the base's tree."""

    __slots__ = ("_laid", "_pricer", "books", "cube", "explorer", "layouts")

    def __init__(self, books: Books) -> None:
        self.books = books
        self.cube = Cube(books.report)
        self.explorer = Explorer(self.cube)
        self.layouts: tuple[Layout, ...] = layouts_of(books.budget, TREE)
        self._pricer = Pricer(books, self.cube)
        self._laid: dict[str, Laid] = {}

    def held(self, table: TableBudget | None) -> tuple[Held, ...]:
        """What a table adds to the base; None: nothing."""
        return self._pricer.held(table)

    def laid(self, layout: str) -> Laid:
        """NoSuchLayout. Made when it is first asked for; two who ask at once may both make it, and make the same."""
        if layout not in self._laid:
            found = next((known for known in self.layouts if known.id == layout), None)
            if found is None:
                raise NoSuchLayout(layout)
            self._laid[layout] = Laid(found, self.cube)
        return self._laid[layout]
