"""What an audit trail can be filtered by: the values that occur, what they are called, and how often. Finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict

from domain.workshop.state import Event
from projections.story.trail import FacetName, Trail
from server.history.context import Context
from server.history.kinds import KIND_WORDS
from server.history.words import GROUP_NAMES, upper_first
from server.log.names import NAMES
from server.sentences import Language

NAMED: tuple[FacetName, ...] = (
    "kind", "table", "proposal", "tax", "committee", "person", "group", "round", "undo",
)  # fmt: skip


class FacetValue(TypedDict):
    """value: what a filter asks with. events: how many have it."""

    value: str | int
    name: str
    events: int


Name = Callable[[str | int | type[Event]], str]


def facets(trail: Trail, context: Context, language: Language) -> dict[str, list[FacetValue]]:
    """By the name of the facet, those that people know by number or by name in that order."""
    return {name: _values(trail, name, context, language) for name in NAMED}


def _values(trail: Trail, name: FacetName, context: Context, language: Language) -> list[FacetValue]:
    called = _names(trail, context, language)[name]
    values: list[FacetValue] = [
        {"value": NAMES[value][0] if isinstance(value, type) else value, "name": called(value), "events": events}
        for value, events in trail.values(name)
    ]
    if name in ("table", "round"):
        return sorted(values, key=lambda one: int(one["value"]))
    return sorted(values, key=lambda one: (one["name"].casefold(), str(one["value"])))


def _names(trail: Trail, context: Context, language: Language) -> dict[FacetName, Name]:
    tables = {id: at.number for at in context.workshop.tables.values() for id in at.own}

    def tax(value: object) -> str:
        rated = context.books(trail.seq).report.taxes.get(str(value))
        return rated.tax.name if rated is not None else str(value)

    return {
        "kind": lambda value: KIND_WORDS[value][language] if isinstance(value, type) else str(value),
        "table": lambda value: upper_first(context.table(_number(value), language)),
        "round": lambda value: upper_first(context.round(_number(value), language)),
        "proposal": lambda value: context.proposal(tables.get(str(value), 0), str(value), trail.seq, language),
        "tax": tax,
        "committee": lambda value: context.committee(str(value), trail.seq),
        "person": lambda value: upper_first(context.person(str(value), language)),
        "group": lambda value: GROUP_NAMES[str(value)][language] if value in GROUP_NAMES else str(value),
        "undo": lambda _: "Fortrydelser" if language == "da" else "Undone",
    }


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
