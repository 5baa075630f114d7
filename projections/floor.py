"""The facilitator's view of the room: who sits where, and which table or person has gone silent. Never an amount."""

from __future__ import annotations

from collections.abc import Mapping

from domain.recorded import Recorded
from domain.workshop import events
from domain.workshop.state import Event, Workshop
from projections.activity import Activity
from projections.board import Board, WorkOut
from projections.rows import ActivityRow, SeatRow
from projections.seats import Seats


class Floor(Board):
    def __init__(self, workshop: Workshop, seats: Seats, activity: Activity) -> None:
        super().__init__("facilitator", workshop)
        self._seats = seats
        self._activity = activity
        self._kinds: dict[str, WorkOut] = {"seat": self._seat_row, "activity": self._activity_row}

    def kinds(self) -> Mapping[str, WorkOut]:
        return self._kinds

    def fold(self, before: Workshop, fact: Recorded[Event]) -> None:
        """Marks what an event of the workshop changes. `before`: the workshop without it."""
        match fact.event:
            case events.TableAdded(table=table):
                self.mark(f"activity/{table}", fact.seq)
            case events.ParticipantSeated(pid, table):
                person = before.participants.get(pid)
                self.mark(f"activity/{person.table if person else 0}", fact.seq)
                self.mark(f"activity/{table}", fact.seq)
                self.mark(f"seat/{pid}", fact.seq)
            case (
                events.ParticipantRegistered(pid=pid)
                | events.SeatClaimed(pid=pid)
                | events.SeatReleased(pid=pid)
                | events.NoteTakerAppointed(pid=pid)
                | events.NoteTakerDismissed(pid=pid)
                | events.PersonForgotten(pid=pid)
            ):
                self.mark(f"seat/{pid}", fact.seq)
            case events.RoundOpened():
                self.mark_all((f"activity/{table}" for table in before.tables), fact.seq)
            case _:
                pass

    def settle(self, workshop: Workshop) -> None:
        """The tables and people that edits were of are marked here, once for all their edits."""
        for (table, pid), seq in self._activity.take_latest().items():
            self.mark_later((f"activity/{table}",) if pid is None else (f"activity/{table}", f"seat/{pid}"), seq)
        super().settle(workshop)

    def _seat_row(self, pid: str) -> SeatRow | None:
        person = self.workshop.participants.get(pid)
        if person is None:
            return None
        return {
            "pid": pid,
            "group": person.group,
            "home_committee": person.home_committee,
            "table": person.table,
            "claimed": person.device != "",
            "note_taker": person.note_taker,
            "edits": self._activity.of_person(pid),
        }

    def _activity_row(self, rest: str) -> ActivityRow | None:
        table = int(rest)
        if table not in self.workshop.tables:
            return None
        people = self._seats.at(table)
        return {
            "table": table,
            "edits": self._activity.at_table(table),
            "last_at": self._activity.last_at(table),
            "people": len(people),
            "silent": self._activity.silent(people),
            "groups": self._activity.groups_at(table),
        }
