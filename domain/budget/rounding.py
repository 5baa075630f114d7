"""Rounding of kroner. The one place where a fraction of a krone ends; never a float."""

from __future__ import annotations

from collections.abc import Iterable


def half_away(numerator: int, denominator: int) -> int:
    """The whole number nearest to numerator / denominator; a half goes away from zero (settled.md 18).

    denominator: not zero, of either sign.
    """
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    if numerator < 0:
        return -((-2 * numerator + denominator) // (2 * denominator))
    return (2 * numerator + denominator) // (2 * denominator)


def spread(numerators: Iterable[int], denominator: int) -> tuple[int, ...]:
    """Whole parts of fractions over one denominator, which add up to their sum rounded once.

    Cumulative rounding: each part is the rounded sum so far less the rounded sum before it. So no part is
    more than one krone off, and nothing is rounded twice.
    """
    parts: list[int] = []
    so_far = before = 0
    for numerator in numerators:
        so_far += numerator
        rounded = half_away(so_far, denominator)
        parts.append(rounded - before)
        before = rounded
    return tuple(parts)
