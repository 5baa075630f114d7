"""Who is asking: bearers, the page's origin, and whether they may. Never what happens in a workshop."""

from __future__ import annotations

import asyncio
from ipaddress import ip_address
from typing import Final, cast
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from domain.workshop.actors import Role
from domain.workshop.state import Workshop
from server.directory import Grant
from server.live.identity import Identity, identify
from server.service import Service
from server.web.refusal import HttpRefusal

COOKIE: Final = "__Host-raaderum"

READERS: Final[frozenset[Role]] = frozenset({"facilitator", "finance", "evaluator"})
"""They see every table."""


def service_of(connection: HTTPConnection) -> Service:
    return cast(Service, connection.app.state.service)  # put there by server/app.py, which imports this file


def check_origin(connection: HTTPConnection) -> None:
    """A browser always names the page's origin on POST and on websockets; a script may leave it out."""
    origin = connection.headers.get("origin")
    settings = service_of(connection).settings
    if origin is None or origin in settings.allowed_origins:
        return
    host = connection.headers.get("host", "")
    if settings.over_tls or origin != f"http://{host}" or not _is_address(host):
        raise HttpRefusal(403, "wrong_origin")


def _is_address(host: str) -> bool:
    """In a hall people come by any of its addresses; by number only, since a name may be anybody's (rebinding)."""
    name = urlsplit(f"//{host}").hostname or ""
    try:
        ip_address(name)
    except ValueError:
        return name == "localhost"
    return True


def bearer_of(connection: HTTPConnection) -> str | None:
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        return token.strip()
    return connection.cookies.get(COOKIE)


async def grant_of(connection: HTTPConnection) -> Grant:
    """Who holds the bearer; 401. The directory is asked off the event loop, here and everywhere: it may be far away."""
    bearer, directory = bearer_of(connection), service_of(connection).directory
    grant = await asyncio.to_thread(directory.find, bearer, "bearer") if bearer else None
    if grant is None:
        raise HttpRefusal(401, "signed_off")
    return grant


async def caller(request: Request) -> tuple[Workshop, Identity]:
    """The asker's workshop and what they are in it now; 401."""
    grant = await grant_of(request)
    room = await service_of(request).rooms.get(grant.workshop)
    identity = identify(room.workshop, grant.subject, grant.device)
    if identity is None:
        raise HttpRefusal(401, "signed_off")
    return room.workshop, identity


async def facilitator(request: Request) -> tuple[Workshop, Identity]:
    workshop, identity = await caller(request)
    if identity.role != "facilitator":
        raise HttpRefusal(403, "not_allowed")
    return workshop, identity


async def keeper(request: Request) -> tuple[Workshop, Identity]:
    """Whoever keeps the day's documents: a facilitator or a finance officer."""
    workshop, identity = await caller(request)
    if identity.role not in ("facilitator", "finance"):
        raise HttpRefusal(403, "not_allowed")
    return workshop, identity


async def reader(request: Request) -> tuple[Workshop, Identity]:
    """Whoever may look at the whole day afterwards: a keeper of its documents, or an evaluator."""
    workshop, identity = await caller(request)
    if identity.role not in READERS:
        raise HttpRefusal(403, "not_allowed")
    return workshop, identity


def hand_out(request: Request, response: Response, bearer: str) -> None:
    """Over TLS the bearer goes into a cookie that no script can read."""
    if service_of(request).settings.over_tls:
        response.set_cookie(COOKIE, bearer, path="/", secure=True, httponly=True, samesite="strict")
