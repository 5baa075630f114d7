"""The day as two CSV tables, `;` and UTF-8 with BOM, so that Excel opens them by itself. No text starts a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from server.exporting.book import FORMULA_STARTS
from server.exporting.words import erased
from server.exporting.worked import Choice, Day, Table, TurnedTax

CHOICES = (
    "bord", "rang", "forslag", "titel", "andel_pct", "forskudt_aar", "aar", "effekt_kr", "fastsat_kr", "begrundelse",
    "begrundelse_beloeb",
)  # fmt: skip
STATEMENT = ("bord", "post_id", "post", "aar", "basis_kr", "beloeb_kr", "aendring_kr")

Row = list[str | int]


def choices_csv(day: Day) -> bytes:
    """A row a choice and year; then one a tax rate the table turned and year, with the rate's change as its effect."""
    return _written(CHOICES, (row for table in day.tables for row in _table(table, day)))


def statement_csv(day: Day) -> bytes:
    """A row a table, report line and year; table 0 is the base."""
    return _written(STATEMENT, _statements(day))


def cell(value: str) -> str:
    """Text that no spreadsheet takes for a formula. Numbers are written as numbers, elsewhere."""
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value


def _written(header: Iterable[str], rows: Iterable[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([cell(value) if isinstance(value, str) else value for value in row] for row in rows)
    return ("\ufeff" + out.getvalue()).encode()


def _table(table: Table, day: Day) -> Iterator[Row]:
    for rank, choice in enumerate(table.choices, start=1):
        yield from _choice(table.facts.number, rank, choice, day.books.budget.years)
    for turned in table.turned:
        yield from _turned(table.facts.number, turned, day.books.budget.years)


def _choice(table: int, rank: int, choice: Choice, years: tuple[int, ...]) -> Iterator[Row]:
    chosen, title = choice.chosen, choice.proposal.title or erased(None)
    for year, effect in zip(years, choice.effect.total, strict=True):
        set_ = chosen.amounts.get(year, "")
        why = erased(chosen.reasons.get(year, ""))
        first: Row = [table, rank, choice.proposal.id, title, chosen.share, chosen.shift]
        yield [*first, year, effect, set_, erased(chosen.reason), why]


def _turned(table: int, turned: TurnedTax, years: tuple[int, ...]) -> Iterator[Row]:
    tax = turned.tax.tax
    for year, effect in zip(years, turned.change, strict=True):
        rate = turned.rates.get(year)
        said = "" if rate is None else f"sats {rate} tusindedele {tax.unit}"
        yield [table, "", tax.id, tax.name, "", "", year, effect, "", said, ""]


def _statements(day: Day) -> Iterator[Row]:
    base = day.books.report.base
    for number, statement in ((0, base), *((table.facts.number, table.statement) for table in day.tables)):
        for line in day.books.report.lines:
            for year, before, after in zip(day.books.budget.years, base[line.id], statement[line.id], strict=True):
                yield [number, line.id, line.name, year, before, after, after - before]
