"""The whole budget, looked at: statement, drill, explorer, waterfall. Works out nothing that stands in a view already.

What is the same for everybody who looks at one version of the documents is worked out once, off the event loop.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from domain import errors
from domain.books import Books
from domain.budget.conditions import quantities_of
from domain.budget.gathering import REPORT
from projections.presented.desk import Desk, NoSuchLayout
from projections.presented.drill import NoSuchRow, drill
from projections.presented.held import Held
from projections.presented.statement import statement
from projections.presented.waterfall import waterfall
from server import documents
from server.live.identity import Identity
from server.web.access import READERS, caller, service_of
from server.web.refusal import HttpRefusal

Answer: TypeAlias = dict[str, Any]
"""What goes out as JSON."""

IMMUTABLE = {"Cache-Control": "private, max-age=31536000, immutable"}


async def outline(request: Request) -> Response:
    """A budget without its lines but those of its taxes: what every screen needs, whatever the size of the budget."""
    workshop, _ = await caller(request)
    digest = request.path_params["digest"]
    known = [version.budget for version in workshop.versions]
    if digest not in known:
        raise HttpRefusal(404, "document_missing")
    versions = workshop.versions[: known.index(digest) + 1]
    books = await asyncio.to_thread(service_of(request).rooms.shelf.of, versions)
    taxed = {tax.line for tax in books.budget.taxes}
    lines = tuple(line for line in books.budget.lines if line.id in taxed)
    data = documents.encode(replace(books.budget, lines=lines))
    return Response(data, media_type="application/msgpack", headers=IMMUTABLE)


async def show_statement(request: Request) -> Response:
    """Every row of a layout, in its parts and in both prices."""
    seq, desk, held, table = await _asked(request)
    budget, layout = desk.books.budget, request.query_params.get("layout", REPORT)

    def made() -> Answer:
        return {
            "seq": seq,
            "table": table,
            "layout": layout,
            "layouts": [{"id": known.id, "name": known.name, "source": known.source} for known in desk.layouts],
            "years": budget.years,
            "price_level": budget.years[0],
            "population": _population(desk.books),
            "rows": statement(desk, held, layout),
        }

    return await _answered(made)


async def show_drill(request: Request) -> Response:
    """One level below a row, its committee, or its policy area."""
    _, desk, held, _ = await _asked(request)
    asked = request.query_params
    offset = asked.get("offset", "0")
    if not _is_number(offset):
        raise HttpRefusal(400, "bad_request")
    layout, row = asked.get("layout", REPORT), asked.get("row", "")
    where = (asked.get("committee", ""), asked.get("area", ""))
    return await _answered(lambda: drill(desk, held, layout, row, *where, int(offset)))


async def show_explorer(request: Request) -> Response:
    """The whole budget as a tree."""
    seq, desk, held, table = await _asked(request)
    budget = desk.books.budget

    def made() -> Answer:
        return {
            "seq": seq,
            "table": table,
            "years": budget.years,
            "population": _population(desk.books),
            "currency": budget.currency,
            "lines": [
                {"id": line.id, "name": line.name, "flow": desk.books.report.is_targetable(line.id)}
                for line in budget.report
            ],
            "target_line": budget.target_line,
            "nodes": desk.explorer.nodes(held),
        }

    return await _answered(made)


async def show_waterfall(request: Request) -> Response:
    """A report line, by default the target line, from the base to the table's result."""
    _, desk, held, _ = await _asked(request)
    line = request.query_params.get("line", desk.books.budget.target_line)

    def made() -> Answer:
        steps = waterfall(desk.cube, held, line)
        name = next(known.name for known in desk.books.report.lines if known.id == line)
        return {"line": line, "name": name, "years": desk.books.budget.years, "steps": steps}

    return await _answered(made)


async def _answered(make: Callable[[], Mapping[str, Any]]) -> Response:
    """As JSON, worked out and written down off the event loop; 404."""
    try:
        return await asyncio.to_thread(lambda: JSONResponse(make()))
    except (NoSuchLayout, NoSuchRow) as error:
        raise HttpRefusal(404, "unknown_layout") from error
    except errors.NotFound as refused:
        raise HttpRefusal(404, refused.code, refused.details) from refused


async def _asked(request: Request) -> tuple[int, Desk, tuple[Held, ...], int]:
    """The seq, the documents then in force, and what the table that was asked for held (0: nothing, the base)."""
    workshop, identity = await caller(request)
    table = _table(request, identity)
    if table and table not in workshop.tables:
        raise HttpRefusal(404, "unknown_table")
    service = service_of(request)
    room = await service.rooms.get(workshop.id)
    desk = await service.desks.of(room.books_of(workshop))
    return workshop.seq, desk, desk.held(workshop.tables.get(table)), table


def _table(request: Request, identity: Identity) -> int:
    """0, or a table that the asker may look at; without a number the own one."""
    text = request.query_params.get("table", str(identity.table))
    if not _is_number(text):
        raise HttpRefusal(400, "bad_request")
    table = int(text)
    if table and identity.role not in READERS and table != identity.table:
        raise HttpRefusal(403, "not_allowed")
    return table


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 9


def _population(books: Books) -> list[int] | None:
    population = books.budget.population
    if population not in {quantity.id for quantity in books.assumptions.quantities}:
        return None
    return list(quantities_of((population,), books.budget, books.assumptions)[0])
