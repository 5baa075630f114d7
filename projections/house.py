"""All views of one workshop, from one fold: live, at start, in replay and in tests. Never decides anything.

The room folds each committed event in order and takes the changes when it wants to send them. Between two takes a
view's rows and position are those of the last take; only hiding the results shows at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import TypeAlias, TypeGuard, TypeVar

from domain.books import Books
from domain.recorded import Recorded
from domain.table.events import ChangeAcknowledged, ProposalChosen, ProposalWithdrawn, TableEvent
from domain.table.inverse import Note, note_of
from domain.table.state import AtTable
from domain.workshop import events
from domain.workshop.run import Run
from domain.workshop.state import Event, Version, Workshop, evolve, is_table_event
from projections.activity import Activity
from projections.board import Board
from projections.day import Day
from projections.desk import Desk
from projections.edits import Edits, is_seen
from projections.floor import Floor
from projections.hall import Hall
from projections.memory import Memory, Remembering, memory_of, recall
from projections.recents import LENGTH, Recent, last_of
from projections.seats import Seats
from projections.table import Table
from projections.view import Change, View
from projections.yardsticks import Yardsticks

__all__ = ["Change", "Projections", "View"]


MOST_NOTES = 4_096
"""Of edits, before they are told: each holds what its table was."""

E = TypeVar("E", bound=TableEvent)

Shelf: TypeAlias = Callable[[tuple[Version, ...]], Books]


def _no_shelf(versions: tuple[Version, ...]) -> Books:
    raise LookupError(f"the documents were replaced at seq {versions[-1].seq}, and nobody said where the new ones are")


def _every(_: str) -> bool:
    return True


class Projections:
    """views: by name; `day`, `hall`, `overview`, `facilitator`, `finance`, and `table/<n>` once there is a table n.

    books: of the first version. shelf: from all versions so far to the books of the last.
    """

    def __init__(self, workshop_id: str, books: Books, shelf: Shelf = _no_shelf, start: Workshop | None = None) -> None:
        """start: see `recalled`."""
        self.workshop = start or Workshop(workshop_id)
        self._shelf = shelf
        self._by = Yardsticks.of(books)
        self._seats = Seats()
        self._activity = Activity()
        self._tables: dict[int, Table] = {}
        self._day = Day(self.workshop, self._seats)
        self._floor = Floor(self.workshop, self._seats, self._activity)
        self._hall = Hall(self.workshop, books, self._tables, self._activity)
        self._desk = Desk(self.workshop)
        self._boards: dict[str, Board] = {
            "day": self._day,
            "hall": self._hall,
            "overview": self._hall,
            "facilitator": self._floor,
            "finance": self._desk,
        }
        self._dirty: dict[str, None] = {}
        self._notes: list[Note] = []
        self.views: dict[str, View] = {
            "day": self._day.view,
            "hall": self._hall.hall,
            "overview": self._hall.view,
            "facilitator": self._floor.view,
            "finance": self._desk.view,
        }

    @classmethod
    def of(
        cls, workshop_id: str, books: Books, recorded: Iterable[Recorded[Event]], shelf: Shelf = _no_shelf
    ) -> tuple[Workshop, Projections]:
        """Folded from nothing, see `follow`."""
        projections = cls(workshop_id, books, shelf)
        return projections.follow(recorded), projections

    @classmethod
    def recalled(
        cls, workshop: Workshop, memory: Mapping[str, Memory], shelf: Shelf, wanted: Callable[[str], bool] = _every
    ) -> Projections:
        """As if all events up to this workshop had been folded; memory: what `memory` gave when it was there.

        wanted: names of the views to have now; the others are worked out when they are taken.
        """
        projections = cls(workshop.id, shelf(workshop.versions), shelf, workshop)
        for number in workshop.tables:
            projections._add_table(number, workshop, workshop.seq)
        parts = dict(projections._parts())
        for name, part in parts.items():
            recall(part, memory[name])
        for name, board in reversed(projections._boards.items()):  # the tables before the hall, which adds them up
            board.rework(workshop)
            projections._dirty[name] = None
        projections._settle(wanted)
        for name, part in parts.items():
            if isinstance(part, View):
                recall(part, memory[name])  # the positions at which the hall was touched are not always the overview's
        projections._start(wanted)
        return projections

    def follow(self, recorded: Iterable[Recorded[Event]], wanted: Callable[[str], bool] = _every) -> Workshop:
        """Folds all that comes next; then every wanted view is at the last event, and nothing waits to be taken."""
        workshop = self.fold_all(self.workshop, recorded)
        self._settle(wanted)
        self._start(wanted)
        return workshop

    def _settle(self, wanted: Callable[[str], bool]) -> None:
        self._tell()
        for name in self._dirty:
            if wanted(name):
                self._boards[name].settle(self.workshop)

    def _start(self, wanted: Callable[[str], bool]) -> None:
        """What has been settled does not wait to be taken: these views start here."""
        for name, view in self.views.items():
            if wanted(name):
                self._dirty.pop(name, None)
                view.take(self.workshop.seq)
                view.seq = self.workshop.seq

    def memory(self) -> dict[str, Memory]:
        """What the workshop's state does not tell; all that `recalled` needs beside it."""
        self._settle(_every)
        return {name: memory_of(part) for name, part in self._parts()}

    def _parts(self) -> Iterator[tuple[str, Remembering]]:
        yield "seats", self._seats
        yield "activity", self._activity
        for board in self._boards.values():
            for name, part in board.parts().items():
                yield f"{name} {board.view.name}", part

    def fold(self, before: Workshop, recorded: Recorded[Event], after: Workshop) -> None:
        """One committed event, in order: `after` is what it made of `before`."""
        if _is_edit(recorded):
            self.workshop = after
            number = recorded.event.table
            if number in self._tables:
                self._before_edit(before.tables[number], recorded)
                self._notes.append(note_of(before.tables[number], recorded))
                self._after_edit(recorded, after.tables[number])
            return
        self._tell()
        if isinstance(recorded.event, events.ResultsHidden | events.ResultsRevealed):
            self._hall.settle(before)  # what was worked out till now is shown, or hidden, as it was till now
        self.workshop = after
        self._fold(before, recorded, after)
        self._dirty.update(dict.fromkeys(name for name, board in self._boards.items() if board.is_marked))

    def fold_all(self, workshop: Workshop, recorded: Iterable[Recorded[Event]]) -> Workshop:
        """Many committed events, in order: folds each into the workshop and into all views. The workshop after them.

        The same as one by one, without a state of the workshop for each of them.
        """
        run = Run(workshop)
        for fact in recorded:
            if _is_edit(fact) and fact.event.table in self._tables:
                draft = run.draft(fact)
                self._before_edit(draft, fact)
                self._notes.append(draft.fold(fact))
                self._after_edit(fact, draft)
                if len(self._notes) >= MOST_NOTES:
                    self._tell()
            else:
                before = self.workshop = run.finished()
                after = evolve(before, fact)
                self.fold(before, fact, after)
                run = Run(after)
        self.workshop = run.finished()
        return self.workshop

    def take_changes(self, wanted: Callable[[str], bool] = _every) -> dict[str, Change]:
        """Everything since the last take, merged, by view; only views that changed and whose name is wanted."""
        self._tell()
        changes: dict[str, Change] = {}
        for name in [name for name in self._dirty if wanted(name)]:
            del self._dirty[name]
            self._boards[name].settle(self.workshop)
            change = self.views[name].take(self.workshop.seq)
            if change is not None:
                changes[name] = change
        return changes

    def _before_edit(self, at: AtTable, fact: Recorded[TableEvent]) -> None:
        """What depends on all that the table holds at that moment cannot wait till the edits are told."""
        if _is_of(fact, ProposalWithdrawn):
            self._tables[at.number].withdrawing(at, fact)

    def _after_edit(self, fact: Recorded[TableEvent], at: AtTable) -> None:
        if _is_of(fact, ProposalChosen):
            self._tables[at.number].chosen(fact, at)
        elif _is_of(fact, ChangeAcknowledged):
            self._tables[at.number].acknowledged(fact)

    def _tell(self) -> None:
        """All boards hear of the edits since this was last done: what many of them moved is marked once."""
        if not self._notes:
            return
        notes, self._notes = self._notes, []
        by_table: defaultdict[int, list[Note]] = defaultdict(list)
        for note in notes:
            by_table[note.recorded.event.table].append(note)
        recents: list[Recent] = []
        count = 0
        for number, of_table in by_table.items():
            edits = Edits(number, of_table)
            last = last_of(edits.seen)
            self._tables[number].edited(edits, last)
            self._hall.edited(edits)
            self._desk.edited(edits)
            recents += last
            count += len(edits.seen)
            self._dirty[self._tables[number].view.name] = None
        recents.sort(key=attrgetter("seq"))
        self._hall.remember(recents[-LENGTH:], count)
        self._activity.count(self.workshop, (note.recorded for note in notes if is_seen(note)))
        self._dirty.update(_AGGREGATES)

    def _fold(self, before: Workshop, fact: Recorded[Event], after: Workshop) -> None:
        match fact.event:
            case events.TableAdded(table=number):
                self._add_table(number, after, fact.seq)
            case events.TableLocked(table=number) | events.TableUnlocked(table=number):
                self._mark_table(number, "table", fact.seq)
            case events.RoundOpened():
                self._activity.next_round()
            case events.TargetSet(table=number) | events.TargetCleared(table=number):
                for table in self._tables.values():
                    if number in (0, table.number):
                        table.retarget(after, fact.seq)
            case events.DocumentsReplaced():
                self._replace_books(fact, after)
            case events.ProposalCosted(table=number, proposal=proposal) if number in self._tables:
                self._tables[number].costed(before.tables[number], proposal, after.tables[number], fact.seq)
                self._hall.costed(number, proposal, fact.seq)
            case (
                events.ParticipantRegistered(pid=pid)
                | events.ParticipantSeated(pid=pid)
                | events.SeatClaimed(pid=pid)
                | events.SeatReleased(pid=pid)
                | events.NoteTakerAppointed(pid=pid)
                | events.NoteTakerDismissed(pid=pid)
                | events.PersonForgotten(pid=pid)
            ):
                self._mark_person(before, pid, after, fact.seq)
            case _:
                pass
        self._day.fold(before, fact)
        self._floor.fold(before, fact)
        self._hall.fold(fact, after)
        self._desk.fold(fact)

    def _replace_books(self, fact: Recorded[Event], after: Workshop) -> None:
        self._by, number = Yardsticks.of(self._shelf(after.versions)), len(after.versions)
        for table in self._tables.values():
            table.replace_books(self._by, number, after, fact.seq)
        self._hall.replace_books(self._by.books, fact, after)

    def _add_table(self, number: int, after: Workshop, seq: int) -> None:
        table = Table(number, after, self._by, self._seats)
        self._tables[number] = table
        self._boards[table.view.name] = table
        self.views[table.view.name] = table.view
        table.start(after.tables[number], seq)

    def _mark_person(self, before: Workshop, pid: str, after: Workshop, seq: int) -> None:
        """Somebody has come, moved, or sits there in another way: the tables they were and are at."""
        self._seats.fold(before, after, pid)
        for workshop in (before, after):
            person = workshop.participants.get(pid)
            if person is not None:
                self._mark_table(person.table, f"member/{pid}", seq)
                self._mark_table(person.table, "table", seq)

    def _mark_table(self, number: int, key: str, seq: int) -> None:
        if number in self._tables:
            self._tables[number].mark(key, seq)


_AGGREGATES = dict.fromkeys(("hall", "overview", "facilitator", "finance"))


def _is_edit(recorded: Recorded[Event]) -> TypeGuard[Recorded[TableEvent]]:
    return is_table_event(recorded.event)


def _is_of(recorded: Recorded[TableEvent], kind: type[E]) -> TypeGuard[Recorded[E]]:
    return type(recorded.event) is kind
