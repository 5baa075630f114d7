"""Who is at a workshop's tables, on whatever node: each node says who is with it, all show everyone.

Nobody of a dead node stays. Never an event, never logged, as presence is nowhere.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection

from server.live.presence import People
from server.nodes.wire import People as Said


class Crowd:
    """Of one workshop. put: to the other nodes. show: to everyone on this one who looks at that view."""

    def __init__(
        self, workshop: str, node: str, put: Callable[[Said], None], show: Callable[[str, People], None]
    ) -> None:
        self._workshop = workshop
        self._node = node
        self._put = put
        self._show = show
        self._by_node: dict[str, dict[str, People]] = {node: {}}
        self._due: dict[str, People] = {}

    # -- as `server.live.audience.Elsewhere` -----------------------------------------------------------------------

    def tell(self, view: str, people: People) -> None:
        self._by_node[self._node][view] = people
        self._show(view, self._everyone(view))
        if not self._due:
            asyncio.get_running_loop().call_soon(self._say)
        self._due[view] = people

    def all(self, view: str, here: People) -> People:
        self._by_node[self._node][view] = here
        return self._everyone(view)

    # -- the other nodes -------------------------------------------------------------------------------------------

    def greet(self) -> None:
        """Says who is here, and asks who is elsewhere."""
        self._put(Said(self._workshop, self._node, self._by_node[self._node], asks=True))

    def hear(self, said: Said) -> None:
        if said.node == self._node:
            return
        self._by_node.setdefault(said.node, {}).update(said.views)
        for view in said.views:
            self._show(view, self._everyone(view))
        if said.asks:
            self._put(Said(self._workshop, self._node, self._by_node[self._node]))

    def keep(self, alive: Collection[str]) -> None:
        """The people of all other nodes are gone."""
        for node in [node for node in self._by_node if node not in alive and node != self._node]:
            for view in self._by_node.pop(node):
                self._show(view, self._everyone(view))

    def _say(self) -> None:
        due, self._due = self._due, {}
        self._put(Said(self._workshop, self._node, due))

    def _everyone(self, view: str) -> People:
        """Whoever is on two nodes is where they edit something."""
        people: People = {}
        for views in self._by_node.values():
            for actor, row in views.get(view, {}).items():
                people[actor] = people.get(actor) or row
        return people
