"""What a hall of any size needs, worked out from measured costs; the whole country's actor day is one of them.

Never measures. The sums are plain on purpose: every cost is taken to grow with the edits or with the deliveries, as the
design asks, and what does not is a fault that P11 and B2 would show.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

BUSY: Final = 0.6
"""Of a core: beyond it latency grows faster than the load."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Measured. CPU in seconds; memory in bytes.

    edit, delivery: of a node, for an edit and for each frame of it that leaves. elsewhere: more, over all nodes, when
    people sit at other nodes than the owner. database, redis: of theirs, an edit. commits: of the database, an edit.
    relayed: bytes through Redis an edit. connection, node: memory of each. idle: cores that a node takes doing nothing.
    commit_limit, relay_limit: a second.
    """

    edit: float
    delivery: float
    elsewhere: float
    database: float
    redis: float
    commits: float
    relayed: float
    connection: float
    node: float
    idle: float
    commit_limit: float
    relay_limit: float

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Costs:
        return cls(**stored)

    def as_map(self) -> dict[str, float]:
        return dataclasses.asdict(self)


@dataclass(frozen=True, slots=True)
class Demand:
    """people edit once in `pause` seconds; an edit is seen by the `at_a_table` of its table."""

    municipalities: int
    people: int
    at_a_table: int = 10
    pause: float = 20.0

    @property
    def edits(self) -> float:
        return self.people / self.pause

    @property
    def deliveries(self) -> float:
        return self.edits * self.at_a_table


COUNTRY: Final = Demand(98, 30_000)
"""All municipalities on one day."""

ONE: Final = Demand(1, 300)


@dataclass(frozen=True, slots=True)
class Need:
    """used: how much of what one has of it is taken; beyond 1 it breaks."""

    what: str
    needed: float
    unit: str
    has: float

    @property
    def used(self) -> float:
        return self.needed / self.has if self.has else math.inf


@dataclass(frozen=True, slots=True)
class Answer:
    """nodes: that are enough, each with a core of its own. needs: what is used up first in front."""

    demand: Demand
    nodes: int
    node_cores: float
    database_cores: float
    redis_cores: float
    memory: float
    needs: Sequence[Need]


def needs_of(demand: Demand, costs: Costs) -> Answer:
    """One owner decides for a workshop on one core, so a single workshop never needs, or gets, a second node."""
    spread = demand.municipalities > 1
    edit = costs.edit + (costs.elsewhere if spread else 0.0)
    cores = demand.edits * edit + demand.deliveries * costs.delivery
    nodes = max(1, math.ceil(cores / max(0.05, BUSY - costs.idle)))
    largest = demand.edits / demand.municipalities * (costs.edit + demand.at_a_table * costs.delivery)
    needs = [
        Need("core of one node", cores / nodes + costs.idle, "cores", 1.0),
        Need("core of the owner of one workshop", largest, "cores", 1.0),
        Need("core of the database", demand.edits * costs.database, "cores", 1.0),
        Need("commits of the database", demand.edits * costs.commits, "/s", costs.commit_limit),
        Need("core of Redis", demand.edits * costs.redis, "cores", 1.0),
        Need("entries through Redis", demand.edits * costs.commits, "/s", costs.relay_limit),
    ]
    return Answer(
        demand,
        nodes,
        cores + nodes * costs.idle,
        demand.edits * costs.database,
        demand.edits * costs.redis,
        nodes * costs.node + demand.people * costs.connection,
        sorted(needs, key=lambda need: -need.used),
    )
