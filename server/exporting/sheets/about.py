"""The sheet that says what the file is, to people and to the import: a mark, a format number, and what has no sheet."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from server.documents import digest
from server.exporting.book import Sheet
from server.exporting.words import erased
from server.exporting.worked import Day
from server.importing.workbook import tables
from server.importing.workbook.cells import WORDS
from server.importing.workbook.columns import value_at

GUIDE: Final = (
    (tables.STATEMENT, "Resultatopgørelsen som formler over linjer og valg."),
    ("Bord 1 …", "Bordets valg. Andel, udskydning og fastsatte beløb kan rettes; effekten regnes om."),
    (tables.MATRIX, "Hvert bords andel af hvert forslag, og hvad bordene er enige om."),
    (tables.LINES, "Basisbudgettets linjer. Ret beløbene her."),
    (tables.PROPOSALS, "Kataloget med alle felter. Ret beløbene her."),
    (tables.ASSUMPTIONS, "Prisindeks, satser, grundlag og andre størrelser."),
    (tables.TAXES, "Skat som grundlag gange sats."),
    (tables.LIMITS, "Lov, rammer og mål, og om de er overholdt."),
    ("Øvrige ark", "Udvalg, politikområder, kontoplan og rapport, så filen kan læses ind igen uden tab."),
)


def write(sheet: Sheet, day: Day) -> None:
    """Filen kan læses ind igen: the mark and the number stand in the first row, then names and what they are."""
    sheet.text(0, 0, tables.MARK, "title")
    sheet.number(0, 1, tables.FORMAT, "whole")
    sheet.widths(0, (28, 90))
    row = 2
    for name, value in _facts(day):
        sheet.text(row, 0, name, "total_text")
        sheet.cell(row, 1, value, "wrap")
        row += 1
    for name, what in GUIDE:
        row += 1
        sheet.text(row, 0, name, "quiet")
        sheet.text(row, 1, what, "wrap")
    sheet.paper(0, portrait=True)


def _facts(day: Day) -> list[tuple[str, str]]:
    books, facts = day.books, day.facts
    at = datetime.fromtimestamp(facts.at / 1000, UTC)
    return [
        *((name, str(value_at(books.budget, field))) for name, field in tables.ABOUT_BUDGET),
        (tables.YEARS, WORDS.write(tuple(map(str, books.budget.years)))),
        (tables.ABOUT_CATALOGUE[0], books.catalogue.title),
        (tables.ABOUT_ASSUMPTIONS[0], books.assumptions.name),
        (tables.ASSUMED_YEARS, WORDS.write(tuple(map(str, books.assumptions.years)))),
        ("Arbejdsdag", erased(facts.title)),
        ("Udskrevet ved ændring nr.", str(facts.seq)),
        ("Seneste ændring", f"{at:%d.%m.%Y %H:%M} UTC" if facts.at else ""),
        ("Budget (SHA-256)", digest(facts.budget)),
        ("Katalog (SHA-256)", digest(facts.catalogue)),
        ("Forudsætninger (SHA-256)", digest(facts.assumptions)),
    ]
