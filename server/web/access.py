"""Who is asking: bearers, the page's origin, and whether they may. Never what happens in a workshop."""

from __future__ import annotations

from typing import cast

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from domain.workshop.state import Workshop
from server.directory import Grant
from server.live.identity import Identity, identify
from server.service import Service
from server.web.refusal import HttpRefusal

COOKIE = "__Host-raaderum"


def service_of(connection: HTTPConnection) -> Service:
    return cast(Service, connection.app.state.service)  # put there by server/app.py


def check_origin(connection: HTTPConnection) -> None:
    """A browser always names the page's origin on POST and on websockets; a script may leave it out."""
    origin = connection.headers.get("origin")
    if origin is None:
        return
    host = connection.headers.get("host", "")
    own = {f"http://{host}", f"https://{host}"} if not service_of(connection).settings.over_tls else set()
    if origin not in own | service_of(connection).settings.allowed_origins:
        raise HttpRefusal(403, "wrong_origin")


def bearer_of(connection: HTTPConnection) -> str | None:
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        return token.strip()
    return connection.cookies.get(COOKIE)


def grant_of(connection: HTTPConnection) -> Grant:
    bearer = bearer_of(connection)
    grant = service_of(connection).directory.find(bearer, "bearer") if bearer else None
    if grant is None:
        raise HttpRefusal(401, "signed_off")
    return grant


async def caller(request: Request) -> tuple[Workshop, Identity]:
    """The asker's workshop and what they are in it now; 401."""
    grant = grant_of(request)
    room = await service_of(request).rooms.get(grant.workshop)
    identity = identify(room.workshop, grant.subject)
    if identity is None:
        raise HttpRefusal(401, "signed_off")
    return room.workshop, identity


async def facilitator(request: Request) -> tuple[Workshop, Identity]:
    workshop, identity = await caller(request)
    if identity.role != "facilitator":
        raise HttpRefusal(403, "not_allowed")
    return workshop, identity


def hand_out(request: Request, response: Response, bearer: str) -> None:
    """Over TLS the bearer goes into a cookie that no script can read."""
    if service_of(request).settings.over_tls:
        response.set_cookie(COOKIE, bearer, path="/", secure=True, httponly=True, samesite="strict")
