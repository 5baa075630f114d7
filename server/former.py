"""Documents of former versions, read as those of today. Never writes one: what is stored stays as it was stored.

Version 1 knew the account as one text, and neither layers, code lists, taxes, limits nor layouts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import msgpack

from domain.budget.documents import Assumptions, Budget
from domain.proposals.catalogue import Catalogue

Fields: TypeAlias = dict[str, Any]

FORMATS: dict[type, str] = {Budget: "budget/1", Catalogue: "catalogue/1", Assumptions: "assumptions/1"}

_ORDERS: dict[str, Mapping[str, tuple[str, ...]]] = {
    "budget/1": {
        "": (
            "municipality", "currency", "years", "committees", "policy_areas", "steering_areas",
            "default_steering_area", "lines", "report", "target_line",
        ),
        "committees": ("id", "name"),
        "policy_areas": ("id", "committee", "name"),
        "steering_areas": ("id", "name", "committee", "index", "post"),
        "lines": ("id", "name", "account", "committee", "policy_area", "steering_area", "index", "post", "amounts"),
        "report": (
            "id", "name", "kind", "terms", "opening", "opening_average", "must_be_positive", "heading", "stock",
        ),
    },
    "catalogue/1": {
        "": ("title", "years", "proposals"),
        "proposals": (
            "id", "title", "type", "category", "committee", "policy_area", "account", "steering_area", "postings",
            "posts", "description", "consequence_service", "consequence_staff", "risk", "preconditions",
            "works_council", "origin", "excludes", "requires", "scalable", "earliest_start", "lasting",
        ),
    },
    "assumptions/1": {
        "": ("years", "indices", "quantities"),
        "indices": ("id", "name", "thousandths"),
        "quantities": ("id", "name", "unit", "values"),
    },
}  # fmt: skip
"""The fields of each version and kind, in their order: of the document itself under "", of its lists by their name."""


def encode(form: str, fields: Fields) -> bytes:
    """The canonical bytes these fields had; other bytes if a field is missing, unknown or out of order."""
    orders = _ORDERS[form]
    shaped: Fields = {"document": form}
    for name in orders[""]:
        value = fields.get(name)
        order = orders.get(name)
        if order and isinstance(value, list):
            value = [{key: row.get(key) for key in order} if isinstance(row, dict) else row for row in value]
        shaped[name] = value
    packed: bytes = msgpack.packb(shaped)
    return packed


def _budget(fields: Fields) -> Fields:
    lines = [{**line, "account": {"function": line["account"]}} for line in fields["lines"]]
    return {**fields, "lines": lines}


def _catalogue(fields: Fields) -> Fields:
    proposals = [{**proposal, "account": {"function": proposal["account"]}} for proposal in fields["proposals"]]
    return {**fields, "proposals": proposals}


def _assumptions(fields: Fields) -> Fields:
    return fields


UPCASTS: dict[type, Callable[[Fields], Fields]] = {
    Budget: _budget,
    Catalogue: _catalogue,
    Assumptions: _assumptions,
}
"""From the fields of version 1 to those of today; what is new is filled in by the shapes' own defaults."""
