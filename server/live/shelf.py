"""The documents of workshops, ready for use: loaded once, and kept for every version that a workshop has been through.

Never decides which version is in force: that is the log's to say. Asked from several threads at once, since large
documents are made ready off the event loop.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TypeAlias, TypeVar

from domain.books import Books
from domain.budget.documents import Assumptions, Budget
from domain.proposals.catalogue import Catalogue
from domain.workshop.state import Version
from server import documents
from server.documents import Document

Names: TypeAlias = tuple[str, str, str]
"""Hashes of budget, catalogue and assumptions."""

D = TypeVar("D", bound=Document)

MOST = 256
"""Versions kept ready. One is worked out again from its documents if it is asked for after that."""


class Shelf:
    """get: a document's bytes by its hash."""

    def __init__(self, get: Callable[[str], bytes]) -> None:
        self._get = get
        self._books: dict[tuple[Names, ...], Books] = {}
        self._writing = Lock()

    def of(self, versions: tuple[Version, ...]) -> Books:
        """The last of these versions, with what it keeps of those before it. ValueError if it does not fit together."""
        return self.after((), *(names_of(version) for version in versions))

    def after(self, versions: tuple[Version, ...], *names: Names) -> Books:
        """What the documents of these names would be as the next version of a workshop.

        The same versions are the same value, whoever asks.
        """
        chain = (*(names_of(version) for version in versions), *names)
        known = self._asked_for(chain)
        if known is not None:
            return known
        if not chain:
            raise LookupError("a workshop that has not been opened has no documents")
        former = self.after((), *chain[:-1]) if len(chain) > 1 else None
        return self._kept(chain, self._ready(chain, former))

    def forget(self, versions: tuple[Version, ...], names: Names) -> None:
        """These names were tried as the next version, and no workshop took them."""
        with self._writing:
            self._books.pop((*(names_of(version) for version in versions), names), None)

    def _asked_for(self, chain: tuple[Names, ...]) -> Books | None:
        """What is asked for goes to the end: the front makes room first."""
        with self._writing:
            books = self._books.pop(chain, None)
            if books is not None:
                self._books[chain] = books
            return books

    def _ready(self, chain: tuple[Names, ...], former: Books | None) -> Books:
        budget, catalogue, assumptions = chain[-1]
        return documents.fitted(
            self._held(chain, 0, lambda books: books.budget) or self._read(budget, Budget),
            self._held(chain, 1, lambda books: books.catalogue) or self._read(catalogue, Catalogue),
            self._held(chain, 2, lambda books: books.assumptions) or self._read(assumptions, Assumptions),
            catalogue,
            former,
        )

    def _held(self, chain: tuple[Names, ...], place: int, of: Callable[[Books], D]) -> D | None:
        """The document of an earlier version that had the same: a budget of 30,000 lines lies in memory once."""
        for length in range(len(chain) - 1, 0, -1):
            held = self._books.get(chain[:length])
            if held is not None and chain[length - 1][place] == chain[-1][place]:
                return of(held)
        return None

    def _read(self, name: str, kind: type[D]) -> D:
        return documents.decode(self._get(name), kind)

    def _kept(self, chain: tuple[Names, ...], books: Books) -> Books:
        with self._writing:
            while len(self._books) >= MOST:
                self._books.pop(next(iter(self._books)))
            return self._books.setdefault(chain, books)


def names_of(version: Version) -> Names:
    return version.budget, version.catalogue, version.assumptions
