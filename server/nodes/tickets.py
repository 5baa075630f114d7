"""The websocket's one-time tickets where any node may be asked to take one. Never readable for Redis.

A ticket is at least good at the node that issued it: while Redis is lost, that is all.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
from typing import Any

import msgpack
from redis.exceptions import RedisError

from server.directory import Grant
from server.nodes.relay import Relay
from server.nodes.seal import NotSealedHere, Seal
from server.web.tickets import LIFETIME, Tickets

log = logging.getLogger(__name__)


class SharedTickets(Tickets):
    """In Redis, under the ticket's hash."""

    def __init__(self, relay: Relay, seal: Seal) -> None:
        super().__init__()
        self._relay = relay
        self._seal = seal

    async def issue(self, grant: Grant) -> str:
        ticket = secrets.token_urlsafe(24)
        place = self._place(ticket)
        fields = (grant.workshop, grant.role, grant.subject, grant.kind, grant.secret, grant.device)
        if self._relay.is_up:
            try:
                sealed = self._seal.close(msgpack.packb(fields), place)
                await self._relay.redis.set(place, sealed, ex=int(LIFETIME))
            except (RedisError, OSError) as error:
                log.warning("a ticket stays on this node: %s", error)
            else:
                return ticket
        return await super().issue(grant)

    async def take(self, ticket: str) -> Grant | None:
        """Once, on whichever node."""
        grant = await super().take(ticket)
        if grant is not None or not self._relay.is_up:
            return grant
        place = self._place(ticket)
        try:
            sealed: Any = await self._relay.redis.getdel(place)
            return None if sealed is None else Grant(*msgpack.unpackb(self._seal.open(sealed, place)))
        except (RedisError, OSError, NotSealedHere) as error:
            log.warning("a ticket cannot be looked up: %s", error)
            return None

    def _place(self, ticket: str) -> str:
        return f"{self._relay.prefix}:t:{hashlib.sha256(ticket.encode()).hexdigest()}"
