"""The years of a whole import: each table with amounts has the same, in a row. Reads no amount."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from server.importing.grids.cell import shown
from server.importing.grids.sheet import Sheet
from server.importing.mapping import Table
from server.importing.problems import ImportProblem, Problems
from server.importing.tables.assigning import Assigned
from server.importing.tables.conditions import Values
from server.importing.tables.header import Header

EXAMPLE = "2020;2021;2022;2023"


def years_of(assigned: Iterable[Assigned], wanted: Sequence[int], problems: Problems) -> tuple[int, ...]:
    """The mapping's own years, or those the budget lines have, or else the proposals; (), and told, without any."""
    if wanted:
        if any(after != before + 1 for before, after in pairwise(wanted)):
            problems.add(ImportProblem("", 0, "", "", "no_years", EXAMPLE))
            return ()
        return tuple(wanted)
    found = [one for one in assigned if one.sheet is not None and one.table.amounts is not None]
    for content in ("lines", "proposals", "assumptions"):
        one = next((one for one in found if one.table.content == content), None)
        if one is not None and one.sheet is not None:
            return _years(one.table, one.sheet, problems)
    return ()


def _years(table: Table, sheet: Sheet, problems: Problems) -> tuple[int, ...]:
    assert table.amounts is not None  # noqa: S101 - `years_of` asks only tables that have amounts
    header = Header(sheet, table.header)
    columns = table.amounts.years
    if not columns and not header.find(table.amounts.year):
        problems.add(ImportProblem(sheet.file, 0, table.amounts.year, "", "missing_column", sheet=sheet.name))
        return ()
    years = tuple(header.years(columns)) if columns else _years_down(table, header, sheet)
    if not years or any(after != before + 1 for before, after in pairwise(years)):
        problems.add(ImportProblem(sheet.file, 0, "", "", "no_years", _example(columns), sheet.name))
        return ()
    return years


def _example(patterns: Sequence[str]) -> str:
    """b2020;bo2021;bo2022;bo2023, as the mapping has the names."""
    if not patterns:
        return EXAMPLE
    names = (patterns[0], *(patterns[-1],) * 3)
    return ";".join(name.replace("{year}", str(2020 + place)) for place, name in enumerate(names))


def _years_down(table: Table, header: Header, sheet: Sheet) -> tuple[int, ...]:
    """Of a long table: what stands in its column of years, in the rows that are taken."""
    assert table.amounts is not None  # noqa: S101 - as above
    places = header.find(table.amounts.year)
    only = [(header.find(one.column), Values(one.values)) for one in table.only]
    if not places or not all(found for found, _ in only):
        return ()
    asked = [(found[0], values) for found, values in only]
    years = {
        text
        for row in sheet.rows[table.header :]
        if len(row) > places[0]
        and all(len(row) > place and values.take(shown(row[place]).strip()) for place, values in asked)
        and (text := shown(row[places[0]]).strip()).isdecimal()
        and len(text) == len("2020")
    }
    return tuple(sorted(map(int, years)))
