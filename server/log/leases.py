"""Which server owns a workshop, as PostgreSQL has it and by PostgreSQL's clock. Never asks a server's own clock.

A node lives as long as it beats. What a dead one owned is free for whoever asks first, with the next term; a term is
never given twice, and an append that names an older one is refused (NotOwner), so that a node which only stood still
can do no harm. Calls block: call them off the loop. Each is safe to repeat, and is repeated once by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg

from server.log.errors import LogUnavailable
from server.log.postgres import schema
from server.log.postgres.connections import Connections, connect, shown

PATIENCE = 2.0
"""Seconds for an answer: a node that learns of its end too late is of no use to anybody."""

_BEAT = """INSERT INTO log.nodes VALUES (%(node)s, clock_timestamp() + make_interval(secs => %(ttl)s))
    ON CONFLICT (node) DO UPDATE SET until = excluded.until"""
_FREE_ALL = "UPDATE log.owners SET node = '' WHERE node = %(node)s"
_FORGET = "DELETE FROM log.nodes WHERE node = %(node)s"
_ALIVE = "SELECT node FROM log.nodes WHERE until > clock_timestamp()"
_IS_ALIVE = "EXISTS (SELECT FROM log.nodes n WHERE n.node = o.node AND n.until > clock_timestamp())"
_TAKE = f"""INSERT INTO log.owners AS o VALUES (%(workshop)s, %(node)s, 1)
    ON CONFLICT (workshop) DO UPDATE SET node = excluded.node, term = o.term + 1
    WHERE o.node <> excluded.node AND NOT {_IS_ALIVE}"""  # noqa: S608 - only constants are put in
_LOOK = (
    f"SELECT o.workshop, o.node, o.term, {_IS_ALIVE} FROM log.owners o "  # noqa: S608 - the same
    "WHERE o.workshop = %(workshop)s AND o.node <> ''"
)
_RELEASE = """UPDATE log.owners SET node = ''
    WHERE workshop = %(workshop)s AND node = %(node)s AND term = %(term)s"""


@dataclass(frozen=True, slots=True)
class Lease:
    """A workshop's owner. is_alive: whether that node has beaten in time; if not, the lease can be taken."""

    workshop: str
    node: str
    term: int
    is_alive: bool


class Leases:
    """The leases in one database, which is made ready if it is empty. LogUnavailable, from every call."""

    def __init__(self, url: str, patience: float = PATIENCE) -> None:
        self._connections = Connections(url, patience)
        try:
            with connect(url, patience) as connection:
                schema.create(connection)
        except psycopg.Error as error:
            raise LogUnavailable(f"{shown(url)} cannot be opened: {error}") from error

    def close(self) -> None:
        self._connections.close()

    def beat(self, node: str, ttl_seconds: float) -> None:
        """The node lives for that long from now."""
        self._run((_BEAT, {"node": node, "ttl": ttl_seconds}))

    def leave(self, node: str) -> None:
        """The node is gone, and what it owned is free at once."""
        self._run((_FREE_ALL, {"node": node}), (_FORGET, {"node": node}))

    def alive(self) -> frozenset[str]:
        """All nodes that live."""
        return frozenset(row[0] for row in self._run((_ALIVE, {})))

    def take(self, workshop: str, node: str) -> Lease:
        """The node's, if the workshop was free or its owner is dead; else whoever owns it. Beat before you take."""
        names = {"workshop": workshop, "node": node}
        lease = self.look(workshop)  # first: trying to take it would stand in the way of the owner's appends
        while lease is None or not (lease.is_alive or lease.node == node):
            found = self._run((_TAKE, names), (_LOOK, names))
            lease = Lease(*found[0]) if found else None  # none only if it was released between the two
        return lease

    def look(self, workshop: str) -> Lease | None:
        """Who owns it, dead or alive; None if nobody does."""
        found = self._run((_LOOK, {"workshop": workshop}))
        return Lease(*found[0]) if found else None

    def release(self, workshop: str, node: str, term: int) -> None:
        """It is free at once; does nothing if that is no longer the lease."""
        self._run((_RELEASE, {"workshop": workshop, "node": node, "term": term}))

    def _run(self, *statements: tuple[str, dict[str, Any]]) -> list[Any]:
        """All of them in order; the rows of the last."""

        def work(connection: psycopg.Connection) -> list[Any]:
            cursor = connection.cursor()
            for statement, parameters in statements:
                cursor.execute(statement, parameters, prepare=True)
            return cursor.fetchall() if cursor.description else []

        return self._connections.run(work)
