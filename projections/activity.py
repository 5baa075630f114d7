"""Who has edited, and how much: counts of commands, never of what was said in them.

A command of several events (a proposal with all it requires) is one edit. What a note-taker enters counts for the one
it was entered for; what a table's device enters counts for the table alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from domain.recorded import Recorded
from domain.table.events import TableEvent
from domain.workshop import actors
from domain.workshop.state import Workshop
from projections.memory import Remembering

_By: TypeAlias = tuple[int, str, str | None]
"""Table, actor, and on whose behalf."""


class Activity(Remembering):
    """edits: of the whole day. The rest is by table, or by pid."""

    __slots__ = ("_by_group", "_by_person", "_by_table", "_command", "_last_at", "_latest", "_spoken", "edits")
    REMEMBERS = ("_by_group", "_by_person", "_by_table", "_command", "_last_at", "_spoken", "edits")

    def __init__(self) -> None:
        self.edits = 0
        self._command = ("", "")
        self._by_person: dict[str, int] = {}
        self._by_table: dict[int, int] = {}
        self._by_group: dict[int, dict[str, int]] = {}
        self._last_at: dict[int, int] = {}
        self._latest: dict[tuple[int, str | None], int] = {}
        self._spoken: set[str] = set()

    def count(self, workshop: Workshop, edits: Iterable[Recorded[TableEvent]]) -> None:
        """In the log's order; nobody came or moved in between."""
        latest: dict[_By, Recorded[TableEvent]] = {}
        commands: dict[_By, int] = {}
        for fact in edits:
            by = (fact.event.table, fact.actor, fact.on_behalf_of)
            latest[by] = fact
            command = (fact.actor, fact.command_id)
            if command != self._command:
                self._command = command
                commands[by] = commands.get(by, 0) + 1
        for fact in latest.values():
            table = fact.event.table
            who = (table, person_of(fact))
            self._latest[who] = max(fact.seq, self._latest.get(who, 0))
            self._last_at[table] = max(fact.at, self._last_at.get(table, 0))
        for by, number in commands.items():
            self._add(workshop, by[0], person_of(latest[by]), number)

    def _add(self, workshop: Workshop, table: int, pid: str | None, commands: int) -> None:
        self.edits += commands
        self._by_table[table] = self._by_table.get(table, 0) + commands
        if pid is None:
            return
        self._spoken.add(pid)
        self._by_person[pid] = self._by_person.get(pid, 0) + commands
        person = workshop.participants.get(pid)
        if person is not None:
            groups = self._by_group.setdefault(table, {})
            groups[person.group] = groups.get(person.group, 0) + commands

    def take_latest(self) -> dict[tuple[int, str | None], int]:
        """Position of the last edit of each person at each table since this was last asked."""
        latest, self._latest = self._latest, {}
        return latest

    def next_round(self) -> None:
        """Everyone is silent again."""
        self._spoken.clear()

    def of_person(self, pid: str) -> int:
        return self._by_person.get(pid, 0)

    def at_table(self, table: int) -> int:
        return self._by_table.get(table, 0)

    def groups_at(self, table: int) -> dict[str, int]:
        return dict(sorted(self._by_group.get(table, {}).items()))

    def last_at(self, table: int) -> int:
        """Milliseconds UTC of the table's last edit, 0 if there was none."""
        return self._last_at.get(table, 0)

    def silent(self, people: Mapping[str, None]) -> int:
        """How many of them have not edited in this round."""
        return sum(pid not in self._spoken for pid in people)


def person_of(fact: Recorded[TableEvent]) -> str | None:
    """Whose edit it is; None for a table's device that speaks for nobody."""
    return fact.on_behalf_of or actors.pid_of(fact.actor)
