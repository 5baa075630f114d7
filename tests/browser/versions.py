"""A second version of a day's catalogue, brought while the server stands still. Never brought through a screen."""

from __future__ import annotations

from dataclasses import replace

from domain.proposals.catalogue import Catalogue
from domain.workshop import actors
from server import documents
from server.importing import read
from server.live.orders import Declined
from server.service import Service
from server.settings import Settings
from server.versions import replace_documents
from tests.browser.live_server import FJORDBAEK, LiveServer

RETIRED, CHANGED = "U-03", "R-03"


def second_catalogue() -> Catalogue:
    """Fjordbæk's, where R-03 saves less and says why, and U-03 is gone."""
    catalogue = read(FJORDBAEK).catalogue
    changed = [
        replace(
            proposal,
            postings=(replace(proposal.postings[0], amounts=(-500_000, -1_100_000, -1_200_000, -1_200_000)),),
            summary="Klasserne bliver lidt større, og lejrskolen bliver kortere.",
            version=2,
        )
        if proposal.id == CHANGED
        else proposal
        for proposal in catalogue.proposals
        if proposal.id != RETIRED
    ]
    return replace(catalogue, proposals=tuple(changed))


async def bring_second_version(server: LiveServer, workshop: str, note: str) -> None:
    """Version 2 is in force when the server has come back on the same port."""
    server.stop()
    service = Service.open(Settings(server.database, server.url))
    try:
        room = await service.rooms.get(workshop)
        name = service.store.put_document(documents.encode(second_catalogue()))
        names = (room.workshop.budget, name, room.workshop.assumptions)
        answer = await replace_documents(service, room, names, note, actors.finance("1"))
        assert not isinstance(answer, Declined), answer
    finally:
        await service.close()
    server.start()
