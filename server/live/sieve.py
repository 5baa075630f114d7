"""What has certainly never been put in: a Bloom filter that grows. Never says for certain that something has.

Two bytes a key, where a set of them takes a hundred; about one unknown key in four hundred passes as perhaps known.
"""

from __future__ import annotations

from collections.abc import Hashable

FIRST = 8_192
"""Keys in the first layer. Each further one holds twice as many, so that few are ever asked."""

BITS_PER_KEY = 16
PROBES = 4


class _Layer:
    """capacity: a power of two."""

    __slots__ = ("_bits", "_mask", "left")

    def __init__(self, capacity: int) -> None:
        self.left = capacity
        self._mask = capacity * BITS_PER_KEY - 1
        self._bits = bytearray(capacity * BITS_PER_KEY // 8)

    def add(self, hashed: int) -> None:
        bits, mask, step = self._bits, self._mask, _step(hashed)
        for _ in range(PROBES):
            bits[(hashed & mask) >> 3] |= 1 << (hashed & 7)
            hashed += step
        self.left -= 1

    def may_hold(self, hashed: int) -> bool:
        bits, mask, step = self._bits, self._mask, _step(hashed)
        for _ in range(PROBES):
            if not bits[(hashed & mask) >> 3] >> (hashed & 7) & 1:
                return False
            hashed += step
        return True


class Sieve:
    """Keys go in and never out."""

    __slots__ = ("_full", "_last")

    def __init__(self) -> None:
        self._last = _Layer(FIRST)
        self._full: list[_Layer] = []

    def add(self, key: Hashable) -> None:
        if not self._last.left:
            self._full.append(self._last)
            self._last = _Layer(FIRST << len(self._full))
        self._last.add(hash(key))

    def may_hold(self, key: Hashable) -> bool:
        """False: it was never put in."""
        hashed = hash(key)
        return self._last.may_hold(hashed) or any(layer.may_hold(hashed) for layer in self._full)


def _step(hashed: int) -> int:
    """Odd, so that the probes of a key are all different."""
    return hashed >> 32 | 1
