"""What a document is made of, as strings: sections of paragraphs, lists and tables. The same for paper and page.

Nothing here is markup: whoever shows it shows text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Tone: TypeAlias = Literal["plain", "lead", "quiet", "warning", "code"]
RowKind: TypeAlias = Literal["plain", "heading", "total"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """tone: lead is read first, quiet explains, warning must not be missed, code is copied."""

    text: str
    tone: Tone = "plain"
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Points:
    """A list of sentences."""

    items: tuple[str, ...]
    kind: Literal["points"] = "points"


@dataclass(frozen=True, slots=True)
class Column:
    """number: set to the right. wide: takes the room that is left."""

    name: str
    number: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over several columns; "" over those that have none."""

    name: str
    columns: int


@dataclass(frozen=True, slots=True)
class Cell:
    """notes: beneath it, a line each."""

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """The first cell that is wide, or else the first, heads the row."""

    cells: tuple[Cell, ...]
    kind: RowKind = "plain"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. title: what it shows, for who hears it. groups: together as many columns as there are."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    groups: tuple[Group, ...] = ()
    kind: Literal["grid"] = "grid"


Block: TypeAlias = Paragraph | Points | Grid


@dataclass(frozen=True, slots=True)
class Section:
    """level 2 stands under level 1 before it. id: the place that a link names. apart: begins a page."""

    id: str
    heading: str
    blocks: tuple[Block, ...]
    level: int = 1
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """mark: "" or why it is not final, on every page. head: name and value, under the title. at: seconds UTC of the
    day's last event. footer: on every page."""

    language: str
    title: str
    municipality: str
    heading: str
    mark: str
    head: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    footer: str
    contents: str
    page: str
    of: str
    at: int


def row(*cells: str | Cell, kind: RowKind = "plain") -> Row:
    return Row(tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in cells), kind)
