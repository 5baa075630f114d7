"""One row as it was understood: what it says of each field, and its amounts. Knows its place, and no budget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from server.importing.grids.cell import Cell, reference, shown
from server.importing.mapping import Field
from server.importing.problems import ImportProblem

if TYPE_CHECKING:
    from server.importing.tables.reader import Reader


class Entry:
    """fields: text of every field the table maps, "" where a cell is blank. amounts: kroner, one a year of `years`.

    posts: full-time posts in hundredths, one a year. parts: the rows that were put together in it, itself among them.
    """

    __slots__ = ("amounts", "cells", "fields", "number", "parts", "posts", "reader")

    def __init__(self, reader: Reader, number: int, cells: Sequence[Cell], fields: dict[Field, str]) -> None:
        self.reader = reader
        self.number = number
        self.cells = cells
        self.fields = fields
        self.amounts: tuple[int, ...] = ()
        self.posts: tuple[int, ...] = ()
        self.parts: list[Entry] = [self]

    @property
    def file(self) -> str:
        return self.reader.sheet.file

    def get(self, field: Field) -> str:
        """ "" where the table does not map it."""
        return self.fields.get(field, "")

    def problem(self, field: Field, code: str, about: str = "") -> None:
        """At the cell that says what the field is; for the whole row if no column does."""
        place = self.reader.places.get(field)
        if place is None:
            self.reader.problems.add(
                ImportProblem(self.file, self.number, "", self.get(field), code, about, self.reader.sheet.name)
            )
        else:
            self.problem_at(place, code, about)

    def problem_at(self, place: int, code: str, about: str = "") -> None:
        """place: the column, from 0."""
        value = shown(self.cells[place]) if place < len(self.cells) else ""
        self.reader.problems.add(
            ImportProblem(
                self.file,
                self.number,
                self.reader.header.name_of(place),
                value,
                code,
                about,
                self.reader.sheet.name,
                reference(self.number, place),
            )
        )
