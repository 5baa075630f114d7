"""What a sentence needs beside its event: what things are called, and whose names the reader may see. Says nothing.

Titles that people wrote are asked from the workshop as it is now, so that what was erased is erased here at once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from domain.books import Books
from domain.recorded import Recorded
from domain.text import Text
from domain.workshop.state import Event, Version, Workshop
from projections.story.before import Before
from server.history.words import GROUPS, quoted
from server.sentences import Language

Sight: TypeAlias = Literal["people", "tables"]
"""people: who did it, by name or by group. tables: the table alone, as the hall shows it, and no reasons."""


@dataclass(frozen=True, slots=True)
class Context:
    """workshop: as it is now. before: what stood there before the event at a seq. names: of those the reader may see.

    aliases: what the others are called, where they are called anything but their group ("Deltager 7").
    """

    workshop: Workshop
    shelf: Callable[[tuple[Version, ...]], Books]
    before: Callable[[int], Before]
    names: Mapping[str, str]
    sight: Sight = "people"
    aliases: Mapping[str, str] | None = None

    def books(self, seq: int) -> Books:
        """The documents in force right after that event."""
        versions = self.workshop.versions
        known = bisect_right([version.seq for version in versions], seq)
        return self.shelf(versions[: max(1, known)])

    def proposal(self, table: int, id: str, seq: int, language: Language) -> str:
        """R-03 »Færre vikarer«."""
        title = self._title(table, id, seq)
        return id if title is None else f"{id} {quoted(title, language)}"

    def _title(self, table: int, id: str, seq: int) -> Text | None:
        at = self.workshop.tables.get(table)
        if at is not None and id in at.own:
            return at.own[id].title
        known = self.books(seq).relations.proposals.get(id)
        return None if known is None else known.title

    def table(self, number: int, language: Language) -> str:
        """bord 4, or bord 4 »Skolen«."""
        word = f"{'bord' if language == 'da' else 'table'} {number}"
        at = self.workshop.tables.get(number)
        name: Text = "" if at is None else at.name
        return f"{word} {quoted(name, language)}" if name != "" and not _is_number(name, number) else word

    def round(self, number: int, language: Language) -> str:
        """runde 2 »Hvad vil vi?«."""
        word = f"{'runde' if language == 'da' else 'round'} {number}"
        held = self.workshop.rounds.get(number)
        title: Text = "" if held is None else held.title
        return f"{word} {quoted(title, language)}" if title != "" and not _is_number(title, number) else word

    def person(self, pid: str, language: Language) -> str:
        """By name if the reader may see it, else what kind of participant: en medarbejder."""
        if pid in self.names:
            return self.names[pid]
        if self.aliases and pid in self.aliases:
            return self.aliases[pid]
        known = self.workshop.participants.get(pid)
        return GROUPS.get(known.group if known is not None else "", GROUPS[""])[language]

    def line(self, id: str, seq: int) -> str:
        return next((line.name for line in self.books(seq).budget.report if line.id == id), id)

    def committee(self, id: str, seq: int) -> str:
        return next((one.name for one in self.books(seq).budget.committees if one.id == id), id)

    def policy_area(self, id: str, seq: int) -> str:
        return next((area.name for area in self.books(seq).budget.policy_areas if area.id == id), id)


def price_level(context: Context, fact: Recorded[Event], id: str) -> int:
    """The year whose prices a proposal's amounts are in."""
    books = context.books(fact.seq)
    known = books.relations.proposals.get(id)
    return (known.price_level if known is not None else 0) or books.report.years[0]


def _is_number(text: Text, number: int) -> bool:
    """ "Bord 4" and "Runde 1" add nothing to the number."""
    return isinstance(text, str) and text.casefold() in {
        f"{word} {number}" for word in ("bord", "table", "runde", "round")
    }
