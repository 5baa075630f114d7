"""What people take along: the documents behind the screens, and the day as files. Never another table's, unasked."""

from __future__ import annotations

import asyncio
import logging
from typing import Final, cast

from starlette.requests import Request
from starlette.responses import Response

from domain.budget.gathering import REPORT
from domain.workshop.state import Workshop
from projections.presented.desk import NoSuchLayout
from server.exporting.facts import DayFacts
from server.exporting.gather import facts_of
from server.exporting.press import Press, PressBusy, PressFailed, PrintOrder
from server.exporting.print.figures import Unit
from server.exporting.print.layout import Prices, printed_layout
from server.exporting.print.statement import Wish
from server.exporting.separated import choices_csv
from server.exporting.spoken import as_json
from server.exporting.worked import worked_out
from server.live.identity import Identity
from server.log.store import DocumentMissing
from server.web.access import READERS, caller, keeper, service_of
from server.web.refusal import HttpRefusal

log = logging.getLogger(__name__)

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv; charset=utf-8"
JSON: Final = "application/json"
PDF: Final = "application/pdf"
_PRICES: Final[dict[str, Prices]] = {"": "current", "current": "current", "fixed": "fixed"}
_UNITS: Final[dict[str, Unit]] = {"": "millions", "millions": "millions", "thousands": "thousands"}


async def document(request: Request) -> Response:
    """A budget, catalogue or assumption set that the asker's workshop has or had, as it lies in the log."""
    workshop, _ = await caller(request)
    digest = request.path_params["digest"]
    if not any(digest in (v.budget, v.catalogue, v.assumptions) for v in workshop.versions):
        raise HttpRefusal(404, "document_missing")
    try:
        data = service_of(request).store.get_document(digest)
    except DocumentMissing as error:
        raise HttpRefusal(404, "document_missing") from error
    headers = {"Cache-Control": "private, max-age=31536000, immutable"}
    return Response(data, media_type="application/msgpack", headers=headers)


async def all_tables(request: Request) -> Response:
    """Every table's choices as CSV."""
    workshop, _ = await keeper(request)
    facts = await _facts(request, workshop)
    return attached("borde.csv", CSV, await asyncio.to_thread(lambda: choices_csv(worked_out(facts))))


async def everything(request: Request) -> Response:
    """The day as JSON."""
    workshop, _ = await keeper(request)
    facts = await _facts(request, workshop)
    return attached("raaderum.json", JSON, await asyncio.to_thread(lambda: as_json(worked_out(facts)).encode()))


async def day_workbook(request: Request) -> Response:
    """The whole day as a workbook."""
    workshop, _ = await keeper(request)
    order = PrintOrder(await _facts(request, workshop))
    return attached("raaderum.xlsx", XLSX, await printed(request, order))


async def table_workbook(request: Request) -> Response:
    """One table's budget as a workbook."""
    workshop, identity = await caller(request)
    table = request.path_params["table"]
    _check_may_read(identity, workshop, table)
    if not table:
        raise HttpRefusal(404, "unknown_table")
    order = PrintOrder(await _facts(request, workshop, table))
    return attached(f"bord-{table}.xlsx", XLSX, await printed(request, order))


async def statement(request: Request) -> Response:
    """A table's statement on A4, or the base's, in a layout of the budget."""
    workshop, identity = await caller(request)
    asked = request.query_params.get
    number, layout = asked("table", "0"), asked("layout", REPORT)
    unit, prices = _UNITS.get(asked("unit", "")), _PRICES.get(asked("prices", ""))
    if unit is None or prices is None or not (number.isascii() and number.isdigit() and len(number) < 6):
        raise HttpRefusal(400, "bad_request")
    table = int(number)
    _check_may_read(identity, workshop, table)
    service = service_of(request)
    room = await service.rooms.get(workshop.id)
    desk = await service.desks.of(room.books)
    while desk.books is not room.books:  # a new version came in meanwhile
        desk = await service.desks.of(room.books)
    facts = facts_of(room, service.store, (table,))
    held = desk.held(room.workshop.tables[table]) if table else None
    try:
        rows = await asyncio.to_thread(printed_layout, desk, held, layout, prices)
    except NoSuchLayout as error:
        raise HttpRefusal(404, "unknown_layout") from error
    order = PrintOrder(facts, Wish(table, unit, rows))
    name = f"resultat-bord-{table}.pdf" if table else "resultat-basis.pdf"
    return attached(name, PDF, await printed(request, order))


def _check_may_read(identity: Identity, workshop: Workshop, table: int) -> None:
    """Everyone the base; a table's people and device their own; readers all."""
    if table and identity.role not in READERS and identity.table != table:
        raise HttpRefusal(403, "not_allowed")
    if table and table not in workshop.tables:
        raise HttpRefusal(404, "unknown_table")


async def _facts(request: Request, workshop: Workshop, table: int | None = None) -> DayFacts:
    """table: that one alone."""
    service = service_of(request)
    room = await service.rooms.get(workshop.id)
    return facts_of(room, service.store, None if table is None else (table,))


async def printed(request: Request, order: PrintOrder) -> bytes:
    """The file, from the press; 503, 500."""
    try:
        return await _press(request).make(order)
    except PressBusy as error:
        raise HttpRefusal(503, "press_busy", headers={"Retry-After": "5"}) from error
    except PressFailed as error:
        log.exception("a file could not be made")
        raise HttpRefusal(500, "press_failed") from error


def _press(request: Request) -> Press:
    state = request.app.state
    if not hasattr(state, "press"):
        state.press = Press()
    return cast(Press, state.press)


def attached(name: str, kind: str, data: bytes) -> Response:
    """To be saved under that name, and kept by nobody on the way."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return Response(data, media_type=kind, headers=headers)
