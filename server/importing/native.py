"""Workbooks of our own: whoever writes them registers what reads them, and is asked before any mapping. Reads none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from server.importing.grids import Book
from server.importing.imported import Imported
from server.importing.problems import Problems


class NativeReader(Protocol):
    """Books come safely read, hidden sheets with them."""

    def recognises(self, books: Sequence[Book]) -> bool: ...

    def read(self, books: Sequence[Book], problems: Problems) -> Imported | None:
        """None, and told, if something stands in the way."""


NATIVE: list[NativeReader] = []
"""Asked in order."""


def native_reader(books: Sequence[Book]) -> NativeReader | None:
    return next((reader for reader in NATIVE if reader.recognises(books)), None)
