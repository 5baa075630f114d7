"""Entries become participants: a name, a group, a home committee and a table. Registers nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.workshop.state import GROUPS
from server.importing.tables import Entry
from server.importing.words import GROUPS as WORDS

MOST_TABLES = 200


@dataclass(frozen=True, slots=True)
class Expected:
    """group: council, management, employees, citizen or guest. home_committee: an id, or "". table 0: not seated."""

    name: str
    group: str
    home_committee: str
    table: int


def read_people(entries: Iterable[Entry], committees: Mapping[str, str]) -> tuple[Expected, ...]:
    """committees: id -> name; either may be written. Every problem is told at its cell."""
    ids = {name.casefold(): id for id, name in committees.items()} | {id.casefold(): id for id in committees}
    seen: dict[str, Entry] = {}
    people: list[Expected] = []
    for entry in entries:
        name = entry.get("name")
        first = seen.setdefault(name.casefold(), entry)
        if first is not entry and name:
            entry.problem("name", "same_name", str(first.number))
        people.append(Expected(name, _group(entry), _committee(entry, ids, committees), _table(entry)))
    return tuple(people)


def _group(entry: Entry) -> str:
    word = entry.get("group").casefold()
    group = WORDS.get(word, word)
    if group not in GROUPS:
        entry.problem("group", "not_one_of", ", ".join(("byråd", "ledelse", "medarbejdere", "borger", "gæst")))
    return group


def _committee(entry: Entry, ids: Mapping[str, str], committees: Mapping[str, str]) -> str:
    word = entry.get("committee") or entry.get("committee_name")
    if word and word.casefold() not in ids:
        entry.problem("committee", "not_one_of", ", ".join(committees))
        return ""
    return ids.get(word.casefold(), "")


def _table(entry: Entry) -> int:
    word = entry.get("table") or "0"
    if not (word.isascii() and word.isdigit() and len(word) <= 9 and int(word) <= MOST_TABLES):
        entry.problem("table", "bad_table", str(MOST_TABLES))
        return 0
    return int(word)
