"""A municipality's files, from a browser: handed in, looked at, tried under a mapping, and put in force.

Nothing is half imported, and nothing is stored before somebody says so.
The files wait in memory (`uploads.py`); reading them happens in one thread of its own (`server/line.py`), and workbooks
in a process of theirs.
"""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from domain.budget import difference
from domain.workshop.state import Workshop
from server import importing
from server.importing import Imported, Mapping, Reading
from server.live.identity import Identity
from server.live.served import Served
from server.opening import store_documents
from server.sentences import Language, say
from server.web.access import check_origin, keeper, service_of
from server.web.joining import parsed, raw_body
from server.web.refusal import HttpRefusal, language_of
from server.web.uploads import MOST_BYTES, TooMuch
from server.web.versions import put_in_force

LONGEST_NAME = 120
MOST_SHOWN = 200
"""Entries of a difference on the screen that tries an import; all of them stand in /api/difference afterwards."""

NO_MAPPING = msgspec.Raw(b"null")


class Try(msgspec.Struct, forbid_unknown_fields=True):
    """mapping: as MAPPING.md has it, read by `importing.decode`; null: the bundled one that the files belong to."""

    mapping: msgspec.Raw = NO_MAPPING
    note: Annotated[str, msgspec.Meta(max_length=2_000)] = ""


async def mappings(request: Request) -> Response:
    """The mappings that come with the house, by id."""
    await keeper(request)
    return _json({"mappings": {id: msgspec.to_builtins(mapping) for id, mapping in importing.mappings().items()}})


async def hand_in(request: Request) -> Response:
    """One file under its name; the answer shows all that are there, and a mapping proposed for them."""
    check_origin(request)
    workshop, identity = await keeper(request)
    name = request.query_params.get("name", "").replace("\\", "/").rpartition("/")[2].strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise HttpRefusal(400, "bad_file_name")
    data = await raw_body(request, MOST_BYTES)
    try:
        service_of(request).uploads.put(workshop.id, identity.actor, name, data)
    except TooMuch as error:
        raise HttpRefusal(413, "too_many_files") from error
    return await _preview(request, workshop, identity)


async def look(request: Request) -> Response:
    """The files that wait, as after handing one in."""
    workshop, identity = await keeper(request)
    return await _preview(request, workshop, identity)


async def clear(request: Request) -> Response:
    check_origin(request)
    workshop, identity = await keeper(request)
    service_of(request).uploads.clear(workshop.id, identity.actor)
    return await _preview(request, workshop, identity)


async def try_out(request: Request) -> Response:
    """What the files would be under the mapping, with every problem and what would change. Stores nothing."""
    check_origin(request)
    workshop, identity = await keeper(request)
    asked = parsed(await raw_body(request), Try)
    room = await service_of(request).rooms.get(workshop.id)
    reading = await _read(request, workshop, identity, asked, room)
    return _json(await asyncio.to_thread(_told, reading, room, language_of(request)))


async def use(request: Request) -> Response:
    """The same, put in force as a new version; 400 with the problems if there is one."""
    check_origin(request)
    workshop, identity = await keeper(request)
    asked = parsed(await raw_body(request), Try)
    service = service_of(request)
    room = await service.rooms.get(workshop.id)
    reading = await _read(request, workshop, identity, asked, room)
    if reading.imported is None:
        language = language_of(request)
        said = {"code": "nothing_imported", "say": say("nothing_imported", language)}
        return _json({**said, **await asyncio.to_thread(_told, reading, room, language)}, status=400)
    names = await asyncio.to_thread(store_documents, service, reading.imported)
    answer = await put_in_force(request, room, names, asked.note, identity.actor)
    service.uploads.clear(workshop.id, identity.actor)
    return _json(answer)


async def _preview(request: Request, workshop: Workshop, identity: Identity) -> Response:
    files = service_of(request).uploads.files(workshop.id, identity.actor)
    found = await service_of(request).line.run(importing.preview, files)
    language = language_of(request)
    return _json(
        {
            "files": [{"name": name, "bytes": len(data)} for name, data in files.items()],
            "sheets": msgspec.to_builtins(found.heads),
            "problems": [problem.as_map(language) for problem in found.problems],
            "guess": None if found.guess is None else msgspec.to_builtins(found.guess),
            "known": found.known,
        }
    )


async def _read(request: Request, workshop: Workshop, identity: Identity, asked: Try, room: Served) -> Reading:
    files = service_of(request).uploads.files(workshop.id, identity.actor)
    if not files:
        raise HttpRefusal(409, "no_files")
    mapping = None if bytes(asked.mapping) == bytes(NO_MAPPING) else _mapping(asked.mapping)
    books = room.books
    present = Imported(books.budget, books.catalogue, books.assumptions)
    committees = {committee.id: committee.name for committee in books.budget.committees}
    return await service_of(request).line.run(importing.read_files, files, mapping, committees, present)


def _mapping(raw: msgspec.Raw) -> Mapping:
    try:
        return importing.decode(bytes(raw))
    except importing.MappingIsBroken as broken:
        raise HttpRefusal(400, "mapping_is_broken", {"where": str(broken)}) from broken


def _told(reading: Reading, room: Served, language: Language) -> dict[str, Any]:
    """What was understood, every problem in the asker's language, and what is different from what is in force."""
    return {
        "ok": reading.imported is not None,
        "understood": msgspec.to_builtins(reading.understood),
        "problems": [problem.as_map(language) for problem in reading.problems],
        "people": len(reading.people),
        "difference": None if reading.imported is None else _difference(room, reading.imported),
    }


def _difference(room: Served, imported: Imported) -> dict[str, Any]:
    books = room.books
    entries = {
        "budget": difference.of_budgets(books.budget, imported.budget),
        "catalogue": difference.of_catalogues(books.catalogue, imported.catalogue),
        "assumptions": difference.of_assumptions(books.assumptions, imported.assumptions),
    }
    shown = {name: msgspec.to_builtins(found[:MOST_SHOWN]) for name, found in entries.items()}
    return {**shown, "left_out": sum(max(0, len(found) - MOST_SHOWN) for found in entries.values())}


def _json(content: dict[str, Any], status: int = 200) -> Response:
    return JSONResponse(content, status_code=status)
