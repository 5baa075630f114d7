"""make scale: one, two and three nodes on a real PostgreSQL and Redis here; what each costs, and what it adds.

python -m tests.bench.scale [--quick] [--json PATH] [--write]

What is compared is CPU time, since all nodes of this run share this machine's cores: two nodes here are no faster than
one, and what a second machine would add is a core less what the relay takes of it.
"""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import json
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import redis
import uvloop

from tests.bench import cpu, postgres
from tests.bench.context import Context
from tests.bench.fleet import Fleet, at, fleet
from tests.bench.generator import Generator, generating
from tests.bench.model import COUNTRY, Costs, needs_of
from tests.bench.record import Record
from tests.bench.report import number
from tests.bench.served import Served, address_of
from tests.bench.size import FULL, QUICK, Size
from tests.bench.whole import machine

WORKSHOPS = 6
IN_A_HALL = 60
SMALL, LARGE = 10, 30
"""People at a table: what lies between them is what a delivery costs."""

RATE = 150.0
"""Edits a second over all workshops."""

AT_REST = 3.0
"""Seconds that everybody is watched doing nothing."""

ENVELOPE = b"\xc0" * 250
RELAYED = 2_000
"""Commits, and entries, in the measure of what PostgreSQL and Redis take one by one."""


@dataclass(frozen=True, slots=True)
class Point:
    """So many nodes. CPU in seconds an edit, over all nodes, of the database, of Redis; commits and bytes an edit; all
    beyond what they take when nobody edits, which of one node is `idle`, in cores.

    memory: of a node, with its part of the people. p50, p99: milliseconds from an edit to the screens.
    """

    nodes: int
    at_a_table: int
    edits: float
    node: float
    database: float
    redis: float
    commits: float
    relayed: float
    memory: float
    idle: float
    p50: float
    p99: float


async def point(context: Context, nodes: int, at_a_table: int) -> Point:
    """The medians of several rounds with the same people, spread over so many nodes table by table."""
    size = context.size
    people = min(IN_A_HALL, size.people * 3)
    async with fleet(context, nodes, people, people // at_a_table, WORKSHOPS) as there, generating() as generator:
        await _connect(there, generator, nodes)
        hall = Served(generator, there.pids, there.crowd.cells, context.tell)
        relay = redis.Redis.from_url(there.redis)
        at_rest = await _at_rest(there, relay)
        rounds = [await _round(there, hall, relay, at_rest, size, seed) for seed in range(size.rounds)]
        relay.close()
        memory = statistics.mean(cpu.resident(pid) for pid in there.pids)
    middle = {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
    return Point(nodes=nodes, at_a_table=at_a_table, memory=memory, idle=at_rest["node"] / nodes, **middle)


async def _connect(there: Fleet, generator: Generator, nodes: int) -> None:
    """The first of each workshop goes to the node that is to own it."""
    first = {seat.workshop: seat for seat in reversed(there.crowd.seats)}
    for workshop, seat in sorted(first.items()):
        await generator.connect(address_of(there.nodes[workshop % nodes]), [seat])
    chosen = {id(seat) for seat in first.values()}
    for place, node in enumerate(there.nodes):
        some = [seat for seat in at(there.crowd, place, nodes) if id(seat) not in chosen]
        await generator.connect(address_of(node), some)


def _spent(there: Fleet, relay: redis.Redis) -> dict[str, float]:
    """So far, by all of each kind."""
    return {
        "at": time.perf_counter(),
        "node": cpu.seconds_of_all(there.pids),
        "database": cpu.seconds_of_all([there.postgres_pid]),
        "redis": cpu.seconds_of_all([there.redis_pid]),
        "commits": postgres.appends(there.database),
        "relayed": float(relay.info("stats")["total_net_output_bytes"]),
    }


async def _at_rest(there: Fleet, relay: redis.Redis) -> dict[str, float]:
    """A second, while nobody edits: nodes tell each other that they live."""
    before = _spent(there, relay)
    await asyncio.sleep(AT_REST)
    after = _spent(there, relay)
    seconds = after.pop("at") - before["at"]
    return {name: (value - before[name]) / seconds for name, value in after.items()}


async def _round(
    there: Fleet, hall: Served, relay: redis.Redis, at_rest: dict[str, float], size: Size, seed: int
) -> dict[str, float]:
    before = _spent(there, relay)
    run = await hall.run(min(RATE, size.rate), size.seconds, seed)
    after = _spent(there, relay)
    seconds = after.pop("at") - before["at"]
    if not run.is_whole:
        raise RuntimeError("not every edit reached every screen with the right values")
    each = {name: max(0.0, value - before[name] - at_rest[name] * seconds) / run.saved for name, value in after.items()}
    return {**each, "edits": run.rate, "p50": run.screen(0.5), "p99": run.screen(0.99)}


def limits(context: Context, there: Fleet) -> tuple[float, float]:
    """What PostgreSQL commits, and Redis takes, a second, one after the other by one client that does nothing else."""
    count = RELAYED if context.size.rounds > 1 else RELAYED // 10
    commits = postgres.durable_edits(there.database, [ENVELOPE] * count, [1] * count)
    with redis.Redis.from_url(there.redis) as relay:
        begun = time.perf_counter()
        for _ in range(count):
            relay.xadd("limit", {"entry": ENVELOPE}, maxlen=1_000)
        return commits, count / (time.perf_counter() - begun)


async def scale(context: Context, most: int = 3) -> dict[str, Any]:
    """Points of one to `most` nodes, and the costs that the model takes."""
    points = []
    for nodes in range(1, most + 1):
        context.tell(f"· {nodes} {'node' if nodes == 1 else 'nodes'}")
        points.append(await point(context, nodes, SMALL))
    context.tell(f"· one node, {LARGE} at a table: what a delivery costs")
    crowded = await point(context, 1, LARGE)
    async with fleet(context, 1, SMALL, 1) as there:
        commit_limit, relay_limit = await asyncio.to_thread(limits, context, there)
    costs = costs_of(points, crowded, commit_limit, relay_limit)
    return {
        "points": [dataclasses.asdict(one) for one in points],
        "crowded": dataclasses.asdict(crowded),
        "costs": costs.as_map(),
    }


def costs_of(points: Sequence[Point], crowded: Point, commit_limit: float, relay_limit: float) -> Costs:
    """elsewhere: what the last node added, an edit, with most people away from their owner."""
    alone, last = points[0], points[-1]
    delivery = max(0.0, (crowded.node - alone.node) / (crowded.at_a_table - alone.at_a_table))
    people = WORKSHOPS * IN_A_HALL
    grown = max(0.0, alone.memory - last.memory) / max(1.0, people - people / last.nodes)
    return Costs(
        edit=max(0.0, alone.node - alone.at_a_table * delivery),
        delivery=delivery,
        elsewhere=max(0.0, last.node - alone.node),
        database=last.database,
        redis=last.redis,
        commits=last.commits,
        relayed=last.relayed,
        connection=grown,
        node=last.memory,
        idle=last.idle,
        commit_limit=commit_limit,
        relay_limit=relay_limit,
    )


def table(found: dict[str, Any]) -> str:
    """For the terminal: CPU in milliseconds an edit."""
    points = [Point(**one) for one in found["points"]]
    head = (
        "nodes",
        "p50 ms",
        "p99 ms",
        "nodes' CPU",
        "added",
        "PostgreSQL",
        "Redis",
        "commits",
        "relayed B",
        "MiB a node",
    )
    out = ["".join(f"{title:>12}" for title in head)]
    before = points[0].node
    for one in points:
        cells = (
            one.nodes, one.p50, one.p99, one.node * 1000, (one.node - before) * 1000, one.database * 1000,
            one.redis * 1000, one.commits, one.relayed, one.memory / 2**20,
        )  # fmt: skip
        out.append("".join(f"{number(cell):>12}" for cell in cells))
        before = one.node
    costs = Costs.of(found["costs"])
    out += [
        "",
        f"CPU of an edit {costs.edit * 1000:.2f} ms, of a delivery {costs.delivery * 1e6:.0f} µs, "
        f"of being elsewhere {costs.elsewhere * 1000:.2f} ms an edit",
        f"the country: {needs_of(COUNTRY, costs).nodes} nodes; see docs/performance.md",
    ]
    return "\n".join(out)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.scale", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a smoke test: few people, short rounds, no figures worth")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md from it")
    parser.add_argument("--json", type=Path, help="write what was found there, too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="raaderum-scale-") as folder:
        context = Context(Path(folder), QUICK if arguments.quick else FULL, lambda line: print(line, flush=True))
        found = uvloop.run(scale(context))
    print()
    print(table(found))
    if arguments.json is not None:
        arguments.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    if arguments.write:
        record = Record.read()
        record.take_nodes(found, machine()["date"])
        record.write()


if __name__ == "__main__":
    main()
