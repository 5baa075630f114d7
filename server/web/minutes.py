"""The protocol of the day over http: for paper, as a file that stands alone, and as blocks for our own page.

For whoever may read the whole day afterwards. Names of people are on it only for who may see them all and asks for it.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from domain.workshop.state import Workshop
from server.exporting.gather import facts_of
from server.exporting.press import PrintOrder
from server.live.identity import Identity
from server.minutes.gather import minutes_of
from server.minutes.order import Form, MinutesOrder
from server.minutes.speech import ZONE
from server.sentences import Language
from server.web.access import reader, service_of
from server.web.refusal import HttpRefusal, language_of
from server.web.take_home import JSON, PDF, attached, printed

HTML: Final = "text/html; charset=utf-8"
_LANGUAGES: Final[dict[str, Language]] = {"da": "da", "en": "en"}
_ZONE: Final = re.compile(r"[A-Za-z0-9_+\-]+(/[A-Za-z0-9_+\-]+){0,2}")


async def paper(request: Request) -> Response:
    """On A4."""
    return attached("protokol.pdf", PDF, await _made(request, "pdf"))


async def page(request: Request) -> Response:
    """One HTML file that stands alone."""
    return attached("protokol.html", HTML, await _made(request, "html"))


async def blocks(request: Request) -> Response:
    """What our own page shows."""
    return Response(await _made(request, "json"), media_type=JSON)


async def _made(request: Request, form: Form) -> bytes:
    workshop, identity = await reader(request)
    asked = request.query_params.get
    language, zone = _LANGUAGES.get(asked("lang", language_of(request))), asked("zone", ZONE)
    if language is None or len(zone) > 64 or not _ZONE.fullmatch(zone) or asked("names", "0") not in ("0", "1"):
        raise HttpRefusal(400, "bad_request")
    service = service_of(request)
    names = await _names(request, workshop, identity) if asked("names") == "1" else {}
    room = await service.rooms.get(workshop.id)
    facts = minutes_of(room, names)
    order = PrintOrder(facts_of(room, service.store), minutes=MinutesOrder(facts, form, language, zone))
    return await printed(request, order)


async def _names(request: Request, workshop: Workshop, identity: Identity) -> Mapping[str, str]:
    """pid -> name of everybody; 403 for who may not see them all."""
    if identity.role != "facilitator":
        raise HttpRefusal(403, "not_allowed")
    return await asyncio.to_thread(service_of(request).directory.names, workshop.id)
