"""An actor day to look at: people, targets and agenda for any budget. Never a person's name: group and number, as on a
badge.

Everything goes the way a facilitator's commands go; the simulated people come in later through the wire.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from domain.workshop import actors, commands
from server.clock import now_ms
from server.importing import Imported
from server.live.served import Served
from server.opening import open_workshop, order, store_documents
from server.service import Service
from server.web.people import Person, register_all

FJORDBAEK: Final = Path(__file__).parent / "fjordbaek"

MOST_TABLES: Final = 40

SHARES: Final = (("council", "Byråd", 3), ("management", "Ledelse", 2), ("employees", "Medarbejder", 3))
"""group, what stands on the badge, parts of the whole."""

AGENDA: Final = (("Find råderummet", 15), ("Prioritér ved bordet", 15), ("Byg det fælles bud", 20))
"""Title and minutes of each round; the second is held with hidden results."""

PARTS_OF_SAVINGS: Final = (45, 65)
"""Per cent: a target asks for so much of what the whole catalogue could save in operation, in the budget year and in
those after it, for which there is more time."""

ROUNDING: Final = 500_000
"""Kroner."""


@dataclass(frozen=True, slots=True)
class Plan:
    """people: without the guests, of whom there is one a table. speed: how many times faster than a real hall."""

    tables: int
    people: int
    speed: float


async def open_day(service: Service, imported: Imported, plan: Plan) -> Served:
    """A workshop with everybody registered and round 1 open. NotOpened."""
    title = f"Aktørdag i {imported.budget.municipality}"
    room = await open_workshop(service, title, store_documents(service, imported), plan.tables)
    committees = [committee.id for committee in imported.budget.committees]
    people = [*participants(plan, committees), *guests(plan)]
    await register_all(room, service.directory, people, actors.facilitator("1"))
    for target in targets(imported, plan.tables):
        await order(room, target)
    for round_title, minutes in AGENDA:
        await order(room, commands.PlanRound(round_title, minutes))
    minutes = AGENDA[0][1]
    await order(room, commands.OpenRound(round=1, ends_at=now_ms() + round(minutes * 60_000 / plan.speed)))
    return room


async def go_on(room: Served) -> None:
    """A day that was interrupted: the simulated people come back on new devices, so their seats are released."""
    for person in list(room.workshop.participants.values()):
        if person.group != "guest" and person.device:
            await order(room, commands.ReleaseSeat(person.pid))


def free_guest(room: Served) -> str | None:
    """The pid of the guest at the lowest table whose seat is free; None if visitors sit on all of them."""
    free = [person for person in room.workshop.participants.values() if person.group == "guest" and not person.device]
    return min(free, key=lambda person: person.table).pid if free else None


def participants(plan: Plan, committees: list[str]) -> Iterator[Person]:
    """Dealt like cards, so that every table has people of every group."""
    badges = list(_badges(plan.people))
    for number, (group, name) in enumerate(badges):
        # one in four is bound to no committee
        home = committees[number % len(committees)] if committees and number % 4 != 3 else ""
        yield Person(name, group, home, number % plan.tables + 1)


def _badges(people: int) -> Iterator[tuple[str, str]]:
    parts = sum(share for *_, share in SHARES)
    before = 0
    for index, (group, word, share) in enumerate(SHARES):
        until = people if index == len(SHARES) - 1 else before + round(people * share / parts)
        for number in range(1, until - before + 1):
            yield group, f"{word} {number}"
        before = until


def guests(plan: Plan) -> Iterator[Person]:
    for table in range(1, plan.tables + 1):
        yield Person(f"Gæst {table}", "guest", "", table)


def targets(imported: Imported, tables: int) -> Iterator[commands.SetTarget]:
    """For all tables a part of what could be saved; every fourth table must find more, every fifth less."""
    for index, year in enumerate(imported.budget.years):
        savings = sum(min(0, p.base(index)) for p in imported.catalogue.proposals if p.category == "operating")
        change = _rounded(savings * PARTS_OF_SAVINGS[index > 0] // 100)
        if not change:
            continue
        yield commands.SetTarget(year=year, change=change)
        for table in range(1, tables + 1):
            if table % 4 == 0:
                yield commands.SetTarget(year=year, change=_rounded(change * 5 // 4), table=table)
            elif table % 5 == 0:
                yield commands.SetTarget(year=year, change=_rounded(change * 3 // 4), table=table)


def _rounded(kroner: int) -> int:
    return round(kroner / ROUNDING) * ROUNDING
