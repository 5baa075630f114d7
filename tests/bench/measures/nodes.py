"""P12: what it adds to an edit's way when the workshop's owner is another node. Never judges.

Two real nodes; every second table sits at the owner, the others at the node that follows, and both halves edit at the
same time. What is compared is the way to the screens of the one's tables and of the other's, in the same seconds.
"""

from __future__ import annotations

import asyncio

from tests.bench.context import Context
from tests.bench.figures import Figure, median
from tests.bench.fleet import at, fleet
from tests.bench.generator import generating
from tests.bench.goals import GOALS
from tests.bench.reading import Run
from tests.bench.served import Served, address_of

NODES = 2


async def elsewhere(context: Context) -> list[Figure]:
    size = context.size
    async with fleet(context, NODES, size.people, size.tables) as two, generating() as first, generating() as second:
        context.tell("· P12: the owner's own people, and those at the other node, at the same time")
        halls = []
        for place, (node, generator) in enumerate(zip(two.nodes, (first, second), strict=True)):
            await generator.connect(address_of(node), at(two.crowd, place, NODES))  # the first one asked is the owner
            halls.append(Served(generator, [node.pid], two.crowd.cells, context.tell, first_number=1 + 1_000 * place))
        owned: list[Run] = []
        followed: list[Run] = []
        for seed in range(size.rounds):
            here, there = await asyncio.gather(
                *(hall.run(size.rate / NODES, size.seconds, seed + 100 * place) for place, hall in enumerate(halls))
            )
            owned.append(here)
            followed.append(there)
        shares = halls[0].share_of(size.rounds) | {"follower": halls[1].share_of(size.rounds)["server"]}
    added = [there.screen(0.5) - here.screen(0.5) for here, there in zip(owned, followed, strict=True)]
    shares["p50_at_the_owner"] = min(run.screen(0.5) for run in owned)
    shares["p50_elsewhere"] = min(run.screen(0.5) for run in followed)
    shares["p99_elsewhere"] = min(run.screen(0.99) for run in followed)
    whole = all(run.is_whole for run in owned + followed)
    note = "an edit made at the other node, to the screens there: to the owner, into PostgreSQL, and back by Redis"
    return [median(GOALS["P12"], added if whole else [], shares=shares, notes=[note])]
