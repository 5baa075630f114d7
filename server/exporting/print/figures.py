"""Kroner as they are printed in Danish: 1.000 kr. or mio. kr. with a decimal, dots, a comma and a true minus.

Rounded here alone, from exact sums, half away from zero; so a printed total may differ from its items by one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

from domain.budget.rounding import half_away

Unit: TypeAlias = Literal["thousands", "millions"]

NAMES: Final[dict[Unit, str]] = {"thousands": "1.000 kr.", "millions": "mio. kr."}
MINUS: Final = "\u2212"


def printed(kroner: int, unit: Unit) -> str:
    """-1234567 is −1.235 in thousands, −1,2 in millions. What rounds to zero has no sign."""
    if unit == "thousands":
        return grouped(half_away(kroner, 1_000))
    tenths = half_away(kroner, 100_000)
    whole, tenth = divmod(abs(tenths), 10)
    return f"{MINUS if tenths < 0 else ''}{grouped(whole)},{tenth}"


def all_printed(amounts: Iterable[int], unit: Unit) -> list[str]:
    return [printed(kroner, unit) for kroner in amounts]


def grouped(number: int) -> str:
    """Dots between thousands."""
    return f"{number:,}".replace(",", ".").replace("-", MINUS)
