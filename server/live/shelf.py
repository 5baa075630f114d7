"""The documents of workshops, ready for use: loaded once, and kept for every version that a workshop has been through.

Never decides which version is in force: that is the log's to say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from domain.books import Books
from domain.workshop.state import Version
from server import documents

Names: TypeAlias = tuple[str, str, str]
"""Hashes of budget, catalogue and assumptions."""

MOST = 256
"""Versions kept ready. One is worked out again from its documents if it is asked for after that."""


class Shelf:
    """get: a document's bytes by its hash."""

    def __init__(self, get: Callable[[str], bytes]) -> None:
        self._get = get
        self._books: dict[tuple[Names, ...], Books] = {}

    def of(self, versions: tuple[Version, ...]) -> Books:
        """The last of these versions, with what it keeps of those before it. ValueError if it does not fit together."""
        return self.after((), *(names_of(version) for version in versions))

    def after(self, versions: tuple[Version, ...], *names: Names) -> Books:
        """What the documents of these names would be as the next version of a workshop."""
        chain = (*(names_of(version) for version in versions), *names)
        known = self._books.get(chain)
        if known is not None:
            return known
        if not chain:
            raise LookupError("a workshop that has not been opened has no documents")
        former = self.after((), *chain[:-1]) if len(chain) > 1 else None
        books = documents.load_books(*(self._get(digest) for digest in chain[-1]), before=former)
        while len(self._books) >= MOST:
            self._books.pop(next(iter(self._books)))
        self._books[chain] = books
        return books


def names_of(version: Version) -> Names:
    return version.budget, version.catalogue, version.assumptions
