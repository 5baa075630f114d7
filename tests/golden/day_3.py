"""Day 3, told by hand: somebody is forgotten while a round is open, with the words they had written.

What it must lead to stands in test_day_3.py. Never changed: for a new shape of an event tell a day 4.
"""

from __future__ import annotations

from typing import Any

from tests.golden.day_2 import DOCUMENTS, HASHES, chosen
from tests.golden.sealed import Words, told

__all__ = ["DOCUMENTS", "WORKSHOP", "day"]

WORKSHOP = "golden-day-3"
MORNING = 1_858_233_600_000
"""2028-11-19, 08:00 UTC, in milliseconds."""
MINUTE = 60_000

A: dict[str, Any] = {"actor": "p:a1", "round_": 1}
B: dict[str, Any] = {"actor": "p:b2", "round_": 1}
F: dict[str, Any] = {"actor": "f:1"}

END = MORNING + 90 * MINUTE
STANCE = {"table": 1, "proposal": "H-1", "pid": "b2", "grade": "support", "reason": Words("Enig")}

TOLD: list[tuple[dict[str, Any], str, dict[str, Any]]] = [
    (F, "workshop.table_added", {"table": 1, "name": ""}),
    (F, "workshop.participant_registered", {"pid": "a1", "group": "council", "home_committee": "LEARN"}),
    (F, "workshop.participant_seated", {"pid": "a1", "table": 1}),
    (F, "workshop.participant_registered", {"pid": "b2", "group": "employees", "home_committee": ""}),
    (F, "workshop.participant_seated", {"pid": "b2", "table": 1}),
    ({"actor": "server"}, "workshop.seat_claimed", {"pid": "a1", "device": "phone-1"}),
    (F, "workshop.round_opened", {"round": 1, "title": Words("Første"), "ends_at": END, "auto_close": False}),
    (A, "table.proposal_chosen", chosen(1, "H-1")),
    (A, "table.reason_written", {"table": 1, "proposal": "H-1", "reason": Words("Det kan vi undvære")}),
    (B, "table.stance_taken", STANCE),
    (F | {"round_": 1}, "workshop.person_forgotten", {"pid": "a1", "ground": "request"}),
    (F | {"round_": 1}, "workshop.round_closed", {"round": 1}),
]  # fmt: skip


def day() -> list[dict[str, Any]]:
    """The whole day, event by event."""
    first = {name: HASHES[name] for name in ("budget", "catalogue", "assumptions")}
    opened = {"title": Words("Aktørdag 3 i Lilleby"), **first}
    events = [told("workshop.opened", opened, at=MORNING, actor="server", command="command-1", basis=0)]
    for seq, (who, type_, payload) in enumerate(TOLD, 2):
        acting = {"command": f"command-{seq}", **who}
        events.append(told(type_, payload, at=MORNING + seq * MINUTE, basis=seq - 1, **acting))
    return events
