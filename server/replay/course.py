"""How a day went, for its timeline: when each event was, how busy each table and group, and what stands out.

Reads each event once, in order, and keeps numbers and ids: no words, so there is nothing in it to erase.
"""

from __future__ import annotations

import time
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from threading import Lock
from typing import NamedTuple, cast

from domain.recorded import Recorded
from domain.table import events as table_events
from domain.workshop import events
from domain.workshop.actors import pid_of
from domain.workshop.state import Event, is_table_event
from projections.house import Projections
from projections.rows.hall import AgreeRow
from projections.story.wordless import wordless
from server.checkpoints.checkpoints import Checkpoints

PAGE = 500
REST = 0.002
"""Seconds between two pages: a day that goes on meanwhile must not notice."""

SILENCE = 120_000
"""Milliseconds of an open round in which nobody edits anything, and that is worth a mark."""

FOR, AGAINST = "support", "object"
_MAY_AGREE = (
    table_events.ProposalChosen,
    table_events.ProposalWithdrawn,
    events.AgreementSet,
    events.TableAdded,
    events.DocumentsReplaced,
)


class Mark(NamedTuple):
    """Something that stands out. table 0: of no one table. until: the end of a silence, else 0."""

    seq: int
    at: int
    kind: str
    table: int = 0
    proposal: str = ""
    until: int = 0


class Course:
    """tables, groups: times of their edits."""

    def __init__(self, checkpoints: Checkpoints, workshop: str) -> None:
        self._checkpoints = checkpoints
        self._workshop = workshop
        self._reading = Lock()
        self._folded: Projections | None = None
        self._at = array("q")
        self._group_of: dict[str, str] = {}
        self._stances: defaultdict[tuple[int, str], dict[str, str]] = defaultdict(dict)
        self._agreed: set[str] = set()
        self._round, self._quiet_since, self._quiet_seq = 0, 0, 0
        self.tables: defaultdict[int, array[int]] = defaultdict(lambda: array("q"))
        self.groups: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
        self.rounds: dict[int, list[int]] = {}
        self.marks: list[Mark] = []

    @property
    def seq(self) -> int:
        return len(self._at)

    def seq_at(self, ms: int) -> int:
        """The last event not later than that; 0 if there is none."""
        return bisect_right(self._at, ms)

    def at(self, seq: int) -> int:
        return self._at[seq - 1]

    def carry_on(self, until: int) -> None:
        """Reads what it has not read yet, up to there."""
        with self._reading:
            while self.seq < until:
                before = self.seq
                for fact in self._checkpoints.store.read(self._workshop, before, min(PAGE, until - before)):
                    self._take(fact)
                if self.seq == before:
                    return
                time.sleep(REST)

    def _take(self, fact: Recorded[Event]) -> None:
        self._at.append(fact.at)
        self.marks.extend(self._marks(fact))
        if is_table_event(fact.event):
            self._count(fact, fact.event.table)
        if fact.round or isinstance(fact.event, events.RoundOpened):
            number = fact.event.round if isinstance(fact.event, events.RoundOpened) else fact.round
            self.rounds.setdefault(number, [fact.seq, fact.seq])[1] = fact.seq

    def _count(self, fact: Recorded[Event], table: int) -> None:
        self.tables[table].append(fact.at)
        group = self._group_of.get(fact.on_behalf_of or pid_of(fact.actor) or "")
        if group:
            self.groups[group].append(fact.at)

    def _marks(self, fact: Recorded[Event]) -> Iterator[Mark]:
        yield from self._silence(fact)
        match fact.event:
            case events.ParticipantRegistered(pid=pid, group=group):
                self._group_of[pid] = group
            case events.RoundOpened() | events.RoundReopened():
                yield Mark(fact.seq, fact.at, "round_opened")
            case events.RoundClosed():
                yield Mark(fact.seq, fact.at, "round_closed")
            case events.ResultsRevealed():
                yield Mark(fact.seq, fact.at, "revealed")
            case events.DocumentsReplaced():
                yield Mark(fact.seq, fact.at, "version")
            case table_events.OwnProposalAdded(table=table, proposal=proposal):
                yield Mark(fact.seq, fact.at, "own_proposal", table, proposal)
            case table_events.StanceTaken() | table_events.StanceWithdrawn():
                yield from self._stance(fact, fact.event)
            case _:
                pass
        yield from self._agreements(fact)

    def _silence(self, fact: Recorded[Event]) -> Iterator[Mark]:
        """Between two edits of an open round, or an edit and its end."""
        begins = isinstance(fact.event, events.RoundOpened | events.RoundReopened)
        if not (begins or is_table_event(fact.event) or isinstance(fact.event, events.RoundClosed)):
            return
        if self._quiet_since and fact.at - self._quiet_since >= SILENCE:
            yield Mark(self._quiet_seq, self._quiet_since, "silence", until=fact.at)
        closes = isinstance(fact.event, events.RoundClosed)
        self._quiet_since, self._quiet_seq = (0, 0) if closes else (fact.at, fact.seq)

    def _stance(
        self, fact: Recorded[Event], event: table_events.StanceTaken | table_events.StanceWithdrawn
    ) -> Iterator[Mark]:
        """A table disagrees when somebody supports what another objects to."""
        held = self._stances[event.table, event.proposal]
        before = {FOR, AGAINST} <= set(held.values())
        if isinstance(event, table_events.StanceTaken):
            held[event.pid] = event.grade
        else:
            held.pop(event.pid, None)
        if not before and {FOR, AGAINST} <= set(held.values()):
            yield Mark(fact.seq, fact.at, "disagreement", event.table, event.proposal)

    def _agreements(self, fact: Recorded[Event]) -> Iterator[Mark]:
        """As the overview tells them (settled.md 25); asked after what may bring an agreement about, or end it."""
        if self._folded is None:
            self._folded = self._checkpoints.begun(self._workshop)
        if self._folded is None:
            return
        self._folded.fold_all(self._folded.workshop, [fact._replace(event=wordless(fact.event))])
        if not isinstance(fact.event, _MAY_AGREE):
            return
        changes = self._folded.take_changes("overview".__eq__)
        change = changes.get("overview")
        if change is None:
            return
        now = {key: cast(AgreeRow, row)["agreed"] for key, row in change.rows.items() if key.startswith("agree/")}
        now |= {key: False for key in change.gone if key.startswith("agree/")}
        for key, agreed in sorted(now.items()):
            if agreed != (key in self._agreed):
                (self._agreed.add if agreed else self._agreed.discard)(key)
                kind = "agreed" if agreed else "unagreed"
                yield Mark(fact.seq, fact.at, kind, 0, key.removeprefix("agree/"))
