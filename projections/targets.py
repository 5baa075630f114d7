"""What a table has to reach, and how far it is (settled.md 22). Never adds up years.

A target is a required change of a flow line in one year, minus is improvement. A table's own target goes before the one
for all. From the exact statement:

    achieved = the line with the table's choices - the line of the base      same sign as `required`
    missing  = achieved - required, where improvement is required (required <= 0)
             = required - achieved, where a worsening is required (required > 0)

so required -24 million with achieved -20 million leaves 4 million missing; 0 or less is reached.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from operator import mul
from typing import TypeAlias

from domain.books import Books
from domain.budget.documents import Amounts
from domain.budget.report import Report
from domain.workshop.state import Workshop
from projections.rows import HeadlineRow, StandingRow

Statement: TypeAlias = Mapping[str, Amounts]


@dataclass(frozen=True, slots=True)
class Targets:
    """required: (line, year) -> kroner. lines: each year's target line. line: the one that stands for all years."""

    required: Mapping[tuple[str, int], int]
    lines: tuple[str, ...]
    line: str


def targets_of(workshop: Workshop, table: int, books: Books) -> Targets:
    """A table's targets, or with table 0 those for all.

    A year without a target takes the budget's target line. Of several lines in a year, own ones go first, then the
    budget's target line, then the first in the report.
    """
    common: dict[tuple[str, int], int] = {}
    own: dict[tuple[str, int], int] = {}
    for (number, line, year), change in workshop.targets.items():
        if number in (0, table) and year in books.report.years and books.report.is_targetable(line):
            (own if number else common)[line, year] = change
    lines = tuple(
        _first({line for line, y in own if y == year}, {line for line, y in common if y == year}, books=books)
        for year in books.report.years
    )
    line = _first({line for line, _ in own}, {line for line, _ in common}, books=books)
    return Targets(common | own, lines, line)


def _first(*choices: Collection[str], books: Books) -> str:
    default = books.budget.target_line
    for lines in choices:
        if lines:
            return default if default in lines else next(line.id for line in books.report.lines if line.id in lines)
    return default


def standing(line: str, year: int, required: int, statement: Statement, report: Report) -> StandingRow:
    """One target beside the exact statement; the rule stands at the top of the file."""
    place = report.years.index(year)
    achieved = statement[line][place] - report.base[line][place]
    return {
        "line": line,
        "year": year,
        "required": required,
        "achieved": achieved,
        "missing": missing(required, achieved),
    }


def missing(required: int, achieved: int) -> int:
    """What is left of the required change; 0 or less is reached."""
    return required - achieved if required > 0 else achieved - required


def headline(standings: Collection[StandingRow], line: str, books: Books) -> HeadlineRow:
    """The year that counts, and never a sum of years. line: the one to name where there is no target.

    The budget year if something is missing there (of several targets, the one that misses most); else the year that
    misses most, which may be reached (missing 0 or less). which "none": there is no target at all.
    """
    budget_year = books.report.years[0]
    if not standings:
        return {"line": line, "year": budget_year, "missing": 0, "which": "none"}
    now = [row for row in standings if row["year"] == budget_year and row["missing"] > 0]
    most = max(row["missing"] for row in now or standings)
    worst = min((row for row in now or standings if row["missing"] == most), key=lambda row: (row["year"], row["line"]))
    return {
        "line": worst["line"],
        "year": worst["year"],
        "missing": worst["missing"],
        "which": "budget_year" if now else "worst_year",
    }


class Weigher:
    """How many times a krone of each leaf counts in the target line of each year, looked up once per leaf."""

    __slots__ = ("_by_post", "_lines", "_report")

    def __init__(self, lines: tuple[str, ...], report: Report) -> None:
        self._lines = lines
        self._report = report
        self._by_post: dict[str, tuple[int, ...]] = {}

    def toward(self, by_post: Mapping[str, Amounts]) -> list[int]:
        """The part of an effect that counts in the target line, one a year."""
        parts = [list(map(mul, self._weights(post), amounts)) for post, amounts in by_post.items()]
        if len(parts) == 1:  # as of nearly every proposal
            return parts[0]
        return [sum(year) for year in zip(*parts, strict=True)] if parts else [0] * len(self._lines)

    def _weights(self, post: str) -> tuple[int, ...]:
        weights = self._by_post.get(post)
        if weights is None:
            weights = self._by_post[post] = tuple(self._report.weight(line, post) for line in self._lines)
        return weights
