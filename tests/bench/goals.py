"""The measures of performance.md by their names, and what each should come to. Never how one is measured."""

from __future__ import annotations

from typing import Final

from tests.bench.figures import Goal

_ROWS = (
    ("P1", "edit to every screen of the table, 300 people, 30 tables, 300 edits/s, p50", "ms", 1.5, 4, True),
    ("P1 p99", "the same, p99", "ms", 6, 15, True),
    ("P2", "most durable edits, 300 people, 30 tables, p99 within 250 ms", "/s", 10_000, 3_000, False),
    ("P2b", "the same with 1,000 people at 30 tables", "/s", 4_000, 1_000, False),
    ("P3", "the same with 1,000 people in one room", "/s", 1_500, 400, False),
    ("P4", "hall view to 1,000 clients, deliveries over those of a C send() loop", "x", 0.6, 0.4, False),
    ("P5", "people held, 10 to a table, an edit each every 20 s, p99 within 250 ms", "", 10_000, 3_000, False),
    ("P6", "server memory per connection, all included", "KiB", 30, 60, True),
    ("P7", "a day of 100,000 events into every view, events", "/s", 150_000, 60_000, False),
    ("P8", "any moment of that day on the screen, p95", "ms", 100, 150, True),
    ("P9", "join a table with 100,000 edits behind it", "ms", 5, 20, True),
    ("P10", "start to serving with 100,000 events", "s", 1, 3, True),
    ("P10 cold", "the same without a checkpoint", "s", 1, 3, True),
    ("P11", "cost of an edit at 100,000 events over its cost at 1,000", "x", 1.05, 1.2, True),
    ("P12", "two nodes: added to p50 when the owner is elsewhere", "ms", 3, 10, True),
    ("P13", "one node on PostgreSQL, most durable edits", "/s", 4_000, 1_500, False),
    ("P14", "browser: JavaScript per update at the table", "ms", 1, 2, True),
    ("P14 burst", "browser: JavaScript for a burst of 500 rows", "ms", 30, 60, True),
    ("P15", "JavaScript for a participant's first paint, gz", "kB", 60, 100, True),
    ("P16", "cold `make demo` to a live hall", "s", 60, 240, True),
    ("B1", "import of a budget of 30,000 lines", "s", 5, 5, True),
    ("B2", "cost of an edit on 30,000 lines over its cost on the demo's", "x", 1.2, 1.2, True),
    ("B3", "the explorer's first picture on 30,000 lines", "ms", 1_000, 1_000, True),
)

GOALS: Final = {row[0]: Goal(*row) for row in _ROWS}
