"""Day 2, told by hand: documents of version 2, and every event that came with the municipality's own budget.

What it must lead to was worked out by hand in day-2/README.md. Never changed: for a new shape of an event tell a day 3.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgpack

from tests.golden.sealed import Words, told

WORKSHOP = "golden-day-2"
MORNING = 1_826_784_000_000
"""2027-11-21, 08:00 UTC, in milliseconds."""
MINUTE = 60_000

YEARS = [2028, 2029, 2030, 2031]
EVERY: dict[str, list[str]] = {
    "posts": [],
    "committees": [],
    "policy_areas": [],
    "functions": [],
    "kinds": [],
    "steering_areas": [],
}


def account(function: str = "", kind: str = "", grouping: str = "") -> dict[str, str]:
    return {"function": function, "kind": kind, "ownership": "", "grouping": grouping, "art": ""}


BUDGET: dict[str, Any] = {
    "document": "budget/2",
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
            "account": account(function, kind, grouping),
            "committee": committee,
            "policy_area": "SCHOOLS" if committee else "",
            "steering_area": "service" if committee else "",
            "index": "wages" if committee else "",
            "post": post,
            "amounts": [amount] * 4,
            "layer": layer,
            "reference": reference,
        }
        for id_, name, function, kind, grouping, committee, post, amount, layer, reference in (
            ("income", "Kommuneskat", "07.68.90", "7", "001", "", "TAX", -1_000_000, "base", ""),
            ("grants", "Tilskud", "07.62.80", "7", "", "", "TAX", -50_000, "base", ""),
            ("schools", "Skoler", "03.22.01", "1", "", "LEARN", "SERVICE", 900_000, "base", "S-17/4"),
            ("pupils", "Flere elever", "03.22.01", "1", "", "LEARN", "SERVICE", 10_000, "demography", ""),
        )
    ],
    "report": [
        {
            "id": id_,
            "name": name,
            "kind": kind,
            "terms": terms,
            "opening": opening,
            "opening_average": average,
            "must_be_positive": False,
            "heading": kind == "sum",
            "stock": kind in ("balance", "average"),
        }
        for id_, name, kind, terms, opening, average in (
            ("TAX", "Skatter og tilskud", "leaf", [], "", ""),
            ("SERVICE", "Service", "leaf", [], "", ""),
            ("RESULT", "Resultat", "sum", ["TAX", "SERVICE"], "", ""),
            ("CASH", "Likvide aktiver", "balance", ["RESULT"], "cash", ""),
            ("MEAN", "Gennemsnitlig likviditet", "average", ["CASH"], "cash", "mean"),
        )
    ],
    "target_line": "RESULT",
    "layers": [
        {"id": "base", "name": "Basisbudget", "kind": "base"},
        {"id": "demography", "name": "Demografi", "kind": "demography"},
    ],
    "code_lists": [
        {"dimension": "function", "codes": [{"code": "03.22.01", "name": "Folkeskoler", "parent": "03.22"}]},
    ],
    "taxes": [
        {
            "id": "income",
            "name": "Kommuneskat",
            "line": "income",
            "base": "wage_sum",
            "rate": "rate",
            "unit": "pct",
            "remainder": [6_000, 0, 0, 0],
        },
    ],
    "limits": [
        {"id": id_, "name": name, "kind": kind, "line": line, "sense": sense, "bound": bound, "source": source}
        for id_, name, kind, line, sense, bound, source in (
            ("law", "Kassekreditreglen", "law", "MEAN", "above", "", "Kassekreditreglen"),
            ("frame", "Serviceramme", "frame", "SERVICE", "at_most", "frame", "Budgetloven"),
            ("saving", "Overskud", "target", "RESULT", "at_most", "saving", "Byrådet"),
        )
    ],
    "layouts": [
        {
            "id": "short",
            "name": "Kort",
            "source": "Lilleby",
            "rows": [
                {
                    "id": id_,
                    "name": name,
                    "kind": kind,
                    "select": select,
                    "terms": terms,
                    "minus": [],
                    "line": line,
                    "level": level,
                    "heading": kind == "sum",
                }
                for id_, name, kind, select, terms, line, level in (
                    ("in", "Indtægter", "select", {**EVERY, "posts": ["TAX"]}, [], "", 1),
                    ("out", "Udgifter", "select", {**EVERY, "posts": ["SERVICE"]}, [], "", 1),
                    ("all", "I alt", "sum", EVERY, ["in", "out"], "", 0),
                    ("cash", "Likvide aktiver", "line", EVERY, [], "CASH", 0),
                )
            ],
            "whole": "all",
            "equals": "RESULT",
        },
    ],
    "population": "people",
}


def assumptions(name: str, frame: int, grants: list[int] | None) -> dict[str, Any]:
    """grants: what follows from the agreement, None before it."""
    return {
        "document": "assumptions/2",
        "years": YEARS,
        "indices": [{"id": "wages", "name": "Løn", "thousandths": [1000, 1020, 1041, 1063]}],
        "quantities": [
            {"id": id_, "name": id_, "unit": unit, "values": values}
            for id_, unit, values in (
                ("cash", "kr.", [500_000]),
                ("mean", "kr.", [450_000]),
                ("wage_sum", "kr.", [4_000_000, 4_040_000, 4_080_000, 4_120_000]),
                ("rate", "1/1000 pct.", [25_400]),
                ("frame", "kr.", [frame]),
                ("saving", "kr.", [-240_000]),
                ("people", "personer", [1_000, 1_010, 1_020, 1_030]),
            )
        ],
        "name": name,
        "amounts": [] if grants is None else [{"line": "grants", "amounts": grants}],
    }


def proposal(id_: str, title: str, amounts: list[int], **other: Any) -> dict[str, Any]:
    tax = other.get("category") == "tax"
    known: dict[str, Any] = {
        "id": id_,
        "title": title,
        "type": "financing" if tax else "reduction",
        "category": "operating",
        "committee": "LEARN",
        "policy_area": "" if tax else "SCHOOLS",
        "account": account("07.68.90" if tax else "03.22.01", "7" if tax else "1"),
        "steering_area": "" if tax else "service",
        "postings": [{"post": "TAX" if tax else "SERVICE", "index": "" if tax else "wages", "amounts": amounts}],
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
        "scalable": not tax,
        "earliest_start": 2028,
        "lasting": True,
        "summary": "",
        "implementation": "",
        "derived": "",
        "hearing": "",
        "status": "",
        "version": 1,
        "price_level": 0,
    }
    return {**known, **other}


def catalogue(*proposals: dict[str, Any]) -> dict[str, Any]:
    return {"document": "catalogue/2", "title": "Lillebys katalog", "years": YEARS, "proposals": list(proposals)}


TAX_UP = proposal("T-1", "Skatten en halv procent op", [-20_000, -20_200, -20_400, -20_600], category="tax")

DOCUMENTS = {
    name: msgpack.packb(document)
    for name, document in (
        ("budget", BUDGET),
        (
            "catalogue",
            catalogue(
                proposal("H-1", "Færre lektioner", [-100_000] * 4),
                proposal("S-1", "Én skolebus mindre", [-40_000] * 4),
                TAX_UP,
            ),
        ),
        (
            "catalogue-2",
            catalogue(
                proposal("H-1", "Færre lektioner", [-90_000] * 4, version=2, summary="Ti lektioner færre om ugen."),
                TAX_UP,
                proposal("L-1", "Billigere lys", [-5_000] * 4),
            ),
        ),
        ("assumptions", assumptions("Før økonomiaftalen", 950_000, None)),
        ("assumptions-2", assumptions("Efter økonomiaftalen", 860_000, [-60_000, -61_000, -62_000, -63_000])),
    )
}
HASHES = {name: hashlib.sha256(data).hexdigest() for name, data in DOCUMENTS.items()}

A: dict[str, Any] = {"actor": "p:a1", "round_": 1}
B: dict[str, Any] = {"actor": "p:b2", "round_": 1}
T1: dict[str, Any] = {"actor": "t:1", "round_": 1}
T2: dict[str, Any] = {"actor": "t:2", "round_": 1}
E: dict[str, Any] = {"actor": "e:1", "round_": 1}
F: dict[str, Any] = {"actor": "f:1"}


def chosen(table: int, id_: str, share: int = 100, catalogue: str = "catalogue") -> dict[str, Any]:
    return {"table": table, "proposal": id_, "share": share, "shift": 0, "catalogue": HASHES.get(catalogue, "")}


def own(table: int, id_: str, title: str, type_: str, amounts: list[int], area: str) -> dict[str, Any]:
    return {
        "table": table,
        "proposal": id_,
        "title": Words(title),
        "committee": "LEARN",
        "type": type_,
        "steering_area": "service",
        "amounts": amounts,
        "policy_area": area,
    }


def replaced(catalogue: str, assumptions: str, note: str) -> dict[str, Any]:
    hashes = {"budget": HASHES["budget"], "catalogue": HASHES[catalogue], "assumptions": HASHES[assumptions]}
    return {**hashes, "note": Words(note)}


COSTED: dict[str, Any] = {
    "table": 1,
    "proposal": "B1-1",
    "amounts": [-6_000, -8_000, -8_000, -8_001],
    "posts": [0, -50, -50, -50],
    "steering_area": "service",
    "policy_area": "",
    "scalable": True,
    "earliest_start": 2028,
    "lasting": True,
    "summary": Words("Lyset slukkes efter klokken 17."),
    "description": Words(""),
    "consequence_service": Words("Ingen, skolerne er lukket."),
    "consequence_staff": Words(""),
    "risk": Words(""),
    "preconditions": Words("Målere i alle bygninger"),
    "implementation": Words(""),
    "derived": Words(""),
    "works_council": Words(""),
    "hearing": Words(""),
    "origin": Words("Bord 1"),
}

INCOME: dict[str, Any] = {"table": 1, "tax": "income"}

TOLD: list[tuple[int, dict[str, Any], str, dict[str, Any]]] = [
    # seq, who, type, payload
    (2, F, "workshop.table_added", {"table": 1, "name": Words("")}),
    (3, F, "workshop.table_added", {"table": 2, "name": Words("")}),
    (4, F, "workshop.participant_registered", {"pid": "a1", "group": "council", "home_committee": "LEARN"}),
    (5, F, "workshop.participant_seated", {"pid": "a1", "table": 1}),
    (6, F, "workshop.participant_registered", {"pid": "b2", "group": "employees", "home_committee": ""}),
    (7, F, "workshop.participant_seated", {"pid": "b2", "table": 1}),
    (8, F, "workshop.target_set", {"table": 0, "line": "RESULT", "year": 2029, "change": -100_000}),
    (
        9,
        F,
        "workshop.round_opened",
        {"round": 1, "title": Words("Eneste runde"), "ends_at": MORNING + 90 * MINUTE, "auto_close": False},
    ),
    (10, A, "table.proposal_chosen", chosen(1, "H-1")),
    (11, B, "table.proposal_chosen", chosen(1, "S-1", 50)),
    (12, A, "table.proposal_chosen", chosen(1, "T-1")),
    # b2 turns the rate from 2029 on, and the proposal on the same tax goes out with the same command
    (13, B | {"command": "command-13"}, "table.proposal_withdrawn", {"table": 1, "proposal": "T-1"}),
    (14, B | {"command": "command-13"}, "table.tax_rate_set", {**INCOME, "year": 2029, "rate": 25_900}),
    (15, B | {"command": "command-13"}, "table.tax_rate_set", {**INCOME, "year": 2030, "rate": 25_900}),
    (16, B | {"command": "command-13"}, "table.tax_rate_set", {**INCOME, "year": 2031, "rate": 25_900}),
    (17, B, "table.tax_rate_cleared", {**INCOME, "year": 2031}),
    (
        18,
        T1 | {"command": "command-18", "version": 2},
        "table.own_proposal_added",
        own(1, "B1-1", "Sluk lyset på gangene", "efficiency", [-10_000, -10_000, -10_000, -10_005], ""),
    ),
    (19, T1 | {"command": "command-18"}, "table.proposal_chosen", chosen(1, "B1-1", catalogue="")),
    (20, A, "table.appropriation_named", {"table": 1, "proposal": "B1-1", "policy_area": "SCHOOLS"}),
    (21, E, "workshop.proposal_costed", COSTED),
    (22, A, "table.change_acknowledged", {"table": 1, "proposal": "B1-1", "change": 21}),
    (23, A, "table.share_set", {"table": 1, "proposal": "B1-1", "share": 50}),
    (24, E, "workshop.documents_replaced", replaced("catalogue-2", "assumptions-2", "Økonomiaftalen er på plads 🙂")),
    (25, B, "table.change_acknowledged", {"table": 1, "proposal": "S-1", "change": 24}),
    (26, T2, "table.proposal_chosen", chosen(2, "H-1", catalogue="catalogue-2")),
    (
        27,
        T2 | {"command": "command-27", "version": 2},
        "table.own_proposal_added",
        own(2, "B2-1", "Længere åbent", "expansion", [30_000] * 4, "SCHOOLS"),
    ),
    (28, T2 | {"command": "command-27"}, "table.proposal_chosen", chosen(2, "B2-1", catalogue="")),
    (29, E, "workshop.documents_replaced", replaced("catalogue-2", "assumptions", "")),
    (30, F | {"round_": 1}, "workshop.documents_replaced", replaced("catalogue-2", "assumptions-2", "")),
    (31, F | {"round_": 1}, "workshop.round_closed", {"round": 1}),
    (32, F | {"round_": 1}, "workshop.closed", {}),
]  # fmt: skip


def day() -> list[dict[str, Any]]:
    """The whole day, event by event."""
    first = {name: HASHES[name] for name in ("budget", "catalogue", "assumptions")}
    opened = {"title": Words("Aktørdag 2 i Lilleby"), **first}
    events = [told("workshop.opened", opened, at=MORNING, actor="server", command="command-1", basis=0)]
    for seq, who, type_, payload in TOLD:
        assert seq == len(events) + 1, f"{type_} stands at {len(events) + 1}"
        acting = {"command": f"command-{seq}", **who}
        events.append(told(type_, payload, at=MORNING + seq * MINUTE, basis=seq - 1, **acting))
    return events
