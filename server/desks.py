"""The sums of a version of the documents, made once for everybody who looks at it. Holds nothing of any table."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from domain.books import Books
from projections.presented.desk import Desk

MOST = 8
"""Versions whose sums are kept ready."""


class Desks:
    """By the identity of the books: the shelf keeps one of each version. Safe on the event loop alone."""

    def __init__(self) -> None:
        self._desks: OrderedDict[int, tuple[Books, asyncio.Task[Desk]]] = OrderedDict()

    async def of(self, books: Books) -> Desk:
        """Those who ask while it is being made wait for the same one."""
        if id(books) not in self._desks:
            self._desks[id(books)] = (books, asyncio.create_task(asyncio.to_thread(Desk, books)))
            while len(self._desks) > MOST:
                self._desks.popitem(last=False)
        self._desks.move_to_end(id(books))
        try:
            return await asyncio.shield(self._desks[id(books)][1])
        except Exception:
            self._desks.pop(id(books), None)  # the next one who asks may have better luck
            raise
