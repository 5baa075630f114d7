"""Going back to a budget, a catalogue or a set of assumptions that the day has had before. Reads no files."""

from __future__ import annotations

from typing import Annotated

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from domain.workshop.state import Workshop
from server.live.orders import Declined
from server.live.served import Served
from server.live.shelf import Names
from server.versions import VersionDoesNotFit, replace_documents
from server.web.access import check_origin, keeper, service_of
from server.web.joining import body
from server.web.refusal import HttpRefusal

_Hash = Annotated[str, msgspec.Meta(min_length=64, max_length=64)]


class Use(msgspec.Struct, forbid_unknown_fields=True):
    """Hashes of documents the workshop has had; one that is left out stays as it is."""

    budget: _Hash | None = None
    catalogue: _Hash | None = None
    assumptions: _Hash | None = None
    note: Annotated[str, msgspec.Meta(max_length=2_000)] = ""


async def use(request: Request) -> Response:
    """Any three of the documents that some version of the workshop had, as a new version."""
    check_origin(request)
    workshop, identity = await keeper(request)
    asked = await body(request, Use)
    names = _known(workshop, asked)
    room = await service_of(request).rooms.get(workshop.id)
    return JSONResponse(await put_in_force(request, room, names, asked.note, identity.actor))


async def put_in_force(request: Request, room: Served, names: Names, note: str, actor: str) -> dict[str, int]:
    """{"version": its number}; HttpRefusal if the day cannot go on with it."""
    try:
        answer = await replace_documents(service_of(request), room, names, note, actor)
    except VersionDoesNotFit as misfit:
        raise HttpRefusal(409, "version_contradicts_itself", {"where": str(misfit)}) from misfit
    if isinstance(answer, Declined):
        raise HttpRefusal(409, answer.code, answer.details)
    return {"version": len(room.workshop.versions)}


def _known(workshop: Workshop, asked: Use) -> Names:
    versions = workshop.versions
    names = (
        asked.budget or workshop.budget,
        asked.catalogue or workshop.catalogue,
        asked.assumptions or workshop.assumptions,
    )
    known = [{v.budget for v in versions}, {v.catalogue for v in versions}, {v.assumptions for v in versions}]
    if any(name not in held for name, held in zip(names, known, strict=True)):
        raise HttpRefusal(404, "document_missing")
    return names
