"""A new version of a workshop's documents: stored, made ready, and put to the room like any other wish.

Never decides whether the day can go on with it; that is `domain.workshop.documents`.
"""

from __future__ import annotations

import asyncio

from domain.budget.tree import ReportIsBroken
from domain.proposals.covering import check_layouts
from domain.proposals.relations import RelationsAreBroken
from domain.workshop import commands
from server.documents import DocumentIsBroken
from server.live.orders import Answer, Declined
from server.live.rooms import new_order
from server.live.served import Served
from server.live.shelf import Names
from server.service import Service


class VersionDoesNotFit(Exception):
    """The three documents contradict each other. Says where."""


async def replace_documents(service: Service, room: Served, names: Names, note: str, actor: str) -> Answer:
    """names: hashes of documents that the log holds. Made ready off the event loop: a large budget takes its time.

    VersionDoesNotFit before anybody is asked; else the room's answer.
    """
    try:
        books = await asyncio.to_thread(service.rooms.shelf.after, room.workshop.versions, names)
        await asyncio.to_thread(check_layouts, books.report, books.catalogue)
    except (ReportIsBroken, RelationsAreBroken, DocumentIsBroken) as error:
        raise VersionDoesNotFit(str(error)) from error
    command = commands.ReplaceDocuments(*names, books=books, note=note)
    before = room.workshop.versions
    answer = await room.submit(new_order(command, actor, shown_round=room.workshop.current_round))
    if isinstance(answer, Declined):
        service.rooms.shelf.forget(before, names)
    return answer
