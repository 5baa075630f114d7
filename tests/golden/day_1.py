"""Day 1, told by hand: a budget, a catalogue, and every event that there was in the first release.

What it must lead to was worked out by hand in day-1/README.md. Never changed: for a new shape of an event tell a day 2.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgpack

from tests.golden.sealed import Words, told

WORKSHOP = "golden-day-1"
MORNING = 1_795_248_000_000
"""2026-11-21, 08:00 UTC, in milliseconds."""
MINUTE = 60_000

YEARS = [2027, 2028, 2029, 2030]

BUDGET: dict[str, Any] = {
    "document": "budget/1",
    "municipality": "Lilleby",
    "currency": "DKK",
    "years": YEARS,
    "committees": [{"id": "LEARN", "name": "Læring"}],
    "policy_areas": [{"id": "SCHOOLS", "committee": "LEARN", "name": "Skoler"}],
    "steering_areas": [{"id": "service", "name": "Service", "committee": "", "index": "wages", "post": "SERVICE"}],
    "default_steering_area": "service",
    "lines": [
        {
            "id": id_,
            "name": name,
            "account": "",
            "committee": committee,
            "policy_area": area,
            "steering_area": steering,
            "index": index,
            "post": post,
            "amounts": [amount] * 4,
        }
        for id_, name, committee, area, steering, index, post, amount in (
            ("taxes", "Skatter", "", "", "", "", "TAX", -1_000_000),
            ("schools", "Skoler", "LEARN", "SCHOOLS", "service", "wages", "SERVICE", 900_000),
        )
    ],
    "report": [
        {
            "id": id_,
            "name": name,
            "kind": kind,
            "terms": terms,
            "opening": opening,
            "opening_average": "",
            "must_be_positive": False,
            "heading": kind == "sum",
            "stock": kind == "balance",
        }
        for id_, name, kind, terms, opening in (
            ("TAX", "Skatter", "leaf", [], ""),
            ("SERVICE", "Service", "leaf", [], ""),
            ("RESULT", "Resultat", "sum", ["TAX", "SERVICE"], ""),
            ("CASH", "Likvide aktiver", "balance", ["RESULT"], "cash"),
        )
    ],
    "target_line": "RESULT",
}

ASSUMPTIONS: dict[str, Any] = {
    "document": "assumptions/1",
    "years": YEARS,
    "indices": [{"id": "wages", "name": "Løn", "thousandths": [1000, 1020, 1041, 1063]}],
    "quantities": [{"id": "cash", "name": "Likvide aktiver", "unit": "kr.", "values": [500_000]}],
}

CATALOGUE: dict[str, Any] = {
    "document": "catalogue/1",
    "title": "Lillebys katalog",
    "years": YEARS,
    "proposals": [
        {
            "id": id_,
            "title": title,
            "type": "reduction",
            "category": "operating",
            "committee": "LEARN",
            "policy_area": "SCHOOLS",
            "account": "",
            "steering_area": "service",
            "postings": [{"post": "SERVICE", "index": "wages", "amounts": [amount] * 4}],
            "posts": {"hundredths": [0, 0, 0, 0]},
            "description": "",
            "consequence_service": "",
            "consequence_staff": "",
            "risk": "",
            "preconditions": "",
            "works_council": "",
            "origin": "",
            "excludes": [],
            "requires": [],
            "scalable": True,
            "earliest_start": 2027,
            "lasting": True,
        }
        for id_, title, amount in (("H-1", "Færre lektioner", -100_000), ("S-1", "Én skolebus mindre", -40_000))
    ],
}

DOCUMENTS = {
    name: msgpack.packb(document)
    for name, document in (("budget", BUDGET), ("catalogue", CATALOGUE), ("assumptions", ASSUMPTIONS))
}
HASHES = {name: hashlib.sha256(data).hexdigest() for name, data in DOCUMENTS.items()}

FACILITATOR: list[tuple[int, str, dict[str, Any]]] = [
    # minute, type, payload
    (1, "workshop.table_added", {"table": 1, "name": Words("Bord 1")}),
    (1, "workshop.table_added", {"table": 2, "name": Words("Bord 2")}),
    (2, "workshop.participant_registered", {"pid": "a1", "group": "council", "home_committee": "LEARN"}),
    (2, "workshop.participant_registered", {"pid": "b2", "group": "employees", "home_committee": ""}),
    (2, "workshop.participant_registered", {"pid": "c3", "group": "citizen", "home_committee": ""}),
    (3, "workshop.participant_seated", {"pid": "a1", "table": 1}),
    (3, "workshop.participant_seated", {"pid": "b2", "table": 1}),
    (3, "workshop.participant_seated", {"pid": "c3", "table": 2}),
    (4, "workshop.seat_claimed", {"pid": "a1", "device": "d00000000000000a"}),
    (5, "workshop.seat_released", {"pid": "a1"}),
    (6, "workshop.seat_claimed", {"pid": "a1", "device": "d00000000000000b"}),
    (7, "workshop.participant_seated", {"pid": "c3", "table": 1}),
    (8, "workshop.note_taker_appointed", {"pid": "b2"}),
    (8, "workshop.note_taker_appointed", {"pid": "c3"}),
    (9, "workshop.note_taker_dismissed", {"pid": "c3"}),
    (10, "workshop.target_set", {"table": 0, "line": "RESULT", "year": 2028, "change": -100_000}),
    (10, "workshop.target_set", {"table": 2, "line": "RESULT", "year": 2027, "change": -5_000}),
    (11, "workshop.target_cleared", {"table": 2, "line": "RESULT", "year": 2027}),
    (12, "workshop.agreement_set", {"tables": 2}),
    (13, "workshop.round_planned", {"round": 1, "title": Words("Første runde"), "minutes": 20}),
    (13, "workshop.round_planned", {"round": 2, "title": Words("Anden runde"), "minutes": 30}),
    (14, "workshop.results_hidden", {}),
    (
        15,
        "workshop.round_opened",
        {"round": 1, "title": Words("Første runde"), "ends_at": MORNING + 35 * MINUTE, "auto_close": False},
    ),
    (16, "workshop.round_extended", {"round": 1, "ends_at": MORNING + 40 * MINUTE}),
    (17, "workshop.table_locked", {"table": 2}),
    (18, "workshop.table_unlocked", {"table": 2}),
]
"""Seq 2 to 27. What a server does for somebody (a seat claimed) is told as the facilitator's here."""

A: dict[str, Any] = {"actor": "p:a1"}
B: dict[str, Any] = {"actor": "p:b2"}

EDITS: list[tuple[int, dict[str, Any], str, dict[str, Any]]] = [
    # seq, who, type, payload without the table
    (28, A, "proposal_chosen", {"proposal": "H-1", "share": 100, "shift": 0, "catalogue": HASHES["catalogue"]}),
    (29, A, "share_set", {"proposal": "H-1", "share": 50}),
    (
        30,
        B,
        "amount_set",
        {"proposal": "H-1", "year": 2028, "amount": -70_001, "reason": Words("Skolerne kan nå det i 2028")},
    ),
    (31, B, "amount_set", {"proposal": "H-1", "year": 2029, "amount": -1, "reason": Words("")}),
    (32, B, "amount_cleared", {"proposal": "H-1", "year": 2029}),
    (33, A, "proposal_chosen", {"proposal": "S-1", "share": 100, "shift": 0, "catalogue": HASHES["catalogue"]}),
    (34, A, "start_shifted", {"proposal": "S-1", "shift": 1}),
    (
        35,
        {"actor": "t:1", "command": "command-35"},
        "own_proposal_added",
        {
            "proposal": "B1-1",
            "title": Words("Sluk lyset på gangene"),
            "committee": "LEARN",
            "type": "efficiency",
            "steering_area": "service",
            "amounts": [-10_000, -10_000, -10_000, -10_005],
        },
    ),
    (
        36,
        {"actor": "t:1", "command": "command-35"},
        "proposal_chosen",
        {"proposal": "B1-1", "share": 100, "shift": 0, "catalogue": ""},
    ),
    (37, A, "proposal_ranked", {"proposal": "B1-1", "rank": 1}),
    (38, A, "reason_written", {"proposal": "H-1", "reason": Words("Timerne bruges bedre i de små klasser 🙂")}),
    (39, B, "reason_written", {"proposal": "H-1", "reason": Words("Noget helt andet")}),
    # b2 undoes, and a1's words come back: a copy of a1's words stays under a1's key
    (
        40,
        B | {"undoes": 39},
        "reason_written",
        {"proposal": "H-1", "reason": Words("Timerne bruges bedre i de små klasser 🙂", of="a1")},
    ),
    (
        41,
        B,
        "stance_taken",
        {"proposal": "H-1", "pid": "b2", "grade": "object", "reason": Words("Det går ud over specialundervisningen")},
    ),
    (
        42,
        B | {"on_behalf_of": "c3"},
        "stance_taken",
        {"proposal": "S-1", "pid": "c3", "grade": "support", "reason": Words("Jeg cykler alligevel")},
    ),
    (43, A, "stance_taken", {"proposal": "S-1", "pid": "a1", "grade": "concern", "reason": Words("")}),
    (44, A, "stance_withdrawn", {"proposal": "S-1", "pid": "a1"}),
    (
        45,
        {"actor": "t:2", "table": 2},
        "proposal_chosen",
        {"proposal": "H-1", "share": 100, "shift": 0, "catalogue": HASHES["catalogue"]},
    ),
    (46, {"actor": "t:2", "table": 2}, "proposal_withdrawn", {"proposal": "H-1"}),
]
"""Seq 28 to 46, in round 1, at table 1 unless it says otherwise."""

EVENING: list[tuple[int, str, str, dict[str, Any]]] = [
    # minute, actor, type, payload
    (50, "f:1", "workshop.round_closed", {"round": 1}),
    (51, "f:1", "workshop.round_reopened", {"round": 1, "ends_at": MORNING + 55 * MINUTE, "auto_close": True}),
    (55, "server", "workshop.round_closed", {"round": 1}),
    (56, "f:1", "workshop.table_locked", {"table": 1}),
    (57, "f:1", "workshop.results_revealed", {}),
    (60, "f:1", "workshop.closed", {}),
]
"""Seq 47 to 52."""


def day() -> list[dict[str, Any]]:
    """The whole day, event by event."""
    opened = {"title": Words("Aktørdag i Lilleby"), **HASHES}
    events = [told("workshop.opened", opened, at=MORNING, actor="server", command="command-1", basis=0)]
    for minute, type_, payload in FACILITATOR:
        _then(events, type_, payload, minute=minute, actor="f:1")
    for seq, who, type_, payload in EDITS:
        assert seq == len(events) + 1, f"{type_} stands at {len(events) + 1}"
        acting = dict(who)
        payload = {"table": acting.pop("table", 1), **payload}
        _then(events, f"table.{type_}", payload, minute=20 + (seq - 28) // 2, round_=1, **acting)
    for minute, actor, type_, payload in EVENING:
        _then(events, type_, payload, minute=minute, actor=actor, round_=1)
    return events


def _then(events: list[dict[str, Any]], type_: str, payload: dict[str, Any], *, minute: int, **who: Any) -> None:
    basis = len(events)
    who.setdefault("command", f"command-{basis + 1}")
    events.append(told(type_, payload, at=MORNING + minute * MINUTE, basis=basis, **who))
