"""Files that somebody has handed in to be imported, kept in memory until they are used. Bounded, and never on disk.

A person's files belong to one workshop; a server that restarts has forgotten them, and they are handed in again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

MOST_FILES = 20
MOST_BYTES = 64 * 1024 * 1024
"""Of one person's files together."""

MOST_BASKETS = 16
"""People who may have files here at a time; the one who was here longest ago makes room."""

KEPT = 3_600.0
"""Seconds since the last file."""


class TooMuch(Exception):
    """More files, or more bytes, than are kept."""


@dataclass(slots=True)
class _Basket:
    at: float
    files: dict[str, bytes] = field(default_factory=dict)


class Uploads:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._baskets: dict[tuple[str, str], _Basket] = {}

    def put(self, workshop: str, actor: str, name: str, data: bytes) -> None:
        """A file of the same name takes the other's place. TooMuch."""
        self._clear_old()
        basket = self._baskets.pop((workshop, actor), None) or _Basket(0.0)
        files = {**basket.files, name: data}
        self._baskets[workshop, actor] = basket
        if len(files) > MOST_FILES or sum(map(len, files.values())) > MOST_BYTES:
            raise TooMuch
        basket.files, basket.at = files, self._clock()
        while len(self._baskets) > MOST_BASKETS:
            del self._baskets[next(iter(self._baskets))]

    def files(self, workshop: str, actor: str) -> Mapping[str, bytes]:
        """By name, in the order they came."""
        self._clear_old()
        basket = self._baskets.get((workshop, actor))
        return dict(basket.files) if basket else {}

    def clear(self, workshop: str, actor: str) -> None:
        self._baskets.pop((workshop, actor), None)

    def _clear_old(self) -> None:
        """Those at the front have been here longest."""
        oldest = self._clock() - KEPT
        for key in [key for key, basket in self._baskets.items() if basket.at < oldest]:
            del self._baskets[key]
