"""The measures, by the names under which they are asked for: `python -m tests.bench P2 P4`."""

from __future__ import annotations

from typing import Final

from tests.bench.context import Measure
from tests.bench.measures.browser import browsing
from tests.bench.measures.budgets import budgets
from tests.bench.measures.cold import cold
from tests.bench.measures.durable import (
    durable,
    durable_in_one_room,
    durable_on_postgres,
    durable_with_many,
)
from tests.bench.measures.fanout import fanout
from tests.bench.measures.held import held
from tests.bench.measures.history import history
from tests.bench.measures.joining import joining
from tests.bench.measures.latency import latency
from tests.bench.measures.nodes import elsewhere
from tests.bench.measures.painting import painting
from tests.bench.measures.replaying import moments, replaying
from tests.bench.measures.starting import starting

MEASURES: Final[dict[str, Measure]] = {
    "P1": latency,
    "P2": durable,
    "P2b": durable_with_many,
    "P3": durable_in_one_room,
    "P4": fanout,
    "P5": held,
    "P7": replaying,
    "P8": moments,
    "P9": joining,
    "P10": starting,
    "P11": history,
    "P12": elsewhere,
    "P13": durable_on_postgres,
    "P14": browsing,
    "P16": cold,
    "B1": budgets,
    "B3": painting,
}

ALSO: Final = {"B2": "B1", "P6": "P5", "P15": "P14"}
"""Measured along with another."""
