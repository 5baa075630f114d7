"""The authorised chart of accounts as it comes with the house: functions and their names. A code list belongs to a
budget's year, so it is a file, never an enum; a mapping can add to it, and a table of accounts takes its place.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from domain.budget.accounts import Code, CodeList

_KONTOPLAN = Path(__file__).with_name("kontoplan.csv")

KINDS = {
    "1": "Drift",
    "2": "Statsrefusion",
    "3": "Anlæg",
    "4": "Renter",
    "5": "Finansforskydninger",
    "6": "Afdrag på lån",
    "7": "Finansiering",
}
"""Dranst, as Statistics Denmark lists it."""


@cache
def kontoplan() -> Mapping[str, Code]:
    """Code -> code of main accounts (03), main functions (03.22) and functions (03.22.01)."""
    codes: dict[str, Code] = {}
    with _KONTOPLAN.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter=";"):
            account, group = f"{row['hovedkonto']:0>2}", row["hovedfunktion"]
            codes.setdefault(account, Code(account, row["hovedkonto_navn"], ""))
            codes.setdefault(group, Code(group, row["hovedfunktion_navn"], account))
            codes[row["funktion"]] = Code(row["funktion"], row["funktion_navn"], group)
    return codes


@cache
def typical_areas() -> Mapping[str, str]:
    """Function -> the steering area it mostly stands in."""
    with _KONTOPLAN.open(encoding="utf-8", newline="") as lines:
        return {row["funktion"]: row["styringsomraade_typisk"] for row in csv.DictReader(lines, delimiter=";")}


def code_lists(functions: Mapping[str, Code]) -> tuple[CodeList, ...]:
    """As a budget carries them, in the order of their codes; () for no functions."""
    if not functions:
        return ()
    ordered = tuple(functions[code] for code in sorted(functions))
    return CodeList("function", ordered), CodeList("kind", tuple(Code(*kind, "") for kind in KINDS.items()))
