"""Rows that are one: the years of a long table, and the rows that a mapping groups. Reads no cell but a year's."""

from __future__ import annotations

from collections.abc import Sequence

from server.importing.tables import Entry, Reader


def by_years(reader: Reader, entries: Sequence[Entry]) -> list[Entry]:
    """A long table's rows, one a year, as entries with an amount a year."""
    columns = reader.table.amounts
    if columns is None or not columns.year:
        return list(entries)
    years = {year: place for place, year in enumerate(reader.years)}
    found: dict[tuple[str, ...], Entry] = {}
    amounts: dict[tuple[str, ...], dict[int, int]] = {}
    for entry in entries:
        word = reader.text_of(entry, columns.year)
        year = int(word) if word.isdecimal() and len(word) == len("2020") else 0
        if not year:
            entry.problem_at(reader.place_of(columns.year), "not_a_year", f"{reader.years[0]}-{reader.years[-1]}")
            continue
        if year not in years:
            continue
        key = tuple(entry.fields.values())
        first = found.setdefault(key, entry)
        of_key = amounts.setdefault(key, {})
        amount = reader.amount_of(entry, columns.amount)
        if year in of_key and not reader.table.add_up:
            entry.problem_at(reader.place_of(columns.year), "twice", str(first.number))
        of_key[year] = of_key.get(year, 0) + amount
    for key, entry in found.items():
        missing = [year for year in years if year not in amounts[key]]
        if missing and columns.blank == "problem":
            entry.problem_at(reader.place_of(columns.year), "missing_year", ", ".join(map(str, missing)))
        entry.amounts = tuple(amounts[key].get(year, 0) for year in years)
    return list(found.values())


def added_up(reader: Reader, entries: Sequence[Entry]) -> list[Entry]:
    """Rows that say the same, with their amounts added, where the mapping asks for it."""
    if not reader.table.add_up or (reader.table.amounts is not None and reader.table.amounts.year):
        return list(entries)
    found: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        first = found.setdefault(tuple(entry.fields.values()), entry)
        if first is not entry:
            first.amounts = tuple(map(sum, zip(first.amounts, entry.amounts, strict=True)))
    return list(found.values())


def grouped(reader: Reader, entries: Sequence[Entry]) -> list[Entry]:
    """One entry a group, with its rows as parts, numbered as the mapping says."""
    table = reader.table
    if table.group_by:
        found: dict[tuple[str, ...], Entry] = {}
        for entry in entries:
            first = found.setdefault(tuple(entry.get(field) for field in table.group_by), entry)
            if first is not entry:
                first.parts.append(entry)
        entries = list(found.values())
        for entry in entries:
            reader.compose_again(entry)
    if table.numbered:
        count: dict[str, int] = {}
        for entry in entries:
            group = entry.get("group")
            count[group] = count.get(group, 0) + 1
            number = table.numbered.replace("{group}", group)
            entry.fields["id"] = number.replace("{n}", str(count[group])).replace("{nnn}", f"{count[group]:03}")
    return list(entries)
