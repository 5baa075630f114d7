"""Rows that add up others: passed over, and held against the rows they add. A difference of rounding is tolerated.

n amounts, each rounded by at most half a unit, are off their exact sum by sqrt(n / 12) units as a rule; sqrt(n) is
three and a half times that, and still finds a missing row.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import isqrt

from server.importing.tables.entry import Entry
from server.importing.tables.header import plain

Sum = tuple[int, list[int]]
"""How many rows, and their amounts added up."""


class Totals:
    """words: what a total's text begins or ends with. unit: kroner in one of the column."""

    __slots__ = ("_all", "_by_place", "_section", "_unit", "_words")

    def __init__(self, words: Iterable[str], unit: int, years: int) -> None:
        self._words = tuple(map(plain, words))
        self._unit = unit
        self._all: Sum = (0, [0] * years)
        self._section: Sum = (0, [0] * years)
        self._by_place: dict[tuple[str, str], Sum] = {}

    def is_total(self, entry: Entry, texts: Iterable[str]) -> bool:
        """A row without a function whose first text begins or ends with one of the words."""
        if not self._words or entry.get("function") or entry.get("id") not in ("", *texts):
            return False
        text = plain(next(filter(None, texts), ""))
        return any(
            text == word or text.startswith((f"{word} ", f"{word}:")) or text.endswith(f" {word}")
            for word in self._words
        )

    def add(self, entry: Entry) -> None:
        if not self._words:
            return
        self._all = _with(self._all, entry)
        self._section = _with(self._section, entry)
        for place in ((entry.get("committee"), ""), ("", entry.get("policy_area"))):
            if any(place):
                self._by_place[place] = _with(self._by_place.get(place, (0, [0] * len(entry.amounts))), entry)

    def check(self, total: Entry, places: Iterable[int]) -> None:
        """Against the rows since the last total, those of its committee or area, and all above: one has to meet it."""
        sums = [
            self._section,
            *(self._by_place[place] for place in self._by_place if self._names(total, place)),
            self._all,
        ]
        count, nearest = min(sums, key=lambda found: sum(_off(found, total)))
        off = _off((count, nearest), total)
        allowed = (isqrt(count) + 1) * self._unit
        for place, difference, amount, added in zip(places, off, total.amounts, nearest, strict=False):
            if difference > allowed:
                total.problem_at(place, "total_differs", f"{told(amount)} / {told(added)} kr.")
            elif difference:
                total.problem_at(place, "total_rounded", f"{told(amount - added)} kr.")
        self._section = (0, [0] * len(total.amounts))

    @staticmethod
    def _names(total: Entry, place: tuple[str, str]) -> bool:
        committee, area = place
        return total.get("committee") == committee if committee else total.get("policy_area") == area


def _with(so_far: Sum, entry: Entry) -> Sum:
    count, amounts = so_far
    return count + 1, [was + amount for was, amount in zip(amounts, entry.amounts, strict=True)]


def _off(found: Sum, total: Entry) -> list[int]:
    return [abs(amount - added) for amount, added in zip(total.amounts, found[1], strict=True)]


def told(amount: int) -> str:
    """Kroner as Danes print them."""
    return f"{amount:,}".replace(",", ".")
