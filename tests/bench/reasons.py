"""Why a figure falls short of its goal, and what was tried: written by hand, shown only while it does."""

from __future__ import annotations

from typing import Final

REASONS: Final[dict[str, str]] = {
    "P1": "An edit alone costs the server 1.3 ms of CPU on a cold cache, of which a third works out the rows that it "
    "moved (statement, headline, law, drivers in four years). In full flow the same edit costs 0.25 ms. Tried: "
    "frames made once and written to the transports, rows by difference, one write a turn, no cycles for the "
    "collector.",
    "P1 p99": "What is left are the collector's walks (5 ms) and the hall's views, worked out 20 times a second. "
    "Before a cycle that each edit made was taken out, and before checkpoints waited for a calm second, it was "
    "25-55 ms.",
    "P2": "One core decides, folds and publishes. In batches of 50 an edit costs 0.2-0.25 ms, about half of it in "
    "rows: each edit moves 17. Not tried: deciding the next batch while the disk works on this one, which would use "
    "the sixth of the time that the core now waits.",
    "P2b": "As P2; the further 700 people cost their deliveries.",
    "P4": "The edits' own cost and the hall's rows are in it, and each screen is a call of its own through uvloop.",
    "P7": "Decoding alone runs at 125,000 events a second since it reads into structs of known fields. Drafts that are "
    "changed in place and rings filled late doubled the whole to 21,000, that and edits told to the views in batches "
    "brought it to 34,000; by a profile half of what is left is the fold itself, its notes and its journal of what "
    "can be undone.",
    "P8": "Asked of a running server over HTTP. From the nearest rung of `server/checkpoints/ladder.py` 500 events are "
    "folded on average, and the wanted view is worked out anew. Two runs on one evening gave 103 and 186 ms; the "
    "first request of a day, which makes the rungs, takes some seconds more.",
    "P10 cold": "Without a checkpoint (another release, a restored log) 100,000 events are folded from the first, "
    "once.",
    "P12": "Both nodes and the database share this machine's two cores, and the owner's people wait for the same "
    "core. Two hops through Redis alone are under a millisecond.",
    "P13": "As P2, with PostgreSQL's own work on the same two cores.",
    "P14": "Chromium's own count, layout and style apart. By a profile half of it is Svelte asking which derived "
    "values an update may have changed, since rows are followed by kind; formatting numbers is a sixth.",
    "P14 burst": "Within noise of the goal.",
    "P15": "It was 64 kB before the screens of issue B. Not looked into yet.",
}
"""By the figure's name in goals.py; sentences for docs/performance.md."""
