"""The view every screen shows: the workshop, its rounds, tables and targets. Never an amount of a table's budget."""

from __future__ import annotations

from collections.abc import Mapping

from domain.recorded import Recorded
from domain.workshop import events
from domain.workshop.state import Event, Workshop
from projections.board import Board, WorkOut, shown
from projections.rows import RoundRow, TableRow, TargetRow, VersionRow, WorkshopRow
from projections.seats import Seats


class Day(Board):
    def __init__(self, workshop: Workshop, seats: Seats) -> None:
        super().__init__("day", workshop)
        self._seats = seats
        self._kinds: dict[str, WorkOut] = {
            "workshop": self._workshop_row,
            "round": self._round_row,
            "table": self._table_row,
            "target": self._target_row,
            "version": self._version_row,
        }

    def kinds(self) -> Mapping[str, WorkOut]:
        return self._kinds

    def fold(self, before: Workshop, fact: Recorded[Event]) -> None:
        """Marks what an event of the workshop changes. `before`: the workshop without it."""
        match fact.event:
            case events.WorkshopOpened() | events.DocumentsReplaced():
                self.mark("workshop", fact.seq)
                self.mark(f"version/{len(before.versions) + 1}", fact.seq)
            case events.WorkshopClosed() | events.ResultsHidden() | events.ResultsRevealed() | events.AgreementSet():
                self.mark("workshop", fact.seq)
            case events.TableAdded(table=table):
                self.mark("workshop", fact.seq)  # more tables may move the number that makes a proposal agreed
                self.mark(f"table/{table}", fact.seq)
            case events.TableLocked(table=table) | events.TableUnlocked(table=table):
                self.mark(f"table/{table}", fact.seq)
            case events.ParticipantRegistered(pid=pid) | events.ParticipantSeated(pid=pid):
                self._mark_seats(before, fact, pid)
            case events.TargetSet(table, line, year) | events.TargetCleared(table, line, year):
                self.mark(f"target/{table}/{line}/{year}", fact.seq)
            case (
                events.RoundPlanned(round=number)
                | events.RoundOpened(round=number)
                | events.RoundExtended(round=number)
                | events.RoundClosed(round=number)
                | events.RoundReopened(round=number)
            ):
                self.mark("workshop", fact.seq)
                self.mark(f"round/{number}", fact.seq)
            case _:
                pass

    def _mark_seats(self, before: Workshop, fact: Recorded[Event], pid: str) -> None:
        person = before.participants.get(pid)
        self.mark(f"table/{person.table if person else 0}", fact.seq)
        if isinstance(fact.event, events.ParticipantSeated):
            self.mark(f"table/{fact.event.table}", fact.seq)

    def _workshop_row(self, _: str) -> WorkshopRow | None:
        workshop = self.workshop
        if not (workshop.is_open or workshop.is_closed):
            return None
        return {
            "title": shown(workshop.title),
            "status": "open" if workshop.is_open else "closed",
            "hidden": workshop.hidden,
            "agreement": workshop.agreement_threshold,
            "budget": workshop.budget,
            "catalogue": workshop.catalogue,
            "assumptions": workshop.assumptions,
            "round": workshop.current_round,
        }

    def _round_row(self, rest: str) -> RoundRow | None:
        held = self.workshop.rounds.get(int(rest))
        if held is None:
            return None
        return {
            "number": held.number,
            "title": shown(held.title),
            "status": "planned" if held.status == "planned" else "open" if held.status == "open" else "closed",
            "minutes": held.minutes,
            "opened_at": held.opened_at,
            "ends_at": held.ends_at,
            "auto_close": held.auto_close,
        }

    def _table_row(self, rest: str) -> TableRow | None:
        return table_row(self.workshop, int(rest), self._seats)

    def _version_row(self, rest: str) -> VersionRow:
        number = int(rest)
        version = self.workshop.versions[number - 1]
        return {
            "number": number,
            "seq": version.seq,
            "at": version.at,
            "by": version.by,
            "budget": version.budget,
            "catalogue": version.catalogue,
            "assumptions": version.assumptions,
            "note": shown(version.note),
        }

    def _target_row(self, rest: str) -> TargetRow | None:
        table, _, place = rest.partition("/")
        line, _, year = place.rpartition("/")
        change = self.workshop.targets.get((int(table), line, int(year)))
        return None if change is None else {"table": int(table), "line": line, "year": int(year), "change": change}


def table_row(workshop: Workshop, number: int, seats: Seats) -> TableRow | None:
    """A table as everybody sees it; None if there is none of that number."""
    table = workshop.tables.get(number)
    if table is None:
        return None
    return {"number": number, "name": shown(table.name), "locked": table.locked, "seats": len(seats.at(number))}
