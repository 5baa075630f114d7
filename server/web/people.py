"""The people of the day: who is expected, from a CSV or a form, and whose names the asker may see."""

from __future__ import annotations

import asyncio
import csv
import io
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from domain.workshop import actors, commands
from domain.workshop.seats import MAX_PARTICIPANTS
from domain.workshop.state import GROUPS, Workshop
from server.directory import Directory
from server.live.orders import Declined
from server.live.room import Room
from server.live.rooms import new_order
from server.names import clean_name
from server.sentences import Language, say
from server.web.access import caller, check_origin, facilitator, service_of
from server.web.joining import parsed, raw_body
from server.web.refusal import HttpRefusal, language_of

COLUMNS = ("name", "group", "home_committee", "table")
MOST_TABLES = 200
LONGEST_NUMBER = 9


class Person(msgspec.Struct, forbid_unknown_fields=True):
    """table 0: not seated yet."""

    name: Annotated[str, msgspec.Meta(max_length=200)]
    group: str
    home_committee: str = ""
    table: Annotated[int, msgspec.Meta(ge=0, le=MOST_TABLES)] = 0


class People(msgspec.Struct, forbid_unknown_fields=True):
    people: Annotated[list[Person], msgspec.Meta(max_length=5_000)]


@dataclass(frozen=True, slots=True)
class Problem:
    """row: as a spreadsheet counts, the header is row 1."""

    row: int
    column: str
    da: str
    en: str

    def as_map(self, language: Language) -> dict[str, int | str]:
        return {"row": self.row, "column": self.column, "say": self.da if language == "da" else self.en}


def read_csv(text: str, committees: dict[str, str]) -> tuple[list[Person], list[Problem]]:
    """People from `name;group;home_committee;table` (`;` `,` or tab). committees: id -> name; either may be written."""
    sample = text.removeprefix("\ufeff")
    header = sample.splitlines()[0] if sample.strip() else ""
    delimiter = max(";,\t", key=header.count)
    reader = csv.DictReader(io.StringIO(sample), delimiter=delimiter)
    fields = [(name or "").strip().lower() for name in reader.fieldnames or []]
    missing = [column for column in COLUMNS[:2] if column not in fields]
    if missing:
        wanted = ";".join(COLUMNS)
        return [], [
            Problem(
                1,
                column,
                f"Kolonnen mangler. Første række skal være {wanted}.",
                f"The column is missing. The first row is {wanted}.",
            )
            for column in missing
        ]
    reader.fieldnames = fields
    cells = ({column: (row.get(column) or "").strip() for column in COLUMNS} for row in reader)
    try:
        return _read_rows(enumerate(cells, start=2), committees)
    except csv.Error as error:
        return [], [
            Problem(reader.line_num + 1, "", f"Rækken kan ikke læses: {error}.", f"The row cannot be read: {error}.")
        ]


def _read_rows(
    rows: Iterable[tuple[int, dict[str, str]]], committees: dict[str, str]
) -> tuple[list[Person], list[Problem]]:
    """Empty rows are passed over."""
    read = [_read_row(number, cells, committees) for number, cells in rows if any(cells.values())]
    return [person for person, _ in read], [problem for _, found in read for problem in found]


def _room_for(workshop: Workshop, people: list[Person]) -> list[Problem]:
    """Asked before the first is registered, so that nobody is if not all can be."""
    if len(workshop.participants) + len(people) <= MAX_PARTICIPANTS:
        return []
    most = f"{MAX_PARTICIPANTS:,}".replace(",", ".")
    return [
        Problem(0, "", f"En arbejdsdag har højst {most} deltagere.", f"A workshop has at most {most} participants.")
    ]


def _read_row(number: int, cells: dict[str, str], committees: dict[str, str]) -> tuple[Person, list[Problem]]:
    problems = []
    if not clean_name(cells["name"]):
        problems.append(Problem(number, "name", "Navnet mangler.", "The name is missing."))
    if cells["group"] not in GROUPS:
        groups = ", ".join(GROUPS)
        problems.append(
            Problem(number, "group", f"Gruppen skal være en af: {groups}.", f"The group is one of: {groups}.")
        )
    by_name = {name.lower(): id_ for id_, name in committees.items()}
    committee = cells["home_committee"]
    committee = committee if committee in committees else by_name.get(committee.lower(), committee)
    if committee and committee not in committees:
        known = ", ".join(committees)
        problems.append(
            Problem(
                number, "home_committee", f"Udvalget skal være et af: {known}.", f"The committee is one of: {known}."
            )
        )
    table = cells["table"] or "0"
    if not table.isdecimal() or len(table) > LONGEST_NUMBER or int(table) > MOST_TABLES:
        problems.append(
            Problem(
                number,
                "table",
                f"Bordet skal være et tal fra 0 til {MOST_TABLES}.",
                f"The table is a number from 0 to {MOST_TABLES}.",
            )
        )
        table = "0"
    return Person(cells["name"], cells["group"], committee, int(table)), problems


async def register_all(room: Room, directory: Directory, people: list[Person], actor: str) -> int:
    """All of them or, if one cannot be, none: everything has been checked before the first is recorded."""
    named = {secrets.token_hex(5): person for person in people}
    directory.put_names(room.workshop.id, {pid: clean_name(person.name) for pid, person in named.items()})
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
        for pid in named.keys() - room.workshop.participants.keys():
            directory.forget(room.workshop.id, pid)
        raise HttpRefusal(409, declined[0].code, declined[0].details)
    return len(people)


async def add(request: Request) -> Response:
    """A list as CSV, or people from a form as JSON. Nothing is half imported."""
    check_origin(request)
    workshop, identity = await facilitator(request)
    room = await service_of(request).rooms.get(workshop.id)
    committees = {c.id: c.name for c in room.books.budget.committees}
    data = await raw_body(request)
    if request.headers.get("content-type", "").startswith("application/json"):
        asked = parsed(data, People).people
        cells = [
            {"name": p.name, "group": p.group, "home_committee": p.home_committee, "table": str(p.table)} for p in asked
        ]
        people, problems = _read_rows(enumerate(cells, start=1), committees)
    else:
        people, problems = read_csv(_text(data), committees)
    problems += _room_for(workshop, people)
    if problems:
        language = language_of(request)
        found = [problem.as_map(language) for problem in problems]
        said = {"code": "bad_people", "say": say("bad_people", language), "registered": 0, "problems": found}
        return JSONResponse(said, status_code=400)
    registered = await register_all(room, service_of(request).directory, people, identity.actor)
    return JSONResponse({"registered": registered, "problems": []})


def _text(data: bytes) -> str:
    """UTF-8, or what older Excels write."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _visible(workshop: Workshop, role: actors.Role, table: int) -> set[str]:
    match role:
        case "facilitator":
            return set(workshop.participants)
        case "participant" | "table":
            return {p.pid for p in workshop.participants.values() if table and p.table == table}
        case _:
            return set()


async def names(request: Request) -> Response:
    """pid -> name of those the asker may see."""
    workshop, identity = await caller(request)
    visible = _visible(workshop, identity.role, identity.table)
    if identity.pid is not None:
        visible.add(identity.pid)
    known = service_of(request).directory.names(workshop.id)
    return JSONResponse({"names": {pid: known[pid] for pid in visible if pid in known}})
