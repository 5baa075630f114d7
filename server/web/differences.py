"""What is different between two versions of a workshop's documents, for whoever takes part in it."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from domain.budget import difference
from domain.workshop.state import Workshop
from server.live.shelf import Shelf
from server.web.access import caller, service_of
from server.web.refusal import HttpRefusal

MOST_ENTRIES = 2_000
"""Of each document; `left_out` says how many more there are."""


async def show(request: Request) -> Response:
    """from, to: numbers of versions, 1 for the one the workshop was opened on; by default the last two."""
    workshop, _ = await caller(request)
    last = len(workshop.versions)
    before = _number(request, "from", max(1, last - 1), last)
    after = _number(request, "to", last, last)
    found = await asyncio.to_thread(between, service_of(request).rooms.shelf, workshop, before, after)
    return JSONResponse({"from": before, "to": after, **found})


def between(shelf: Shelf, workshop: Workshop, before: int, after: int) -> dict[str, Any]:
    """The entries by document, as JSON has them."""
    was, now = (shelf.of(workshop.versions[:number]) for number in (before, after))
    entries = {
        "budget": difference.of_budgets(was.budget, now.budget),
        "catalogue": difference.of_catalogues(was.catalogue, now.catalogue),
        "assumptions": difference.of_assumptions(was.assumptions, now.assumptions),
    }
    shown = {name: msgspec.to_builtins(found[:MOST_ENTRIES]) for name, found in entries.items()}
    return {**shown, "left_out": sum(max(0, len(found) - MOST_ENTRIES) for found in entries.values())}


def _number(request: Request, name: str, default: int, last: int) -> int:
    text = request.query_params.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= last):
        raise HttpRefusal(400, "bad_request")
    return int(text)
