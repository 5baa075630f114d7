"""The web application: every address and what answers it."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute

from server.live.rooms import NoSuchWorkshop
from server.service import Service
from server.web import joining, links, pages, people, sockets, take_home
from server.web.refusal import HttpRefusal, answer_refusal

PAGES = ("/", "/j", "/e", "/bord", "/sal", "/facilitator", "/print/{table:int}", "/badges")


async def health(request: Request) -> Response:
    return JSONResponse({"status": "ok"})


async def _no_workshop(request: Request, error: Exception) -> Response:
    return await answer_refusal(request, HttpRefusal(401, "signed_off"))


def routes() -> list[Route | WebSocketRoute]:
    return [
        *(Route(path, pages.page) for path in PAGES),
        Route("/assets/{name:path}", pages.asset),
        Route("/api/health", health),
        Route("/api/look", joining.look, methods=["POST"]),
        Route("/api/claim", joining.claim, methods=["POST"]),
        Route("/api/register", joining.register, methods=["POST"]),
        Route("/api/enter", joining.enter, methods=["POST"]),
        Route("/api/ticket", joining.ticket, methods=["POST"]),
        Route("/api/names", people.names),
        Route("/api/people", people.add, methods=["POST"]),
        Route("/api/links", links.show),
        Route("/api/documents/{digest:str}", take_home.document),
        Route("/api/export.csv", take_home.all_tables),
        WebSocketRoute("/ws", sockets.endpoint),
    ]


def build(service: Service) -> Starlette:
    """The application over an open service; closing it closes the service."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        await service.close()

    app = Starlette(
        routes=routes(),
        middleware=[Middleware(pages.Headers, over_tls=service.settings.over_tls)],
        exception_handlers={HttpRefusal: answer_refusal, NoSuchWorkshop: _no_workshop},
        lifespan=lifespan,
    )
    app.state.service = service
    return app
