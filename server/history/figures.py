"""Figures as a sentence says them: kroner, rates, times of day, in Danish or English. Knows no event."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from server.sentences import Language

ZONE = "Europe/Copenhagen"


def number(value: int, language: Language) -> str:
    """-1.234.567 in Danish, -1,234,567 in English."""
    grouped = f"{value:,}"
    return grouped.replace(",", ".") if language == "da" else grouped


def kroner(value: int, language: Language) -> str:
    return f"{number(value, language)} kr."


def by_year(years: Iterable[int], amounts: Iterable[int], language: Language) -> str:
    """2021: -1.000 kr., 2022: -2.000 kr."""
    return ", ".join(f"{year}: {kroner(amount, language)}" for year, amount in zip(years, amounts, strict=False))


def rate(thousandths: int, unit: str, language: Language) -> str:
    """25,4 pct. of 25,400 thousandths."""
    text = f"{thousandths / 1000:.3f}".rstrip("0").rstrip(".")
    if language == "da":
        return f"{text.replace('.', ',')} {'pct.' if unit == 'pct' else 'promille'}"
    return f"{text} {'per cent' if unit == 'pct' else 'per mille'}"


def clock(ms: int) -> str:
    """10.45, as the municipality's clocks show it."""
    return when(ms).strftime("%H.%M" if zone() is not UTC else "%H.%M UTC")


def when(ms: int) -> datetime:
    """In the municipality's own time."""
    return datetime.fromtimestamp(ms / 1000, zone())


@cache
def zone() -> tzinfo:
    """UTC on a machine that knows no other; then it is said."""
    try:
        return ZoneInfo(ZONE)
    except ZoneInfoNotFoundError:
        return UTC


def listed(parts: Iterable[str], language: Language) -> str:
    """a, b og c."""
    all_ = list(parts)
    if len(all_) < 2:
        return "".join(all_)
    return f"{', '.join(all_[:-1])} {'og' if language == 'da' else 'and'} {all_[-1]}"
