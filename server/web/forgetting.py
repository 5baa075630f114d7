"""Forgetting a person, as a facilitator asks for it. Never says who it was."""

from __future__ import annotations

from typing import Annotated

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from server.live.orders import Declined
from server.web.access import check_origin, facilitator, service_of
from server.web.joining import body
from server.web.refusal import HttpRefusal


class Forget(msgspec.Struct, forbid_unknown_fields=True):
    """ground: see domain/workshop/grounds.py."""

    pid: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    ground: Annotated[str, msgspec.Meta(max_length=64)]


async def forget(request: Request) -> Response:
    """Answers once name and keys are gone and the screens of this server show it."""
    check_origin(request)
    workshop, identity = await facilitator(request)
    asked = await body(request, Forget)
    answer = await service_of(request).forgetting.forget(workshop.id, asked.pid, asked.ground, identity.actor)
    if isinstance(answer, Declined):
        raise HttpRefusal(404 if answer.code == "unknown_participant" else 409, answer.code, answer.details)
    return JSONResponse({"forgotten": asked.pid})
