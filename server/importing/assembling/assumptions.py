"""Rows of assumptions become price indices and quantities, each read by its own measure. Reads no budget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from domain.budget.documents import Assumptions, Index, LineAmounts, Quantity
from server.importing import numbers
from server.importing.assembling.places import unique
from server.importing.grids.cell import Cell, Flaw
from server.importing.mapping import Measure
from server.importing.problems import ImportProblem
from server.importing.tables import Entry, Reader
from server.importing.tables.values import EXAMPLE

INDEX_DECIMALS = 3
BASE = 10**INDEX_DECIMALS
FAR_OFF = 10
"""A price index that is more than so many times the budget year's, or less than that part of it, was read wrongly: a
spreadsheet in Danish takes 1.041 for one thousand and forty-one."""


def read_assumptions(
    tables: Iterable[tuple[Reader, Sequence[Entry]]], years: tuple[int, ...], name: str
) -> Assumptions:
    """Rates keep their decimals as whole parts; thousand kroner become kroner."""
    indices: list[Index] = []
    quantities: list[Quantity] = []
    amounts: list[LineAmounts] = []
    for reader, entries in tables:
        for id, measure, entry in _measured(reader, entries):
            if measure.index:
                indices.append(Index(id, _named(measure.name, entry), _thousandths(entry)))
            elif measure.line:
                amounts.append(LineAmounts(measure.line, _values(entry, measure)))
            else:
                quantities.append(Quantity(id, _named(measure.name, entry), measure.unit, _values(entry, measure)))
    return Assumptions(years, tuple(indices), tuple(quantities), name, tuple(amounts))


def _measured(reader: Reader, entries: Sequence[Entry]) -> Iterator[tuple[str, Measure, Entry]]:
    """In the order of the mapping's measures; a misspelt row must not pass as a missing one."""
    rows = unique(entries)
    measures = {measure.id: measure for measure in reader.table.measures}
    each = reader.table.each
    for id, entry in rows.items():
        if id not in measures and each is None:
            entry.problem("id", "not_one_of", ", ".join(measures))
    for id, measure in measures.items():
        if id in rows:
            yield id, measure, rows[id]
        elif entries and not measure.line:
            place = reader.places.get("id")
            column = "" if place is None else reader.header.name_of(place)
            sheet = reader.sheet
            reader.problems.add(ImportProblem(sheet.file, 0, column, "", "missing_row", id, sheet.name))
    if each is not None:
        for id, entry in rows.items():
            if id not in measures:
                yield _named(each.id, entry), each, entry


def _named(pattern: str, entry: Entry) -> str:
    return pattern.replace("{id}", entry.get("id"))


def _thousandths(entry: Entry) -> tuple[int, ...]:
    places = entry.reader.amount_places
    values = tuple(_number(entry, place, INDEX_DECIMALS, decimal=True) for place in places)
    for place, value in zip(places, values, strict=True):
        if value is not None and value <= 0:
            entry.problem_at(place, "not_positive")
        elif value is not None and not BASE // FAR_OFF <= value <= BASE * FAR_OFF:
            entry.problem_at(place, "index_far_off")
    if values and values[0] is not None and values[0] > 0 and values[0] != BASE:
        entry.problem_at(places[0], "not_base_year")
    return tuple(value or BASE for value in values)


def _values(entry: Entry, measure: Measure) -> tuple[int, ...]:
    places = entry.reader.amount_places
    asked = places[:1] if measure.alone else places
    numbers_found = (_number(entry, place, measure.decimals, decimal=bool(measure.decimals)) for place in asked)
    values: list[int] = []
    for place, number in zip(asked, numbers_found, strict=True):
        value = (number or 0) * (1 if measure.decimals else measure.times)
        if abs(value) > numbers.LARGEST:
            entry.problem_at(place, "too_large")
            value = 0
        values.append(value)
    return tuple(values)


def _number(entry: Entry, place: int, decimals: int, *, decimal: bool) -> int | None:
    """None, and told, for what is no number."""
    cell: Cell = entry.cells[place] if place < len(entry.cells) else ""
    example = str(decimals) if decimal else EXAMPLE
    if isinstance(cell, Flaw):
        entry.problem_at(place, cell.code)
    elif isinstance(cell, str) and not cell.strip():
        entry.problem_at(place, "required", example)
    else:
        try:
            return numbers.scaled(cell, decimals) if decimal else numbers.whole(cell)
        except numbers.NotANumber:
            entry.problem_at(place, "not_decimal" if decimal else "not_whole", example)
        except numbers.TooLarge:
            entry.problem_at(place, "too_large")
    return None
