"""What requests about the history share: the index over the events, and whose names the asker sees. Answers none."""

from __future__ import annotations

import asyncio
from typing import cast

from starlette.requests import Request

from domain.workshop.state import Workshop
from projections.story.trail import Trail
from server.history.context import Context, Sight
from server.history.trails import Trails
from server.live.identity import Identity
from server.web.access import service_of
from server.web.people import names_for


def trails_of(request: Request) -> Trails:
    state, service = request.app.state, service_of(request)
    if not hasattr(state, "trails"):
        state.trails = Trails(service.store, service.rooms.shelf.of)
    return cast(Trails, state.trails)


async def trail_of(request: Request, workshop: Workshop) -> Trail:
    """With everything up to what the workshop's state holds."""
    return await asyncio.to_thread(trails_of(request).up_to, workshop.id, workshop.seq)


async def context_of(
    request: Request, workshop: Workshop, identity: Identity, trail: Trail, sight: Sight = "people"
) -> Context:
    """What things are called, with the names that the asker may see."""
    names = {} if sight == "tables" else await names_for(service_of(request).directory, workshop, identity)
    return Context(workshop, service_of(request).rooms.shelf.of, trail.before, names, sight)
