"""Reads a sheet's rows as a table of the mapping says. What cannot be read is told and answered by "" or 0.

A table of 30,000 rows must not take seconds: words and amounts that were read once are looked up after that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain import clean, errors
from server.importing import numbers
from server.importing.grids.cell import Cell, Flaw, shown
from server.importing.grids.sheet import Sheet
from server.importing.mapping import Content, Field, Table
from server.importing.problems import ImportProblem, Problems
from server.importing.tables.columns import Columns, columns_in
from server.importing.tables.conditions import Rules, Values
from server.importing.tables.entry import Entry
from server.importing.tables.header import Header
from server.importing.tables.totals import Totals
from server.importing.words import DEFAULT_WORDS, canonical

EXAMPLE, DECIMAL_EXAMPLE = "-1250", "-1.250,5"
REQUIRED: dict[Content, frozenset[Field]] = {
    "committees": frozenset(("id", "name")),
    "policy_areas": frozenset(("id", "name", "committee")),
    "lines": frozenset(("id", "name", "function", "committee", "committee_name", "policy_area_name")),
    "proposals": frozenset(("id", "name", "committee", "committee_name", "policy_area_name", "group")),
    "assumptions": frozenset(("id",)),
    "participants": frozenset(("name",)),
    "accounts": frozenset(("function",)),
    "statement": frozenset(("id", "name")),
}
"""Fields that may not be blank where a table maps them and does not call them optional."""

EVERY_OTHER = "*"
"""The word of a vocabulary that stands for all it does not name."""


class Reader:
    """One table on its sheet. years: of the whole import. `entries` reads it, once."""

    def __init__(self, table: Table, sheet: Sheet, years: Sequence[int], problems: Problems) -> None:
        self.table = table
        self.sheet = sheet
        self.years = tuple(years)
        self.problems = problems
        self.header = Header(sheet, table.header)
        self._columns = Columns(table, sheet, self.header, problems)
        self.places = self._columns.places
        self._texts: dict[Cell, str] = {}
        self._amounts: dict[Cell, int] = {}
        self._words = {
            field: canonical(table.words.get(field) or DEFAULT_WORDS[field])
            for field in (*self.places, *table.constants)
            if field in table.words or field in DEFAULT_WORDS
        }
        self._above: dict[Field, str] = {}
        self._rules = Rules(table.rules)
        self._required = REQUIRED[table.content].difference(table.optional)
        self.amount_places: list[int] = []

    def entries(self) -> list[Entry]:
        """In the order of the file; [] where a column is missing. Totals are checked and left out."""
        amount_places = self._yearly(self.table.amounts.years if self.table.amounts else ())
        post_places = self._yearly(self.table.posts)
        if not self._columns.complete or amount_places is None or post_places is None:
            return []
        self.amount_places = amount_places
        self._tell_merged()
        found = list(self._read(amount_places, post_places))
        if not found and not self.problems.serious:
            self._tell_none_left()
        return found

    def _yearly(self, patterns: Sequence[str]) -> list[int] | None:
        """The column of each year; None, and told, if a year has none."""
        if not patterns:
            return []
        columns = self.header.years(patterns)
        missing = [year for year in self.years if year not in columns]
        for year in missing:
            name = self._named_as(patterns, year)
            self.problems.add(ImportProblem(self.sheet.file, 0, name, "", "missing_column", sheet=self.sheet.name))
        return None if missing else [columns[year] for year in self.years]

    def _named_as(self, patterns: Sequence[str], year: int) -> str:
        """What a missing year's column would be called: as the first of several is, or as all others are."""
        pattern = patterns[0 if year == self.years[0] else -1]
        return pattern.replace("{year}", str(year))

    def _read(self, amount_places: Sequence[int], post_places: Sequence[int]) -> Iterator[Entry]:
        named = self._columns.named
        only = [(named[one.column], Values(one.values)) for one in self.table.only]
        skip = [(named[one.column], Values(one.values)) for one in self.table.skip]
        unit = self.table.amounts.unit if self.table.amounts else 1
        totals = Totals(self.table.totals, unit, len(amount_places))
        kinds: dict[str, set[str]] = {name: set() for name in self.table.one_of_each}
        names_width = len(self.header.names)
        for number, cells in enumerate(self.sheet.rows[self.table.header :], start=self.table.header + 1):
            if not any(cells) or not any(cell.strip() if type(cell) is str else True for cell in cells):
                continue  # a blank row, as spreadsheets leave them
            if len(cells) != names_width and not self._fits(number, cells, names_width):
                continue
            if only and not all(values.take(self._text(cells, place)) for place, values in only):
                continue
            if skip and any(values.take(self._text(cells, place)) for place, values in skip):
                continue
            if totals_row := self._total(totals, number, cells, amount_places):
                totals.check(totals_row, amount_places)
                continue
            for name, seen in kinds.items():
                seen.add(self._text(cells, named[name]))
            entry = Entry(self, number, cells, {})
            self._fill(entry)
            if self.table.content != "assumptions":  # whose rows each have a unit of their own
                entry.amounts = tuple([self._amount(entry, place) for place in amount_places])
            if post_places:
                entry.posts = tuple([self._scaled(entry, place, 2) for place in post_places])
            totals.add(entry)
            yield entry
        for name, seen in kinds.items():
            if len(seen) > 1:
                about = ", ".join(sorted(seen)[:5])
                self.problems.add(ImportProblem(self.sheet.file, 0, name, "", "several_kinds", about, self.sheet.name))

    def _fits(self, number: int, cells: Sequence[Cell], width: int) -> bool:
        """A CSV row has as many cells as there are names; blank ones too many do no harm."""
        if not self.sheet.ragged or (len(cells) > width and not any(map(_stripped, cells[width:]))) or not width:
            return True
        value = ";".join(map(shown, cells))
        self.problems.add(ImportProblem(self.sheet.file, number, "", value, "wrong_width", str(width)))
        return False

    def _total(self, totals: Totals, number: int, cells: Sequence[Cell], places: Sequence[int]) -> Entry | None:
        """The row as a total, if it is one; its committee and area are filled in from above."""
        if not self.table.totals:
            return None
        texts = [shown(cell).strip() for cell in cells if type(cell) is str]
        fields = {field: shown(cells[place]).strip() for field, place in self.places.items() if place < len(cells)}
        entry = Entry(self, number, cells, fields)
        if not totals.is_total(entry, texts):
            return None
        entry.amounts = tuple(self._amount(entry, place) for place in places)
        return entry

    def _fill(self, entry: Entry) -> None:
        """Columns, then what stands above, then constants, compositions and rules."""
        table, fields = self.table, entry.fields
        for field, place in self.places.items():
            text = self._text(entry.cells, place, entry)
            if field in table.fill_down:
                text = text or self._above.get(field, "")
                self._above[field] = text
            if not text:
                text = table.constants.get(field, "")
                if not text and field in self._required and not _blank_but_told(entry.cells, place):
                    entry.problem(field, "required")
            fields[field] = self._word(entry, field, text) if field in self._words else text
        for field, text in table.constants.items():
            if field not in fields:
                fields[field] = self._word(entry, field, text) if field in self._words else text
        for field, pattern in table.composed.items():
            fields[field] = self._composed(entry, pattern)
        self._rules.apply(fields)

    def _word(self, entry: Entry, field: Field, text: str) -> str:
        words = self._words[field]
        answer = words.get(text.casefold(), words.get(EVERY_OTHER))
        if answer is None:
            known = self.table.words.get(field) or DEFAULT_WORDS[field]
            entry.problem(field, "not_one_of", ", ".join(word or "(tom)" for word in known))
            return ""
        return answer

    def _composed(self, entry: Entry, pattern: str) -> str:
        text = pattern
        for name in columns_in(pattern):
            parts = dict.fromkeys(self._text(part.cells, self._columns.named[name], part) for part in entry.parts)
            text = text.replace(f"{{{name}}}", ", ".join(filter(None, parts)))
        return text.strip()

    def compose_again(self, entry: Entry) -> None:
        """After rows were put together: a composition names what each of them says."""
        for field, pattern in self.table.composed.items():
            entry.fields[field] = self._composed(entry, pattern)

    def _text(self, cells: Sequence[Cell], place: int, entry: Entry | None = None) -> str:
        """NFC, one line, stripped, at most 2,000 characters."""
        cell = cells[place] if place < len(cells) else ""
        known = self._texts.get(cell)
        if known is not None:
            return known
        code, about = "", ""
        try:
            if isinstance(cell, Flaw):
                code = cell.code
            else:
                text = self._texts[cell] = clean.reason(shown(cell))
                return text
        except errors.TextTooLong:
            code, about = "text_too_long", f"{clean.REASON_LENGTH}"
        except errors.TextNotClean:
            code = "text_not_clean"
        if entry is not None:
            entry.problem_at(place, code, about)
        return ""

    def amount_of(self, entry: Entry, name: str) -> int:
        """Kroner in a column by its name, for a long table."""
        return self._amount(entry, self._columns.named[name])

    def text_of(self, entry: Entry, name: str) -> str:
        return self._text(entry.cells, self._columns.named[name], entry)

    def place_of(self, name: str) -> int:
        return self._columns.named[name]

    def _amount(self, entry: Entry, place: int) -> int:
        """Kroner; blank is zero or told, as the table says."""
        cell = entry.cells[place] if place < len(entry.cells) else ""
        known = self._amounts.get(cell)
        if known is not None:
            return known
        columns = self.table.amounts
        assert columns is not None  # noqa: S101 - only tables with amounts have places of them
        if isinstance(cell, str) and not cell.strip():
            if columns.blank == "problem":
                entry.problem_at(place, "required", EXAMPLE)
            return 0
        try:
            number = numbers.amount(cell, columns.decimals, columns.point)
        except numbers.NotANumber:
            self._tell_amount(entry, place, cell)
            return 0
        except numbers.TooLarge:
            entry.problem_at(place, "too_large")
            return 0
        kroner = number * columns.unit // int(10**columns.decimals)
        if abs(kroner) > numbers.LARGEST:
            entry.problem_at(place, "too_large")
            return 0
        kroner = -kroner if columns.reversed else kroner
        self._amounts[cell] = kroner
        return kroner

    def _tell_amount(self, entry: Entry, place: int, cell: Cell) -> None:
        if isinstance(cell, Flaw):
            entry.problem_at(place, cell.code)
        elif self.table.amounts is not None and self.table.amounts.decimals:
            entry.problem_at(place, "not_amount", DECIMAL_EXAMPLE)
        else:
            entry.problem_at(place, "not_whole", EXAMPLE)

    def _scaled(self, entry: Entry, place: int, decimals: int) -> int:
        cell = entry.cells[place] if place < len(entry.cells) else ""
        if isinstance(cell, str) and not cell.strip():
            entry.problem_at(place, "required", str(decimals))
            return 0
        try:
            return numbers.scaled(cell, decimals)
        except numbers.NotANumber:
            code = cell.code if isinstance(cell, Flaw) else "not_decimal"
            entry.problem_at(place, code, "" if isinstance(cell, Flaw) else str(decimals))
        except numbers.TooLarge:
            entry.problem_at(place, "too_large")
        return 0

    def _tell_merged(self) -> None:
        for merged in self.sheet.merged:
            first = merged.partition(":")[0]
            row = int("".join(filter(str.isdigit, first)))
            if row >= self.table.header:
                self.problems.add(
                    ImportProblem(
                        self.sheet.file, row, "", "", "merged_cells", merged, sheet=self.sheet.name, cell=first
                    )
                )

    def _tell_none_left(self) -> None:
        conditions = ", ".join(f"{one.column} = {' / '.join(one.values)}" for one in self.table.only)
        code = "no_rows_left" if conditions else "no_rows"
        self.problems.add(ImportProblem(self.sheet.file, 0, "", "", code, conditions, self.sheet.name))


def _blank_but_told(cells: Sequence[Cell], place: int) -> bool:
    """Whether the cell holds something that could not be read, which is told already."""
    return place < len(cells) and _stripped(cells[place])


def _stripped(cell: Cell) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else True
