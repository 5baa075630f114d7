"""Looks for a row of names in each sheet, and for what each name may mean. Proposes; a person looks it over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from server.importing.grids import Book, Sheet, books_of
from server.importing.guessing.names import named
from server.importing.guessing.synonyms import AMOUNT, POSTS, SIGNS, SYNONYMS, TOTALS, YEAR, YEARS
from server.importing.guessing.units import unit_of
from server.importing.mapping import AmountColumns, Chart, Content, Field, Table
from server.importing.mapping import Mapping as FileMapping
from server.importing.problems import Problems
from server.importing.tables.header import Header, plain

SEARCHED = 30
"""Rows in which the names must stand."""

NAME = "Gæt ud fra kolonnernes navne"


@dataclass(frozen=True, slots=True)
class Found:
    """What a sheet's names were taken for. score: how many of them mean something."""

    sheet: Sheet
    header: Header
    columns: dict[Field, str]
    years: tuple[str, ...]
    posts: tuple[str, ...]
    long: tuple[str, str]
    score: int


def guess(files: Mapping[str, bytes]) -> FileMapping | None:
    """A mapping for the files; None if no sheet of theirs has names that mean enough."""
    return guess_of(books_of(files, Problems()))


def guess_of(books: Sequence[Book]) -> FileMapping | None:
    """The same, of files that were read."""
    tables = [table for book in books for sheet in book.visible() if (table := _table(sheet)) is not None]
    if not tables:
        return None
    danish = any("function" in table.columns for table in tables)
    return FileMapping(
        mapping="mapping/1",
        name=NAME,
        tables=tuple(tables),
        chart=Chart(list="kontoplan", unknown="remark") if danish else Chart(),
    )


def _table(sheet: Sheet) -> Table | None:
    candidates = [_found(sheet, row) for row in range(1, min(SEARCHED, len(sheet.rows)) + 1)]
    best = max(candidates, key=lambda found: found.score, default=None)
    content = _content(best) if best else None
    if best is None or content is None:
        return None
    columns = named(best.columns, sheet, best.header)
    if content == "participants":
        return _people(best)
    years, (year, amount) = best.years, best.long
    places = [place for found in best.header.years(years).values() for place in found] or best.header.find(amount)
    unit, decimals = unit_of(sheet, best.header, places)
    return Table(
        content,
        sheet.file,
        sheet.name,
        header=best.header.row,
        columns=columns,
        optional=tuple(field for field in columns if field not in ("id", "name", "function")),
        amounts=AmountColumns(
            years=years,
            year="" if years else year,
            amount="" if years else amount,
            unit=unit,
            decimals=decimals,
            blank="zero",
        ),
        posts=best.posts if content == "proposals" else (),
        totals=TOTALS,
        numbered="F-{nnn}" if content == "proposals" and "id" not in columns else "",
    )


def _found(sheet: Sheet, row: int) -> Found:
    header = Header(sheet, row)
    columns: dict[Field, str] = {}
    for name in dict.fromkeys(filter(None, header.names)):
        field = _field(name, columns)
        if field is not None and len(header.find(name)) == 1:
            columns[field] = name
    years = _yearly(header, YEARS)
    long = (_first(header, YEAR), _first(header, AMOUNT))
    score = len(columns) + 2 * len(header.years(years)) + 2 * all(long)
    return Found(sheet, header, columns, years, _yearly(header, POSTS), long, score)


def _field(name: str, taken: Mapping[Field, str]) -> Field | None:
    word = plain(name).replace("_", " ")
    for field, synonyms in SYNONYMS.items():
        if field not in taken and any(word == synonym.replace("_", " ") for synonym in synonyms):
            return field
    return None


def _yearly(header: Header, patterns: Iterable[str]) -> tuple[str, ...]:
    """The patterns that name a column, one a year."""
    years: dict[int, str] = {}
    for pattern in patterns:
        for year in header.years((pattern,)):
            years.setdefault(year, pattern)
    return tuple(dict.fromkeys(years[year] for year in sorted(years)))


def _first(header: Header, words: Iterable[str]) -> str:
    """The header's own name of the first of these that it has."""
    for word in words:
        places = header.find(word)
        if len(places) == 1:
            return header.name_of(places[0])
    return ""


def _content(found: Found) -> Content | None:
    """What the rows are; None where too little says so."""
    money = bool(found.years) or all(found.long)
    for content, signs in SIGNS.items():
        if not found.columns.keys().isdisjoint(signs) and "name" in found.columns:
            if content == "participants" and (money or "group" not in found.columns):
                continue
            if content == "proposals" and not found.years:
                continue
            return content
    return "lines" if money and not found.columns.keys().isdisjoint(("function", "name")) else None


def people_in(sheet: Sheet) -> Table | None:
    """The sheet as a list of people, whatever else it may be; None without a column of names and one of groups."""
    candidates = (_found(sheet, row) for row in range(1, min(SEARCHED, len(sheet.rows)) + 1))
    found = next((found for found in candidates if {"name", "group"} <= found.columns.keys()), None)
    return None if found is None else _people(found)


def _people(found: Found) -> Table:
    wanted: tuple[Field, ...] = ("name", "group", "committee", "committee_name", "table")
    columns = {field: found.columns[field] for field in wanted if field in found.columns}
    return Table("participants", found.sheet.file, found.sheet.name, header=found.header.row, columns=columns)
