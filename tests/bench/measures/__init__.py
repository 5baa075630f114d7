"""The measures, by the names under which they are asked for: `python -m tests.bench P2 P4`."""

from __future__ import annotations

from typing import Final

from tests.bench.context import Measure
from tests.bench.measures.budgets import budgets
from tests.bench.measures.durable import durable, durable_in_one_room, durable_with_many
from tests.bench.measures.fanout import fanout
from tests.bench.measures.latency import latency
from tests.bench.measures.painting import painting

MEASURES: Final[dict[str, Measure]] = {
    "P1": latency,
    "P2": durable,
    "P2b": durable_with_many,
    "P3": durable_in_one_room,
    "P4": fanout,
    "B1": budgets,
    "B3": painting,
}

ALSO: Final = {"B2": "B1", "P6": "P5", "P8": "P7", "P15": "P14"}
"""Measured along with another."""
