"""An actor day as its events left it, tables included. Never refuses: what is recorded has happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias, TypeGuard, assert_never, get_args

from domain.recorded import Recorded
from domain.table import events as table_events
from domain.table import fold
from domain.table.state import Costing, TableBudget, nothing, without
from domain.text import Text
from domain.workshop import events

Event: TypeAlias = events.WorkshopEvent | table_events.TableEvent

GROUPS = ("council", "management", "employees", "citizen", "guest")
"""byråd, ledelse, medarbejdere, borger, gæst."""


class Participant(NamedTuple):
    """table 0: not seated yet. device "": the name is free to claim. forgotten: seq of the event that says so, or 0."""

    pid: str
    group: str
    home_committee: str
    table: int = 0
    device: str = ""
    note_taker: bool = False
    forgotten: int = 0


class Stretch(NamedTuple):
    """From when till when a round was open, milliseconds UTC; closed_at 0: it is open."""

    opened_at: int
    closed_at: int = 0


@dataclass(frozen=True, slots=True)
class Round:
    """status: planned, open or closed. ends_at: milliseconds UTC, 0 while planned. held: more than one stretch if it
    was opened again."""

    number: int
    title: Text
    status: str
    minutes: int = 0
    opened_at: int = 0
    ends_at: int = 0
    auto_close: bool = False
    held: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """The documents from the event `seq` on: hashes, who put them there, when, and what people were told."""

    budget: str
    catalogue: str
    assumptions: str
    seq: int
    at: int
    by: str
    note: Text = ""


TargetKey: TypeAlias = tuple[int, str, int]
"""(table, or 0 for all; report line; year)."""


class Workshop(NamedTuple):
    """seq: of the last event folded. last_at: its time. agreement 0: more than half of the tables.

    versions: of the documents, the first as the workshop was opened; the last is in force.
    """

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
    tables: Mapping[int, TableBudget] = nothing()
    participants: Mapping[str, Participant] = nothing()
    rounds: Mapping[int, Round] = nothing()
    current_round: int = 0
    targets: Mapping[TargetKey, int] = nothing()
    versions: tuple[Version, ...] = ()

    @property
    def open_round(self) -> Round | None:
        """The round that takes edits now, in overtime or not."""
        current = self.rounds.get(self.current_round)
        return current if current is not None and current.status == "open" else None

    @property
    def forgotten_at(self) -> int:
        """Seq of the last event by which somebody was forgotten; 0 if nobody is."""
        return max((person.forgotten for person in self.participants.values()), default=0)

    @property
    def agreement_threshold(self) -> int:
        """How many tables must have chosen a proposal for it to be agreed."""
        return self.agreement or len(self.tables) // 2 + 1

    def targets_of(self, table: int) -> dict[tuple[str, int], int]:
        """(line, year) -> required change; a table's own target goes before the one for all."""
        common = {(line, year): change for (t, line, year), change in self.targets.items() if t == 0}
        own = {(line, year): change for (t, line, year), change in self.targets.items() if t == table}
        return common | own


_OF_A_TABLE = frozenset(get_args(table_events.TableEvent))


def is_table_event(event: Event) -> TypeGuard[table_events.TableEvent]:
    """Asked several times for every edit: `isinstance` would try one class after the other."""
    return type(event) in _OF_A_TABLE


def _is_table_recorded(recorded: Recorded[Event]) -> TypeGuard[Recorded[table_events.TableEvent]]:
    return is_table_event(recorded.event)


def evolve(workshop: Workshop, recorded: Recorded[Event]) -> Workshop:
    """The workshop after one recorded event. What names a table, person or round that is not there changes nothing."""
    if _is_table_recorded(recorded):
        table = workshop.tables.get(recorded.event.table)
        if table is None:
            return workshop._replace(seq=recorded.seq, last_at=recorded.at)
        return _with_table(workshop, fold.evolve(table, recorded), recorded)
    return _apply(workshop, recorded)._replace(seq=recorded.seq, last_at=recorded.at)


def _with_table(workshop: Workshop, table: TableBudget, recorded: Recorded[table_events.TableEvent]) -> Workshop:
    """Written out, field by field: the way of every edit, where `_replace` takes five times as long."""
    return Workshop(
        workshop.id,
        recorded.seq,
        recorded.at,
        workshop.title,
        workshop.budget,
        workshop.catalogue,
        workshop.assumptions,
        workshop.is_open,
        workshop.is_closed,
        workshop.hidden,
        workshop.agreement,
        {**workshop.tables, table.number: table},
        workshop.participants,
        workshop.rounds,
        workshop.current_round,
        workshop.targets,
        workshop.versions,
    )


def _apply(workshop: Workshop, recorded: Recorded[Event]) -> Workshop:
    event = recorded.event
    assert not isinstance(event, table_events.TableEvent)
    match event:
        case events.WorkshopOpened(title, budget, catalogue, assumptions):
            first = _with_version(workshop, Version(budget, catalogue, assumptions, *_told(recorded)))
            return first._replace(title=title, is_open=True)
        case events.DocumentsReplaced(budget, catalogue, assumptions, note):
            return _with_version(workshop, Version(budget, catalogue, assumptions, *_told(recorded), note))
        case events.ProposalCosted(table=table, proposal=proposal):
            return _with_costing(workshop, table, proposal, _costing(event, recorded.seq))
        case events.WorkshopClosed():
            return workshop._replace(is_open=False, is_closed=True)
        case events.TableAdded(table, name):
            return workshop._replace(tables={**workshop.tables, table: TableBudget(table, name)})
        case events.TableLocked(table):
            return _with_lock(workshop, table, locked=True)
        case events.TableUnlocked(table):
            return _with_lock(workshop, table, locked=False)
        case events.ParticipantRegistered(pid, group, home):
            return _with_participant(workshop, Participant(pid, group, home))
        case (
            events.ParticipantSeated(pid=pid)
            | events.SeatClaimed(pid=pid)
            | events.SeatReleased(pid=pid)
            | events.NoteTakerAppointed(pid=pid)
            | events.NoteTakerDismissed(pid=pid)
            | events.PersonForgotten(pid=pid)
        ):
            person = workshop.participants.get(pid)
            return workshop if person is None else _with_participant(workshop, _changed(person, event, recorded.seq))
        case events.TargetSet(table, line, year, change):
            return workshop._replace(targets={**workshop.targets, (table, line, year): change})
        case events.TargetCleared(table, line, year):
            return workshop._replace(targets=without(workshop.targets, (table, line, year)))
        case events.RoundPlanned(number, title, minutes):
            return _with_round(workshop, Round(number, title, "planned", minutes))
        case events.RoundOpened(number, title, ends_at, auto_close):
            minutes = workshop.rounds[number].minutes if number in workshop.rounds else 0
            held_since = (Stretch(recorded.at),)
            opened = Round(number, title, "open", minutes, recorded.at, ends_at, auto_close, held_since)
            return _with_round(workshop, opened)
        case events.RoundExtended(round=number) | events.RoundClosed(round=number) | events.RoundReopened(round=number):
            held = workshop.rounds.get(number)
            return workshop if held is None else _with_round(workshop, _timed(held, event, recorded.at))
        case events.ResultsHidden():
            return workshop._replace(hidden=True)
        case events.ResultsRevealed():
            return workshop._replace(hidden=False)
        case events.AgreementSet(tables):
            return workshop._replace(agreement=tables)
        case _:
            assert_never(event)


_OfPerson: TypeAlias = (
    events.ParticipantSeated
    | events.SeatClaimed
    | events.SeatReleased
    | events.NoteTakerAppointed
    | events.NoteTakerDismissed
    | events.PersonForgotten
)


def _changed(person: Participant, event: _OfPerson, seq: int) -> Participant:
    match event:
        case events.ParticipantSeated(_, table):
            return person._replace(table=table)
        case events.SeatClaimed(_, device):
            return person._replace(device=device)
        case events.SeatReleased():
            return person._replace(device="")
        case events.NoteTakerAppointed():
            return person._replace(note_taker=True)
        case events.NoteTakerDismissed():
            return person._replace(note_taker=False)
        case events.PersonForgotten():
            return person._replace(device="", note_taker=False, forgotten=seq)
        case _:
            assert_never(event)


_OfRound: TypeAlias = events.RoundExtended | events.RoundClosed | events.RoundReopened


def _timed(held: Round, event: _OfRound, at: int) -> Round:
    match event:
        case events.RoundExtended(_, ends_at):
            return replace(held, ends_at=ends_at)
        case events.RoundClosed():
            last = tuple(Stretch(stretch.opened_at, at) for stretch in held.held[-1:])
            return replace(held, status="closed", held=(*held.held[:-1], *last))
        case events.RoundReopened(_, ends_at, auto_close):
            stretches = (*held.held, Stretch(at))
            return replace(held, status="open", ends_at=ends_at, auto_close=auto_close, held=stretches)
        case _:
            assert_never(event)


def _told(recorded: Recorded[Event]) -> tuple[int, int, str]:
    return recorded.seq, recorded.at, recorded.actor


def _with_version(workshop: Workshop, version: Version) -> Workshop:
    return workshop._replace(
        budget=version.budget,
        catalogue=version.catalogue,
        assumptions=version.assumptions,
        versions=(*workshop.versions, version),
    )


def _costing(event: events.ProposalCosted, seq: int) -> Costing:
    return Costing(
        seq,
        event.amounts,
        event.posts,
        event.steering_area,
        event.policy_area,
        event.scalable,
        event.earliest_start,
        event.lasting,
        event.summary,
        event.description,
        event.consequence_service,
        event.consequence_staff,
        event.risk,
        event.preconditions,
        event.implementation,
        event.derived,
        event.works_council,
        event.hearing,
        event.origin,
    )


def _with_costing(workshop: Workshop, number: int, proposal: str, costing: Costing) -> Workshop:
    table = workshop.tables.get(number)
    if table is None or proposal not in table.own:
        return workshop
    costed = replace(table.own[proposal], costing=costing)
    return workshop._replace(tables={**workshop.tables, number: table._replace(own={**table.own, proposal: costed})})


def _with_lock(workshop: Workshop, number: int, *, locked: bool) -> Workshop:
    table = workshop.tables.get(number)
    if table is None:
        return workshop
    return workshop._replace(tables={**workshop.tables, number: table._replace(locked=locked)})


def _with_participant(workshop: Workshop, participant: Participant) -> Workshop:
    return workshop._replace(participants={**workshop.participants, participant.pid: participant})


def _with_round(workshop: Workshop, round_: Round) -> Workshop:
    """The last round opened is the current one, also after it has closed; only that one is opened again."""
    current = round_.number if round_.status == "open" else workshop.current_round
    return workshop._replace(rounds={**workshop.rounds, round_.number: round_}, current_round=current)
