"""The people of the day: who is expected, from a CSV or a form, and whose names the asker may see."""

from __future__ import annotations

import asyncio
import csv
import io
import secrets
from dataclasses import dataclass
from typing import Annotated

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from domain.workshop import actors, commands
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
    people: list[Person] = []
    problems: list[Problem] = []
    for number, row in enumerate(reader, start=2):
        cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
        if not any(cells.values()):
            continue
        person, found = _read_row(number, cells, committees)
        people.append(person)
        problems += found
    return people, problems


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
    if not table.isdecimal() or int(table) > MOST_TABLES:
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
    for answer in answers:
        if isinstance(answer, Declined):
            raise HttpRefusal(409, answer.code, answer.details)
    return len(people)


async def add(request: Request) -> Response:
    """A list as CSV, or people from a form as JSON. Nothing is half imported."""
    check_origin(request)
    workshop, identity = await facilitator(request)
    room = await service_of(request).rooms.get(workshop.id)
    committees = {c.id: c.name for c in room.books.budget.committees}
    data = await raw_body(request)
    if request.headers.get("content-type", "").startswith("application/json"):
        people = parsed(data, People).people
        rows = enumerate(people, start=1)
        problems = [
            problem
            for number, p in rows
            for problem in _read_row(
                number,
                {"name": p.name, "group": p.group, "home_committee": p.home_committee, "table": str(p.table)},
                committees,
            )[1]
        ]
    else:
        people, problems = read_csv(_text(data), committees)
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
