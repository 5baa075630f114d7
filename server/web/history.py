"""The audit trail over http: pages, what can be filtered by, and files. For those who see the whole day afterwards."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, cast

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from domain.recorded import Recorded
from domain.workshop.state import Event
from projections.story.trail import Trail
from server.history.asked import Asked, BadFilter, asked
from server.history.audit import everything, page
from server.history.context import Context
from server.history.facets import facets
from server.history.files import as_csv, as_json_lines, write_workbook
from server.history.finding import positions
from server.line import DeskLine
from server.web.access import reader, service_of
from server.web.hindsight import context_of, trail_of
from server.web.refusal import HttpRefusal, language_of
from server.web.take_home import CSV, XLSX

PIECE: Final = 65_536
UNKEPT: Final = {"Cache-Control": "private, no-store"}


class Found(NamedTuple):
    """What was asked for, and where it stands."""

    wanted: Asked
    trail: Trail
    positions: Sequence[int]
    context: Context


async def show(request: Request) -> Response:
    """A page of the trail, as sentences."""
    found, log, language = await _found(request), service_of(request).store, language_of(request)

    def made() -> Response:
        shown = page(log, found.trail, found.positions, found.wanted, found.context, language)
        return JSONResponse(shown, headers=UNKEPT)

    return await asyncio.to_thread(made)


async def show_facets(request: Request) -> Response:
    """What there is to filter by."""
    workshop, identity = await reader(request)
    trail, language = await trail_of(request, workshop), language_of(request)
    context = await context_of(request, workshop, identity, trail)
    return await asyncio.to_thread(lambda: JSONResponse(facets(trail, context, language), headers=UNKEPT))


async def as_table(request: Request) -> Response:
    """All that is found, as CSV."""
    found = await _found(request)
    return _sent("historik.csv", CSV, as_csv(_facts(request, found), found.context, language_of(request)))


async def as_lines(request: Request) -> Response:
    """All that is found, as JSON Lines."""
    found = await _found(request)
    return _sent("historik.jsonl", "application/x-ndjson", as_json_lines(_facts(request, found), found.context))


async def as_workbook(request: Request) -> Response:
    """All that is found, as a workbook: one at a time is made, and it lies in a file until it has gone out."""
    found, language = await _found(request), language_of(request)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - sent on after this function, and closed when it has gone out
    try:
        await _line_of(request).run(write_workbook, file, _facts(request, found), found.context, language)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return _sent("historik.xlsx", XLSX, iter(lambda: file.read(PIECE), b""), BackgroundTask(file.close))


async def _found(request: Request) -> Found:
    """401, 403, and 400 for a filter that cannot be read."""
    workshop, identity = await reader(request)
    try:
        wanted = asked(request.query_params)
    except BadFilter as error:
        raise HttpRefusal(400, "bad_request") from error
    trail = await trail_of(request, workshop)
    context = await context_of(request, workshop, identity, trail)
    return Found(wanted, trail, await asyncio.to_thread(positions, trail, wanted), context)


def _facts(request: Request, found: Found) -> Iterator[Recorded[Event]]:
    return everything(service_of(request).store, found.trail, found.positions, found.wanted)


def _line_of(request: Request) -> DeskLine:
    state = request.app.state
    if not hasattr(state, "history_line"):
        state.history_line = DeskLine()
    return cast(DeskLine, state.history_line)


def _sent(name: str, kind: str, pieces: Iterator[bytes], after: BackgroundTask | None = None) -> Response:
    """Made piece by piece on other threads, as fast as it is taken."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', **UNKEPT}
    return StreamingResponse(pieces, media_type=kind, headers=headers, background=after)
