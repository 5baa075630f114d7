"""What the simulated finance officer works out for a table's idea. Pure: rows in, an intention out.

They take the oldest idea that has waited long enough. What a table hoped for, finance rarely finds in full.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from client.simulated.catalogue import Catalogue
from client.simulated.intention import Intention

Rows: TypeAlias = Mapping[str, Mapping[str, Any]]

FOUND: Final = (60, 70, 80, 90, 100, 110)
"""Per cent of the table's guess that finance arrives at."""

ROUNDING: Final = 10_000
"""Kroner."""

A_POST: Final = 520_000
"""Kroner a full-time post costs a year, as a rule of thumb."""


def next_costing(rows: Rows, catalogue: Catalogue, rng: random.Random) -> Intention | None:
    """The next idea in the queue that is not costed, worked out; None if there is none."""
    waiting = [row for key, row in rows.items() if key.startswith("ask/") and not row["costed"]]
    if not waiting:
        return None
    ask = min(waiting, key=lambda row: row["seq"])
    share = rng.choice(FOUND)
    amounts = [round(amount * share / 100 / ROUNDING) * ROUNDING for amount in ask["amounts"]]
    saves = sum(amounts) < 0
    areas = catalogue.areas.get(ask["committee"], ())
    return Intention(
        "cost_proposal",
        {
            "table": ask["table"],
            "proposal": ask["proposal"],
            "amounts": amounts,
            "posts": [round(amount * 100 / A_POST / 2) for amount in amounts],
            "policy_area": ask["policy_area"] or (rng.choice(areas) if areas else ""),
            "scalable": True,
            "lasting": True,
            "summary": _summary(share, saves=saves),
            "consequence_service": "Borgerne vil mærke det lidt." if saves else "Borgerne får lidt mere.",
            "consequence_staff": "Ingen afskedigelser, men færre timer." if saves else "Der skal ansættes.",
            "risk": "Beregnet på dagen; skal efterprøves.",
            "origin": f"Bord {ask['table']}",
        },
    )


def _summary(share: int, *, saves: bool) -> str:
    what = "besparelsen" if saves else "udgiften"
    if share == 100:
        return f"Vi når frem til det samme som bordet: {what} er, som I gættede."
    return f"Vi når frem til {share} pct. af bordets gæt. Det første år er {what} mindre."
