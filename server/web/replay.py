"""Looking back over http: the timeline, any moment, and stretches. Whoever may see a view live may see its past."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Final, cast

import msgpack
from starlette.requests import Request
from starlette.responses import Response

from domain.workshop.state import Workshop
from server.live.identity import Identity
from server.replay.kept import IDLE, Kept
from server.replay.packed import packed_moment, packed_stretch
from server.replay.timeline import timeline as drawn
from server.web.access import reader, service_of
from server.web.refusal import HttpRefusal

MOST_VIEWS: Final = 64
AT_ONCE: Final = 2
"""Answers that are worked out at a time, so that a day that goes on meanwhile has threads left."""

MOST: Final = 10**15
UNKEPT: Final = {"Cache-Control": "private, no-store"}


async def timeline(request: Request) -> Response:
    """Rounds, how busy it was, and what stands out."""
    workshop, _ = await reader(request)
    moments, epoch = _kept(request).of(workshop.id), service_of(request).store.epoch
    return await _answered(request, lambda: msgpack.packb(drawn(moments.course(workshop.seq), workshop, epoch)))


async def moment(request: Request) -> Response:
    """Some views as they were after an event, or at a time."""
    workshop, identity = await reader(request)
    asked = request.query_params
    if ("seq" in asked) == ("at" in asked):
        raise HttpRefusal(400, "bad_request")
    views = await _views(request, workshop, identity)
    moments = _kept(request).of(workshop.id)
    if "seq" in asked:
        seq = _seq(request, "seq", workshop)
        return await _answered(request, lambda: packed_moment(moments.moment(seq, views)))
    at = _number(request, "at")
    return await _answered(request, lambda: packed_moment(moments.moment(moments.seq_at(at, workshop.seq), views)))


async def stretch(request: Request) -> Response:
    """What changed in some views between two events, in frames."""
    workshop, identity = await reader(request)
    views = await _views(request, workshop, identity)
    after, until = _seq(request, "after", workshop), _seq(request, "until", workshop)
    step = _number(request, "step", "0")
    if until < after:
        raise HttpRefusal(400, "bad_request")
    moments = _kept(request).of(workshop.id)
    return await _answered(request, lambda: packed_stretch(moments.stretch(after, until, step, views)))


async def _views(request: Request, workshop: Workshop, identity: Identity) -> Sequence[str]:
    """Those asked for, in order and once each; 400, 403."""
    names = list(dict.fromkeys(request.query_params.get("views", "").split(",")))
    if names == [""] or len(names) > MOST_VIEWS:
        raise HttpRefusal(400, "bad_request")
    if not all(identity.may_see(name) for name in names):
        raise HttpRefusal(403, "not_allowed")
    room = await service_of(request).rooms.get(workshop.id)
    if not all(name in room.projections.views for name in names):
        raise HttpRefusal(400, "unknown_view")
    return names


def _seq(request: Request, name: str, workshop: Workshop) -> int:
    seq = _number(request, name)
    if seq > workshop.seq:
        raise HttpRefusal(400, "unknown_moment")
    return seq


def _number(request: Request, name: str, default: str = "") -> int:
    text = request.query_params.get(name, default)
    if not (text.isascii() and text.isdigit() and len(text) < 17) or int(text) > MOST:
        raise HttpRefusal(400, "bad_request")
    return int(text)


async def _answered(request: Request, make: Callable[[], bytes]) -> Response:
    """Worked out off the event loop."""
    async with _few(request):
        body = await asyncio.to_thread(make)
    return Response(body, media_type="application/msgpack", headers=UNKEPT)


def _few(request: Request) -> asyncio.Semaphore:
    state = request.app.state
    if not hasattr(state, "replay_few"):
        state.replay_few = asyncio.Semaphore(AT_ONCE)
    return cast(asyncio.Semaphore, state.replay_few)


def _kept(request: Request) -> Kept:
    """What is not used any more is let go of, a while after somebody last asked."""
    state = request.app.state
    if not hasattr(state, "replay_kept"):
        state.replay_kept = Kept(service_of(request).rooms.checkpoints)
        _let_go_later(state.replay_kept)
    return cast(Kept, state.replay_kept)


def _let_go_later(kept: Kept) -> None:
    def look() -> None:
        kept.release()
        _let_go_later(kept)

    asyncio.get_running_loop().call_later(IDLE / 2, look)
