"""Coming in: by the hall's code, by a name, by a link. Never decides who may edit what."""

from __future__ import annotations

import asyncio
import secrets
from typing import Annotated, Any, TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from domain.workshop import actors, commands
from domain.workshop.state import GROUPS, Workshop
from server.clock import now_ms
from server.directory import Grant
from server.live.identity import identify
from server.live.orders import Declined
from server.live.rooms import new_order
from server.live.served import Served
from server.names import clean_name
from server.web.access import caller, check_origin, grant_of, hand_out, service_of
from server.web.refusal import HttpRefusal

MAX_BODY = 1_048_576

Code = Annotated[str, msgspec.Meta(min_length=4, max_length=64)]


class Look(msgspec.Struct, forbid_unknown_fields=True):
    code: Code


class Claim(msgspec.Struct, forbid_unknown_fields=True):
    code: Code
    pid: Annotated[str, msgspec.Meta(max_length=64)]


class Register(msgspec.Struct, forbid_unknown_fields=True):
    code: Code
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    group: str
    home_committee: str = ""


class Enter(msgspec.Struct, forbid_unknown_fields=True):
    secret: Code


T = TypeVar("T", bound=msgspec.Struct)


async def body(request: Request, shape: type[T]) -> T:
    """The request's JSON as that shape; 400, 413."""
    return parsed(await raw_body(request), shape)


async def raw_body(request: Request, most: int = MAX_BODY) -> bytes:
    """At most so many bytes; 413."""
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > most:
            raise HttpRefusal(413, "too_big")
    return bytes(data)


def parsed(data: bytes, shape: type[T]) -> T:
    try:
        return msgspec.json.decode(data, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise HttpRefusal(400, "bad_request") from error


def address_of(request: Request) -> str:
    return request.client.host if request.client else ""


async def grant_for_code(request: Request, code: str) -> Grant:
    """What the hall's code or QR secret opens. Typed codes are forgiving about case, spaces and dashes."""
    service = service_of(request)
    find = service.directory.find
    if (grant := await asyncio.to_thread(find, code, "join_secret")) is not None:
        return grant
    address = address_of(request)
    if not service.tries.may_try(address):
        raise HttpRefusal(429, "too_many_tries", headers={"Retry-After": "60"})
    typed = "".join(ch for ch in code.upper() if ch.isalnum())
    grant = await asyncio.to_thread(find, typed, "join_code")
    if grant is None:
        service.tries.failed(address)
        raise HttpRefusal(404, "wrong_code")
    return grant


async def open_room(request: Request, code: str) -> Served:
    grant = await grant_for_code(request, code)
    room = await service_of(request).rooms.get(grant.workshop)
    if not room.workshop.is_open:
        raise HttpRefusal(403, "workshop_closed")
    return room


def _seats(workshop: Workshop) -> list[dict[str, Any]]:
    taken = [person.table for person in workshop.participants.values()]
    return [
        {
            "number": table.number,
            "name": table.name if isinstance(table.name, str) else None,
            "seats": taken.count(table.number),
        }
        for table in workshop.tables.values()
    ]


async def look(request: Request) -> Response:
    """Who is expected, so that one can find oneself."""
    check_origin(request)
    room = await open_room(request, (await body(request, Look)).code)
    workshop = room.workshop
    names = await asyncio.to_thread(service_of(request).directory.names, workshop.id)
    people = [
        {"pid": p.pid, "name": names.get(p.pid, ""), "group": p.group, "table": p.table, "claimed": bool(p.device)}
        for p in workshop.participants.values()
        if p.pid in names
    ]
    return JSONResponse(
        {
            "workshop": workshop.id,
            "title": workshop.title if isinstance(workshop.title, str) else None,
            "municipality": room.books.budget.municipality,
            "groups": list(GROUPS),
            "committees": [{"id": c.id, "name": c.name} for c in room.books.budget.committees],
            "tables": _seats(workshop),
            "people": people,
        }
    )


async def claim(request: Request) -> Response:
    check_origin(request)
    asked = await body(request, Claim)
    room = await open_room(request, asked.code)
    return await take_seat(request, room, asked.pid)


async def register(request: Request) -> Response:
    """A latecomer: in at once, at no table until the facilitator seats them."""
    check_origin(request)
    asked = await body(request, Register)
    room = await open_room(request, asked.code)
    name = clean_name(asked.name)
    if not name:
        raise HttpRefusal(400, "text_required")
    pid = secrets.token_hex(5)
    directory = service_of(request).directory
    await asyncio.to_thread(directory.put_name, room.workshop.id, pid, name)
    answer = await room.submit(new_order(commands.RegisterParticipant(pid, asked.group, asked.home_committee)))
    if isinstance(answer, Declined):
        await asyncio.to_thread(directory.forget, room.workshop.id, pid)
        raise HttpRefusal(409, answer.code, answer.details)
    return await take_seat(request, room, pid)


async def enter(request: Request) -> Response:
    """By a link: facilitator, hall screen, table device, or a person's badge."""
    check_origin(request)
    service = service_of(request)
    secret = (await body(request, Enter)).secret
    grant = await asyncio.to_thread(service.directory.find, secret, "link")
    if grant is None:
        raise HttpRefusal(404, "wrong_link")
    room = await service.rooms.get(grant.workshop)
    pid = actors.pid_of(grant.subject)
    if pid is not None:
        return await take_seat(request, room, pid)
    return await answer_with_bearer(request, room, grant.subject)


async def take_seat(request: Request, room: Served, pid: str) -> Response:
    """One device speaks for a name. The same device may come again: it shows the bearer it holds."""
    actor = actors.participant(pid)
    if await _is_signed_in(request, room, actor):
        return await answer_with_bearer(request, room, actor, issue=False)
    device = secrets.token_hex(8)
    answer = await room.submit(new_order(commands.ClaimSeat(pid, device)))
    if isinstance(answer, Declined):
        raise HttpRefusal(409, answer.code, answer.details)
    return await answer_with_bearer(request, room, actor, device)


async def _is_signed_in(request: Request, room: Served, actor: str) -> bool:
    try:
        grant = await grant_of(request)
    except HttpRefusal:
        return False
    if grant.workshop != room.workshop.id or grant.subject != actor:
        return False
    return identify(room.workshop, actor, grant.device) is not None


async def answer_with_bearer(
    request: Request, room: Served, actor: str, device: str = "", *, issue: bool = True
) -> Response:
    service, role = service_of(request), actors.role_of(actor)
    said: dict[str, Any] = {
        "workshop": room.workshop.id,
        "role": role,
        "pid": actors.pid_of(actor),
        "table": actors.table_of_device(actor),
    }
    if not issue:
        return JSONResponse(said)
    bearer = await asyncio.to_thread(service.directory.grant, room.workshop.id, role, actor, "bearer", device)
    if not service.settings.over_tls:
        said["bearer"] = bearer
    response = JSONResponse(said)
    hand_out(request, response, bearer)
    return response


async def ticket(request: Request) -> Response:
    check_origin(request)
    await caller(request)
    ticket = await service_of(request).tickets.issue(await grant_of(request))
    return JSONResponse({"ticket": ticket, "now": now_ms()})
