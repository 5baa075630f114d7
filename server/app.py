"""The web application: every address and what answers it."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from typing import cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute

from server.directory import DirectoryUnavailable
from server.line import LineIsLong
from server.live.rooms import NoSuchWorkshop
from server.log.store import LogError
from server.service import Service
from server.web import (
    differences,
    forgetting,
    history,
    imports,
    joining,
    links,
    minutes,
    pages,
    people,
    presented,
    replay,
    sockets,
    take_home,
    versions,
)
from server.web.refusal import HttpRefusal, answer_refusal

PAGES = (
    "/",
    "/j",
    "/e",
    "/bord",
    "/sal",
    "/facilitator",
    "/print/{table:int}",
    "/badges",
    "/budget",
    "/finance",
    "/efter",
    "/protokol",
)


async def health(request: Request) -> Response:
    """What a balancer asks: 503 from a node to which nobody should be sent now."""
    if service_of(request.app).is_well:
        return JSONResponse({"status": "ok"})
    return JSONResponse({"status": "unwell"}, 503)


async def _no_workshop(request: Request, error: Exception) -> Response:
    return await answer_refusal(request, HttpRefusal(401, "signed_off"))


def routes() -> list[Route | WebSocketRoute]:
    squeezed = [Middleware(GZipMiddleware, minimum_size=1_000)]
    return [
        *(Route(path, pages.page) for path in (*PAGES, "/historik")),
        Route("/assets/{name:path}", pages.asset, middleware=squeezed),
        Route("/api/health", health),
        Route("/api/look", joining.look, methods=["POST"]),
        Route("/api/claim", joining.claim, methods=["POST"]),
        Route("/api/register", joining.register, methods=["POST"]),
        Route("/api/enter", joining.enter, methods=["POST"]),
        Route("/api/ticket", joining.ticket, methods=["POST"]),
        Route("/api/names", people.names),
        Route("/api/people", people.add, methods=["POST"]),
        Route("/api/forget", forgetting.forget, methods=["POST"]),
        Route("/api/links", links.show),
        Route("/api/documents/use", versions.use, methods=["POST"]),
        Route("/api/documents/{digest:str}", take_home.document),
        Route("/api/outline/{digest:str}", presented.outline, middleware=squeezed),
        Route("/api/statement", presented.show_statement, middleware=squeezed),
        Route("/api/drill", presented.show_drill, middleware=squeezed),
        Route("/api/explore", presented.show_explorer, middleware=squeezed),
        Route("/api/waterfall", presented.show_waterfall, middleware=squeezed),
        Route("/api/difference", differences.show, middleware=squeezed),
        Route("/api/mappings", imports.mappings, middleware=squeezed),
        Route("/api/imports", imports.look, middleware=squeezed),
        Route("/api/imports", imports.hand_in, methods=["POST"], middleware=squeezed),
        Route("/api/imports", imports.clear, methods=["DELETE"]),
        Route("/api/imports/try", imports.try_out, methods=["POST"], middleware=squeezed),
        Route("/api/imports/use", imports.use, methods=["POST"], middleware=squeezed),
        Route("/api/history", history.show, middleware=squeezed),
        Route("/api/history/facets", history.show_facets, middleware=squeezed),
        Route("/api/history.csv", history.as_table),
        Route("/api/history.jsonl", history.as_lines),
        Route("/api/history.xlsx", history.as_workbook),
        Route("/api/replay/timeline", replay.timeline, middleware=squeezed),
        Route("/api/replay/moment", replay.moment, middleware=squeezed),
        Route("/api/replay/stretch", replay.stretch, middleware=squeezed),
        Route("/api/export.csv", take_home.all_tables),
        Route("/api/export.json", take_home.everything),
        Route("/api/export.xlsx", take_home.day_workbook),
        Route("/api/tables/{table:int}/budget.xlsx", take_home.table_workbook),
        Route("/api/statement.pdf", take_home.statement),
        Route("/api/protocol.pdf", minutes.paper),
        Route("/api/protocol.html", minutes.page, middleware=squeezed),
        Route("/api/protocol", minutes.blocks, middleware=squeezed),
        WebSocketRoute("/ws", sockets.endpoint),
    ]


async def _http_error(request: Request, error: Exception) -> Response:
    """An address or method that is not there."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    return await answer_refusal(request, HttpRefusal(status, "not_found" if status == 404 else "bad_request"))


async def _no_disk(request: Request, error: Exception) -> Response:
    return await answer_refusal(request, HttpRefusal(503, "log_unavailable"))


async def _long_line(request: Request, error: Exception) -> Response:
    return await answer_refusal(request, HttpRefusal(503, "import_busy", headers={"Retry-After": "5"}))


def service_of(app: Starlette) -> Service:
    """What `build` put there."""
    return cast(Service, app.state.service)


def build(service: Service) -> Starlette:
    """The application over an open service; closing it closes the service."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await service.start()
        yield
        await service.close()

    app = Starlette(
        routes=routes(),
        middleware=[Middleware(pages.Headers, over_tls=service.settings.over_tls)],
        exception_handlers={
            HttpRefusal: answer_refusal,
            NoSuchWorkshop: _no_workshop,
            HTTPException: _http_error,
            LogError: _no_disk,
            DirectoryUnavailable: _no_disk,
            LineIsLong: _long_line,
        },
        lifespan=lifespan,
    )
    app.state.service = service
    return app
