"""The audit trail as files: CSV, a workbook, JSON Lines. No text starts a formula, and no pid stands in them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, Any, Final

import xlsxwriter  # type: ignore[import-untyped]  # the package has hints, but does not say so (no py.typed)

from domain.recorded import Recorded
from domain.text import Erased
from domain.workshop.state import Event
from projections.story.wordless import TEXTS
from server.exporting.separated import cell
from server.history.context import Context
from server.history.entries import Entry, entry
from server.history.figures import when
from server.history.kinds import KIND_WORDS
from server.history.sentences import sentence
from server.history.words import quoted
from server.sentences import Language

COLUMNS: Final[dict[Language, tuple[str, ...]]] = {
    "da": ("nr", "dato", "klokken", "runde", "bord", "forslag", "hvem", "art", "hvad_skete", "tekst", "fortryder_nr"),
    "en": ("no", "date", "time", "round", "table", "proposal", "who", "kind", "what_happened", "text", "undoes_no"),
}
"""A number where there is one, else nothing: 0 is not written."""

CHUNK: Final = 200
MOST_ROWS: Final = 1_048_000
"""Of a worksheet, with room to spare."""

MORE: Final[dict[Language, str]] = {
    "da": "Der er mere, end et ark kan rumme: hent resten som CSV.",
    "en": "There is more than a sheet holds: take the rest as CSV.",
}

_WIDTHS: Final = (7, 11, 9, 7, 6, 10, 34, 22, 110, 60, 12)
_NOT_TOLD: Final = frozenset({"pid", "device"})
"""Fields of events that stand in no file: who it was is said by name or group, as the reader may see it."""


def as_csv(facts: Iterable[Recorded[Event]], context: Context, language: Language) -> Iterator[bytes]:
    """`;`, UTF-8 with BOM, CRLF; in pieces."""
    yield ("\ufeff" + _lines([list(COLUMNS[language])])).encode()
    for chunk in _chunks(facts):
        yield _lines([_row(fact, context, language) for fact in chunk]).encode()


def as_json_lines(facts: Iterable[Recorded[Event]], context: Context) -> Iterator[bytes]:
    """One object a line, with both sentences and the event's own fields; erased text is null. In pieces."""
    for chunk in _chunks(facts):
        yield "".join(json.dumps(_told(fact, context), ensure_ascii=False) + "\n" for fact in chunk).encode()


def write_workbook(out: IO[bytes], facts: Iterable[Recorded[Event]], context: Context, language: Language) -> None:
    """One sheet, written line by line. Past what a sheet holds the rest is left out, and that is said."""
    book = xlsxwriter.Workbook(out, {"constant_memory": True, "default_date_format": "yyyy-mm-dd hh:mm:ss"})
    sheet = book.add_worksheet("Historik" if language == "da" else "History")
    head, wrap = book.add_format({"bold": True, "bg_color": "#E6EAF0"}), book.add_format({"text_wrap": True})
    plain = book.add_format({"valign": "top"})
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, COLUMNS[language], head)
    number = 0
    for number, fact in enumerate(facts, 1):
        if number > MOST_ROWS:
            sheet.write_string(number, 8, MORE[language], plain)
            break
        for column, value in enumerate(_row(fact, context, language)):
            if isinstance(value, int):
                sheet.write_number(number, column, value, plain)
            elif value:
                sheet.write_string(number, column, value, wrap if column in (8, 9) else plain)
    sheet.autofilter(0, 0, max(1, number), len(_WIDTHS) - 1)
    book.close()


def _row(fact: Recorded[Event], context: Context, language: Language) -> list[str | int]:
    told, at = entry(fact, context, language), when(fact.at)
    numbers: list[str | int] = [told["round"] or "", told["table"] or ""]
    kind, text = KIND_WORDS[type(fact.event)][language], _texts(fact.event, language)
    when_: list[str | int] = [told["seq"], at.strftime("%Y-%m-%d"), at.strftime("%H:%M:%S")]
    return [*when_, *numbers, told["proposal"], told["who"], kind, told["say"], text, told["undoes"] or ""]


def _texts(event: Event, language: Language) -> str:
    """What was written, for whoever sorts and reads that alone."""
    written = (getattr(event, name) for name in TEXTS[type(event)])
    return " · ".join(quoted(text, language) if isinstance(text, Erased) else text for text in written if text != "")


def _told(fact: Recorded[Event], context: Context) -> dict[str, Any]:
    told: Entry = entry(fact, context, "da")
    return {
        **told,
        "at": when(fact.at).isoformat(timespec="milliseconds"),
        "say_en": sentence(fact, context, "en"),
        "event": _fields(fact.event),
    }


def _fields(event: Event) -> dict[str, Any]:
    names = (name for name in type(event).__slots__ if name not in _NOT_TOLD)
    values = {name: getattr(event, name) for name in names}
    return {name: None if isinstance(value, Erased) else value for name, value in values.items()}


def _lines(rows: list[list[str | int]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([cell(value) if isinstance(value, str) else value for value in row] for row in rows)
    return out.getvalue()


def _chunks(facts: Iterable[Recorded[Event]]) -> Iterator[list[Recorded[Event]]]:
    going = iter(facts)
    while chunk := list(islice(going, CHUNK)):
        yield chunk
