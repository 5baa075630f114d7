"""An actor day as its events left it, tables included. Never refuses: what is recorded has happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias, TypeGuard, assert_never, get_args

from domain.recorded import Recorded
from domain.table import events as table_events
from domain.table import state as table_state
from domain.table.state import TableBudget, nothing, without
from domain.text import Text
from domain.workshop import events

Event: TypeAlias = events.WorkshopEvent | table_events.TableEvent

GROUPS = ("council", "management", "employees", "citizen", "guest")
"""byråd, ledelse, medarbejdere, borger, gæst."""


@dataclass(frozen=True, slots=True)
class Participant:
    """table 0: not seated yet. device "": the name is free to claim."""

    pid: str
    group: str
    home_committee: str
    table: int = 0
    device: str = ""
    note_taker: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """status: planned, open or closed. ends_at: milliseconds UTC, 0 while planned."""

    number: int
    title: Text
    status: str
    minutes: int = 0
    opened_at: int = 0
    ends_at: int = 0
    auto_close: bool = False


TargetKey: TypeAlias = tuple[int, str, int]
"""(table, or 0 for all; report line; year)."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """seq: of the last event folded. last_at: its time. agreement 0: more than half of the tables."""

    id: str
    seq: int = 0
    last_at: int = 0
    title: Text = ""
    budget: str = ""
    catalogue: str = ""
    assumptions: str = ""
    is_open: bool = False
    is_closed: bool = False
    hidden: bool = False
    agreement: int = 0
    tables: Mapping[int, TableBudget] = field(default_factory=nothing)
    participants: Mapping[str, Participant] = field(default_factory=nothing)
    rounds: Mapping[int, Round] = field(default_factory=nothing)
    current_round: int = 0
    targets: Mapping[TargetKey, int] = field(default_factory=nothing)

    @property
    def open_round(self) -> Round | None:
        """The round that takes edits now, in overtime or not."""
        current = self.rounds.get(self.current_round)
        return current if current is not None and current.status == "open" else None

    @property
    def agreement_threshold(self) -> int:
        """How many tables must have chosen a proposal for it to be agreed."""
        return self.agreement or len(self.tables) // 2 + 1

    def targets_of(self, table: int) -> dict[tuple[str, int], int]:
        """(line, year) -> required change; a table's own target goes before the one for all."""
        common = {(line, year): change for (t, line, year), change in self.targets.items() if t == 0}
        own = {(line, year): change for (t, line, year), change in self.targets.items() if t == table}
        return common | own


def is_table_event(event: Event) -> TypeGuard[table_events.TableEvent]:
    return isinstance(event, get_args(table_events.TableEvent))


def _is_table_recorded(recorded: Recorded[Event]) -> TypeGuard[Recorded[table_events.TableEvent]]:
    return is_table_event(recorded.event)


def evolve(workshop: Workshop, recorded: Recorded[Event]) -> Workshop:
    """The workshop after one recorded event."""
    if _is_table_recorded(recorded):
        number = recorded.event.table
        table = table_state.evolve(workshop.tables[number], recorded)
        after = replace(workshop, tables={**workshop.tables, number: table})
    else:
        after = _apply(workshop, recorded)
    return replace(after, seq=recorded.seq, last_at=recorded.at)


def _apply(workshop: Workshop, recorded: Recorded[Event]) -> Workshop:
    event = recorded.event
    assert not is_table_event(event)
    match event:
        case events.WorkshopOpened(title, budget, catalogue, assumptions):
            return replace(
                workshop, title=title, budget=budget, catalogue=catalogue, assumptions=assumptions, is_open=True
            )
        case events.WorkshopClosed():
            return replace(workshop, is_open=False, is_closed=True)
        case events.TableAdded(table, name):
            return replace(workshop, tables={**workshop.tables, table: TableBudget(table, name)})
        case events.TableLocked(table):
            return _with_lock(workshop, table, locked=True)
        case events.TableUnlocked(table):
            return _with_lock(workshop, table, locked=False)
        case events.ParticipantRegistered(pid, group, home):
            return _with_participant(workshop, Participant(pid, group, home))
        case events.ParticipantSeated(pid, table):
            return _with_participant(workshop, replace(workshop.participants[pid], table=table))
        case events.SeatClaimed(pid, device):
            return _with_participant(workshop, replace(workshop.participants[pid], device=device))
        case events.SeatReleased(pid):
            return _with_participant(workshop, replace(workshop.participants[pid], device=""))
        case events.NoteTakerAppointed(pid):
            return _with_participant(workshop, replace(workshop.participants[pid], note_taker=True))
        case events.NoteTakerDismissed(pid):
            return _with_participant(workshop, replace(workshop.participants[pid], note_taker=False))
        case events.TargetSet(table, line, year, change):
            return replace(workshop, targets={**workshop.targets, (table, line, year): change})
        case events.TargetCleared(table, line, year):
            return replace(workshop, targets=without(workshop.targets, (table, line, year)))
        case events.RoundPlanned(number, title, minutes):
            return _with_round(workshop, Round(number, title, "planned", minutes))
        case events.RoundOpened(number, title, ends_at, auto_close):
            minutes = workshop.rounds[number].minutes if number in workshop.rounds else 0
            opened = Round(number, title, "open", minutes, recorded.at, ends_at, auto_close)
            return replace(_with_round(workshop, opened), current_round=number)
        case events.RoundExtended(number, ends_at):
            return _with_round(workshop, replace(workshop.rounds[number], ends_at=ends_at))
        case events.RoundClosed(number):
            return _with_round(workshop, replace(workshop.rounds[number], status="closed"))
        case events.RoundReopened(number, ends_at, auto_close):
            again = replace(workshop.rounds[number], status="open", ends_at=ends_at, auto_close=auto_close)
            return replace(_with_round(workshop, again), current_round=number)
        case events.ResultsHidden():
            return replace(workshop, hidden=True)
        case events.ResultsRevealed():
            return replace(workshop, hidden=False)
        case events.AgreementSet(tables):
            return replace(workshop, agreement=tables)
        case _:
            assert_never(event)


def _with_lock(workshop: Workshop, number: int, *, locked: bool) -> Workshop:
    return replace(workshop, tables={**workshop.tables, number: replace(workshop.tables[number], locked=locked)})


def _with_participant(workshop: Workshop, participant: Participant) -> Workshop:
    return replace(workshop, participants={**workshop.participants, participant.pid: participant})


def _with_round(workshop: Workshop, round_: Round) -> Workshop:
    return replace(workshop, rounds={**workshop.rounds, round_.number: round_})
