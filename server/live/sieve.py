"""What has certainly never been put in: a Bloom filter that grows. Never says for certain that something has.

Two bytes a key, where a set of them takes a hundred; about one unknown key in four hundred passes as perhaps known.
Asked for every edit, so it is written out in one loop.
"""

from __future__ import annotations

from collections.abc import Hashable

FIRST = 16_384
"""Keys in the first layer, a power of two. Each further one holds four times as many, so that few are ever asked."""

BITS_PER_KEY = 16
PROBES = range(4)


class Sieve:
    """Keys go in and never out. expected: how many there will be at least."""

    __slots__ = ("_capacity", "_last", "_layers", "_left")

    def __init__(self, expected: int = 0) -> None:
        self._capacity = max(FIRST, 1 << max(expected - 1, 0).bit_length())
        self._layers: list[tuple[bytearray, int]] = []
        self._last, self._left = self._grow()

    def add(self, key: Hashable) -> None:
        if not self._left:
            self._capacity *= 4
            self._last, self._left = self._grow()
        bits, mask = self._last
        at = hash(key)
        step = at >> 32 | 1  # odd, so that the probes of a key are all different
        for _ in PROBES:
            bits[(at & mask) >> 3] |= 1 << (at & 7)
            at += step
        self._left -= 1

    def may_hold(self, key: Hashable) -> bool:
        """False: it was never put in."""
        hashed = hash(key)
        step = hashed >> 32 | 1
        for bits, mask in self._layers:
            at = hashed
            for _ in PROBES:
                if not bits[(at & mask) >> 3] >> (at & 7) & 1:
                    break
                at += step
            else:
                return True
        return False

    def _grow(self) -> tuple[tuple[bytearray, int], int]:
        size = self._capacity * BITS_PER_KEY
        self._layers.append((bytearray(size // 8), size - 1))
        return self._layers[-1], self._capacity
