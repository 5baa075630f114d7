"""A mapping that never changes, and whose changed copies cost little however much it holds. Knows nothing of tables.

What was set lately lies in a small dict over the rest: a copy with a change copies that one alone, and the two become
one when it has grown. The rest is shared by all copies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")

MOST_ON_TOP = 32
"""Few enough to be copied at every change, and many enough that the whole is copied rarely."""


class Layered(Mapping[K, V]):
    __slots__ = ("_rest", "_top")

    def __init__(self, rest: Mapping[K, V] | None = None) -> None:
        self._top: dict[K, V] = {}
        self._rest: dict[K, V] = {} if rest is None else dict(rest)

    def with_all(self, changes: Mapping[K, V]) -> Layered[K, V]:
        """A copy in which these are set."""
        made: Layered[K, V] = Layered.__new__(Layered)
        top = {**self._top, **changes}
        if len(top) > MOST_ON_TOP:
            made._top, made._rest = {}, {**self._rest, **top}
        else:
            made._top, made._rest = top, self._rest
        return made

    def without(self, key: K) -> Layered[K, V]:
        """A copy in which nothing is set there."""
        return Layered({k: v for k, v in self.items() if k != key}) if key in self else self

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | D) -> V | D: ...
    def get(self, key: K, /, default: V | D | None = None) -> V | D | None:
        return self._top[key] if key in self._top else self._rest.get(key, default)

    def __getitem__(self, key: K) -> V:
        return self._top[key] if key in self._top else self._rest[key]

    def __contains__(self, key: object) -> bool:
        return key in self._top or key in self._rest

    def __iter__(self) -> Iterator[K]:
        return chain(self._rest, (key for key in self._top if key not in self._rest))

    def __len__(self) -> int:
        return len(self._rest) + sum(key not in self._rest for key in self._top)
