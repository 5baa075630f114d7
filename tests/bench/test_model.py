"""The model's sums, worked out by hand beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.bench.model import BUSY, COUNTRY, ONE, Costs, Demand, needs_of
from tests.bench.scale import Point, costs_of

COSTS = Costs(
    edit=0.000_2, delivery=0.000_009, elsewhere=0.000_1, database=0.000_1, redis=0.000_05, commits=1.0, relayed=1_000,
    connection=30_000, node=100_000_000, idle=0.0, commit_limit=3_000, relay_limit=20_000,
)  # fmt: skip


def test_the_country_is_thirty_thousand_people_who_edit_every_twenty_seconds() -> None:
    assert (COUNTRY.edits, COUNTRY.deliveries) == (1_500, 15_000)


def test_cores_memory_and_nodes_follow_from_edits_deliveries_and_people() -> None:
    answer = needs_of(COUNTRY, COSTS)
    assert answer.node_cores == pytest.approx(1_500 * 0.000_3 + 15_000 * 0.000_009)  # 0.585
    assert answer.nodes == 1
    assert answer.memory == 100_000_000 + 30_000 * 30_000
    assert answer.database_cores == pytest.approx(0.15)
    assert answer.redis_cores == pytest.approx(0.075)


def test_a_node_is_never_fuller_than_it_may_be() -> None:
    answer = needs_of(Demand(98, 300_000), COSTS)
    assert answer.nodes == 10
    assert answer.node_cores / answer.nodes <= BUSY


def test_what_a_node_takes_doing_nothing_leaves_less_for_the_edits() -> None:
    answer = needs_of(COUNTRY, Costs(**{**COSTS.as_map(), "idle": 0.1}))
    assert answer.nodes == 2
    assert answer.node_cores == pytest.approx(0.585 + 2 * 0.1)


def test_what_is_used_up_first_stands_in_front() -> None:
    used = [need.used for need in needs_of(COUNTRY, COSTS).needs]
    assert used == sorted(used, reverse=True)
    scarce = Costs(**{**COSTS.as_map(), "commit_limit": 1_000})
    first = needs_of(COUNTRY, scarce).needs[0]
    assert (first.what, first.used) == ("commits of the database", 1.5)


def test_costs_are_told_apart_by_the_size_of_a_table_and_by_the_number_of_nodes() -> None:
    cpu = {"node": 0.000_5, "database": 0.000_1, "redis": 0.0}
    alone = Point(1, 10, 150, **cpu, commits=0.5, relayed=0, memory=1, idle=0.01, p50=1, p99=2)
    crowded = replace(alone, at_a_table=30, node=0.000_9)
    three = replace(alone, nodes=3, node=0.000_8, redis=0.000_05, relayed=900)
    costs = costs_of([alone, three], crowded, 3_000, 20_000)
    assert costs.delivery == pytest.approx(0.000_02)
    assert costs.edit == pytest.approx(0.000_3)
    assert costs.elsewhere == pytest.approx(0.000_3)
    assert (costs.redis, costs.commit_limit, costs.relay_limit) == (0.000_05, 3_000, 20_000)


def test_one_workshop_pays_for_no_other_node() -> None:
    assert needs_of(ONE, COSTS).node_cores == pytest.approx(15 * 0.000_2 + 150 * 0.000_009)
