"""Tables and the people at them. Never knows a name: only pids (settled.md 5)."""

from __future__ import annotations

from domain import errors
from domain.books import Books
from domain.workshop import commands, events
from domain.workshop.grounds import GROUNDS
from domain.workshop.state import GROUPS, Participant, Workshop

MAX_TABLES = 200
MAX_PARTICIPANTS = 5_000

SeatEvent = events.ParticipantRegistered | events.ParticipantSeated


def add_tables(workshop: Workshop, command: commands.AddTables) -> tuple[events.TableAdded, ...]:
    """They are numbered from 1 without gaps; the screens say "Bord 4" themselves, so the name stays empty."""
    if command.up_to < 1:
        raise errors.UnknownTable("tables are numbered from 1", table=command.up_to)
    if command.up_to > MAX_TABLES:
        raise errors.TooMany("no more tables", limit=MAX_TABLES)
    return tuple(events.TableAdded(number, "") for number in range(len(workshop.tables) + 1, command.up_to + 1))


def lock(workshop: Workshop, number: int) -> tuple[events.TableLocked, ...]:
    check_table(workshop, number)
    return () if workshop.tables[number].locked else (events.TableLocked(number),)


def unlock(workshop: Workshop, number: int) -> tuple[events.TableUnlocked, ...]:
    check_table(workshop, number)
    return (events.TableUnlocked(number),) if workshop.tables[number].locked else ()


def register(workshop: Workshop, command: commands.RegisterParticipant, books: Books) -> tuple[SeatEvent, ...]:
    """The same registration again is silence; another person's under that pid is refused."""
    known = workshop.participants.get(command.pid)
    if known is not None:
        same = (known.group, known.home_committee) == (command.group, command.home_committee)
        if same and not known.forgotten:
            return ()
        raise errors.SeatIsTaken("that pid is somebody else's", pid=command.pid)
    if len(workshop.participants) >= MAX_PARTICIPANTS:
        raise errors.TooMany("no more participants", limit=MAX_PARTICIPANTS)
    _check_person(command, books)
    registered = events.ParticipantRegistered(command.pid, command.group, command.home_committee)
    if command.table == 0:
        return (registered,)
    check_table(workshop, command.table)
    return (registered, events.ParticipantSeated(command.pid, command.table))


def seat(workshop: Workshop, command: commands.SeatParticipant) -> tuple[events.ParticipantSeated, ...]:
    person = _person(workshop, command.pid)
    check_table(workshop, command.table)
    return () if person.table == command.table else (events.ParticipantSeated(command.pid, command.table),)


def claim(workshop: Workshop, command: commands.ClaimSeat) -> tuple[events.SeatClaimed, ...]:
    """One device a name (settled.md 15)."""
    person = _person(workshop, command.pid)
    if not command.device:
        raise errors.TextRequired("a claim names its device")
    if person.device == command.device:
        return ()
    if person.device:
        raise errors.SeatIsTaken("another device has claimed that name", pid=command.pid)
    return (events.SeatClaimed(command.pid, command.device),)


def release(workshop: Workshop, pid: str) -> tuple[events.SeatReleased, ...]:
    return (events.SeatReleased(pid),) if _person(workshop, pid).device else ()


def appoint(workshop: Workshop, pid: str) -> tuple[events.NoteTakerAppointed, ...]:
    return () if _person(workshop, pid).note_taker else (events.NoteTakerAppointed(pid),)


def dismiss(workshop: Workshop, pid: str) -> tuple[events.NoteTakerDismissed, ...]:
    return (events.NoteTakerDismissed(pid),) if _person(workshop, pid).note_taker else ()


def forget(workshop: Workshop, pid: str, ground: str) -> tuple[events.PersonForgotten, ...]:
    """At any time, after the day too."""
    person = workshop.participants.get(pid)
    if person is None:
        raise errors.UnknownParticipant("nobody is registered under that pid", pid=pid)
    if ground not in GROUNDS:
        raise errors.UnknownGround(f"one of {', '.join(GROUNDS)}", ground=ground)
    return () if person.forgotten else (events.PersonForgotten(pid, ground),)


def check_table(workshop: Workshop, number: int) -> None:
    if number not in workshop.tables:
        raise errors.UnknownTable(f"there is no table {number}", table=number)


def _person(workshop: Workshop, pid: str) -> Participant:
    person = workshop.participants.get(pid)
    if person is None or person.forgotten:
        raise errors.UnknownParticipant("nobody is registered under that pid", pid=pid)
    return person


def _check_person(command: commands.RegisterParticipant, books: Books) -> None:
    if not command.pid:
        raise errors.UnknownParticipant("a participant needs a pid", pid=command.pid)
    if command.group not in GROUPS:
        raise errors.UnknownGroup(f"one of {', '.join(GROUPS)}", group=command.group)
    check_committee(books, command.home_committee)


def check_committee(books: Books, committee: str) -> None:
    """ "" is no home committee at all."""
    if committee and all(known.id != committee for known in books.budget.committees):
        raise errors.UnknownCommittee("the budget has no such committee", committee=committee)
