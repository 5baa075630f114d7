"""The people of the day: who is expected, from a file or a form, and whose names the asker may see."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from typing import Annotated

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from domain.workshop import commands
from domain.workshop.seats import MAX_PARTICIPANTS
from domain.workshop.state import Workshop
from server.directory import Directory
from server.importing import MOST_TABLES, ImportProblem, read_form, read_participants
from server.live.identity import Identity
from server.live.orders import Declined
from server.live.rooms import new_order
from server.live.served import Served
from server.names import clean_name
from server.sentences import say
from server.web.access import caller, check_origin, facilitator, service_of
from server.web.joining import parsed, raw_body
from server.web.refusal import HttpRefusal, language_of


class Person(msgspec.Struct, forbid_unknown_fields=True):
    """table 0: not seated yet."""

    name: Annotated[str, msgspec.Meta(max_length=200)]
    group: str
    home_committee: str = ""
    table: Annotated[int, msgspec.Meta(ge=0, le=MOST_TABLES)] = 0


class People(msgspec.Struct, forbid_unknown_fields=True):
    people: Annotated[list[Person], msgspec.Meta(max_length=5_000)]


def _room_for(workshop: Workshop, people: Sequence[Person]) -> tuple[ImportProblem, ...]:
    """Asked before the first is registered, so that nobody is if not all can be."""
    if len(workshop.participants) + len(people) <= MAX_PARTICIPANTS:
        return ()
    return (ImportProblem("", 0, "", "", "too_many_people", f"{MAX_PARTICIPANTS:,}".replace(",", ".")),)


async def register_all(room: Served, directory: Directory, people: Sequence[Person], actor: str) -> int:
    """All of them or, if one cannot be, none: everything has been checked before the first is recorded."""
    named = {secrets.token_hex(5): person for person in people}
    names = {pid: clean_name(person.name) for pid, person in named.items()}
    await asyncio.to_thread(directory.put_names, room.workshop.id, names)
    highest = max((person.table for person in people), default=0)
    orders = []
    if highest > len(room.workshop.tables):
        orders.append(new_order(commands.AddTables(highest), actor))
    for pid, person in named.items():
        registration = commands.RegisterParticipant(pid, person.group, person.home_committee, person.table)
        orders.append(new_order(registration, actor))
    answers = await asyncio.gather(*(room.submit(order) for order in orders))  # in order, and in one commit
    declined = [answer for answer in answers if isinstance(answer, Declined)]
    if declined:
        unknown = named.keys() - room.workshop.participants.keys()
        await asyncio.to_thread(directory.forget, room.workshop.id, *unknown)
        raise HttpRefusal(409, declined[0].code, declined[0].details)
    return len(people)


async def add(request: Request) -> Response:
    """A list as CSV or XLSX, or people from a form as JSON. Nothing is half imported."""
    check_origin(request)
    workshop, identity = await facilitator(request)
    room = await service_of(request).rooms.get(workshop.id)
    committees = {c.id: c.name for c in room.books.budget.committees}
    data = await raw_body(request)
    if request.headers.get("content-type", "").startswith("application/json"):
        form = [(p.name, p.group, p.home_committee, str(p.table)) for p in parsed(data, People).people]
        expected, problems = read_form(form, committees)
    else:
        expected, problems = await service_of(request).line.run(read_participants, "", data, committees)
    people = [Person(one.name, one.group, one.home_committee, one.table) for one in expected]
    problems += _room_for(workshop, people)
    if problems:
        language = language_of(request)
        found = [{"row": each.row, "column": each.column, "say": each.remedy(language)} for each in problems]
        said = {"code": "bad_people", "say": say("bad_people", language), "registered": 0, "problems": found}
        return JSONResponse(said, status_code=400)
    registered = await register_all(room, service_of(request).directory, people, identity.actor)
    return JSONResponse({"registered": registered, "problems": []})


def _visible(workshop: Workshop, identity: Identity) -> set[str]:
    own = {identity.pid} if identity.pid is not None else set()
    match identity.role:
        case "facilitator":
            return set(workshop.participants)
        case "participant" | "table":
            table = identity.table
            return own | {p.pid for p in workshop.participants.values() if table and p.table == table}
        case _:
            return own


async def names_for(directory: Directory, workshop: Workshop, identity: Identity) -> dict[str, str]:
    """pid -> name of those that somebody may see now, of who has a name."""
    visible = _visible(workshop, identity)
    if not visible:
        return {}
    known = await asyncio.to_thread(directory.names, workshop.id)
    return {pid: known[pid] for pid in visible if pid in known}


async def names(request: Request) -> Response:
    """pid -> name of those the asker may see; and who is forgotten, which is no name and told to all."""
    workshop, identity = await caller(request)
    known = await names_for(service_of(request).directory, workshop, identity)
    former = sorted(pid for pid, person in workshop.participants.items() if person.forgotten)
    return JSONResponse({"names": known, "former": former})
