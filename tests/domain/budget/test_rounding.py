"""The last fraction of a krone."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.budget.rounding import half_away, spread

NUMERATORS = st.integers(-(10**18), 10**18)
DENOMINATORS = st.integers(-(10**6), 10**6).filter(bool)


@pytest.mark.parametrize(
    ("numerator", "denominator", "kroner"),
    [
        (5, 10, 1),
        (-5, 10, -1),
        (15, 10, 2),
        (25, 10, 3),
        (-25, 10, -3),
        (4, 10, 0),
        (-4, 10, 0),
        (6, -10, -1),
        (0, 7, 0),
    ],
)
def test_MO1_a_half_goes_away_from_zero(numerator: int, denominator: int, kroner: int) -> None:
    """Also -0.5, which Python's own round() and floor division treat otherwise."""
    assert half_away(numerator, denominator) == kroner


@given(NUMERATORS, DENOMINATORS)
def test_MO1_the_nearest_krone_is_at_most_half_a_krone_away(numerator: int, denominator: int) -> None:
    """And rounding knows no sign: the saving and the cost of the same size round alike."""
    exact = Fraction(numerator, denominator)
    assert abs(half_away(numerator, denominator) - exact) <= Fraction(1, 2)
    assert half_away(-numerator, denominator) == -half_away(numerator, denominator)


@given(st.lists(NUMERATORS, min_size=1, max_size=8), DENOMINATORS)
def test_EF2_parts_add_up_to_the_sum_rounded_once(numerators: list[int], denominator: int) -> None:
    """No part is more than one krone from its exact size."""
    parts = spread(numerators, denominator)
    assert sum(parts) == half_away(sum(numerators), denominator)
    for part, numerator in zip(parts, numerators, strict=True):
        assert abs(part - Fraction(numerator, denominator)) <= 1
