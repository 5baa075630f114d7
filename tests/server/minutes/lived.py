"""The protocol of a workshop that lives in memory: the same facts, gathered the same way, without a log or a socket."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from server.documents import encode
from server.exporting.facts import DayFacts
from server.exporting.gather import facts_of
from server.exporting.worked import worked_out
from server.live.served import Served
from server.log.store import Store
from server.minutes.blocks import Block, Document, Grid, Paragraph, Points, Section
from server.minutes.document import document
from server.minutes.facts import HeadFacts, MinutesFacts
from server.minutes.gather import minutes_of
from server.minutes.speech import Speech
from server.minutes.worked import Minutes, worked_minutes
from server.sentences import Language
from tests.projections.live import Live


class _Documents:
    """Those in force, whatever they are called."""

    def __init__(self, live: Live) -> None:
        books, workshop = live.books, live.workshop
        self._bytes = {
            workshop.budget: encode(books.budget),
            workshop.catalogue: encode(books.catalogue),
            workshop.assumptions: encode(books.assumptions),
        }

    def get_document(self, name: str) -> bytes:
        return self._bytes[name]


def gathered(
    live: Live, names: Mapping[str, str] | None = None, head: HeadFacts | None = None
) -> tuple[DayFacts, MinutesFacts]:
    live.projections.take_changes()
    room = cast(Served, live)  # has all that gathering asks of a room
    return facts_of(room, cast(Store, _Documents(live))), minutes_of(room, names, head)


def minutes(live: Live, names: Mapping[str, str] | None = None, head: HeadFacts | None = None) -> Minutes:
    day, facts = gathered(live, names, head)
    return worked_minutes(facts, worked_out(day))


def said(
    live: Live, language: Language = "da", names: Mapping[str, str] | None = None, head: HeadFacts | None = None
) -> Document:
    return document(minutes(live, names, head), Speech(language))


def section(found: Document, id: str) -> Section:
    return next(each for each in found.sections if each.id == id)


def grid(found: Document, id: str) -> Grid:
    """The first table of a section."""
    return next(block for block in section(found, id).blocks if isinstance(block, Grid))


def texts(found: Document) -> list[str]:
    """Every string that is shown, in order."""
    shown = [found.municipality, found.heading, *(text for pair in found.head for text in pair)]
    for each in found.sections:
        shown += [each.heading, *(text for block in each.blocks for text in of_block(block))]
    return shown


def of_block(block: Block) -> list[str]:
    match block:
        case Paragraph(text=text):
            return [text]
        case Points(items=items):
            return list(items)
        case Grid():
            cells = [text for row in block.rows for cell in row.cells for text in (cell.text, *cell.notes)]
            return [block.title, *(group.name for group in block.groups), *(c.name for c in block.columns), *cells]
