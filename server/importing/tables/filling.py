"""What a row says of each field: its cells, what stands above, constants, compositions and rules. Reads no amount."""

from __future__ import annotations

from collections.abc import Sequence

from server.importing.grids.cell import Cell
from server.importing.mapping import Content, Field, Table
from server.importing.tables.columns import Columns, columns_in
from server.importing.tables.conditions import Rules
from server.importing.tables.entry import Entry
from server.importing.tables.values import Values, holds_something
from server.importing.words import DEFAULT_WORDS, canonical

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


class Filling:
    """Row after row, from the top: a blank cell may mean what stands above it."""

    __slots__ = ("_above", "_columns", "_required", "_rules", "_table", "_values", "_words")

    def __init__(self, table: Table, columns: Columns, values: Values) -> None:
        self._table = table
        self._columns = columns
        self._values = values
        self._words = {
            field: canonical(table.words.get(field) or DEFAULT_WORDS[field])
            for field in (*columns.places, *table.constants)
            if field in table.words or field in DEFAULT_WORDS
        }
        self._above: dict[Field, str] = {}
        self._rules = Rules(table.rules)
        self._required = REQUIRED[table.content].difference(table.optional)

    def fill(self, entry: Entry) -> None:
        table, fields = self._table, entry.fields
        for field, place in self._columns.places.items():
            text = self._values.text(entry.cells, place, entry)
            if field in table.fill_down:
                text = text or self._above.get(field, "")
                self._above[field] = text
            if not text:
                text = table.constants.get(field, "")
                if not text and field in self._required and not _holds_something(entry.cells, place):
                    entry.problem(field, "required")
            fields[field] = self._word(entry, field, text) if field in self._words else text
        for field, text in table.constants.items():
            if field not in fields:
                fields[field] = self._word(entry, field, text) if field in self._words else text
        self.compose(entry)
        self._rules.apply(fields)

    def compose(self, entry: Entry) -> None:
        """Also after rows were put together: a composition names what each of them says."""
        for field, pattern in self._table.composed.items():
            entry.fields[field] = self._composed(entry, pattern)

    def _word(self, entry: Entry, field: Field, text: str) -> str:
        words = self._words[field]
        answer = words.get(text.casefold(), words.get(EVERY_OTHER))
        if answer is None:
            known = self._table.words.get(field) or DEFAULT_WORDS[field]
            entry.problem(field, "not_one_of", ", ".join(word or "(tom)" for word in known))
            return ""
        return answer

    def _composed(self, entry: Entry, pattern: str) -> str:
        text = pattern
        for name in columns_in(pattern):
            place = self._columns.named[name]
            parts = dict.fromkeys(self._values.text(part.cells, place, part) for part in entry.parts)
            text = text.replace(f"{{{name}}}", ", ".join(filter(None, parts)))
        return text.strip()


def _holds_something(cells: Sequence[Cell], place: int) -> bool:
    """What could not be read is told already, and is not blank."""
    return place < len(cells) and holds_something(cells[place])
