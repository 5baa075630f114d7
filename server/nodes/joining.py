"""A server becomes one of several. Only puts the parts together."""

from __future__ import annotations

import secrets

from server.log.leases import Leases
from server.nodes.node import Node
from server.nodes.owners import Owners
from server.nodes.relay import Relay
from server.nodes.seal import Seal
from server.nodes.tickets import SharedTickets
from server.service import Service


async def join(service: Service) -> Node:
    """On a database of PostgreSQL. LogUnavailable.

    A node is called anew at each start: what an earlier one of the same name owned or was sent is not this one's.
    """
    settings = service.settings
    name = f"{settings.node or 'node'}-{secrets.token_hex(4)}"
    seal = Seal(service.directory)
    relay = Relay(settings.redis, f"raaderum:{service.store.epoch}", name, seal)
    node = Node(service.rooms, relay, Owners(Leases(str(settings.database)), name), service.audiences)
    service.tickets = SharedTickets(relay, seal)
    await node.start()
    return node
