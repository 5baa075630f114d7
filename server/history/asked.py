"""What somebody asks of the audit trail: filters, and where to read on. Finds nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from domain.workshop.state import GROUPS, Event
from projections.story.trail import FacetName
from server.log.names import NAMES

MOST_VALUES: Final = 50
MOST_PAGE: Final = 500
PAGE: Final = 100
MOST_WORDS: Final = 200

KINDS: Final[dict[str, type[Event]]] = {name: event for event, (name, _) in NAMES.items()}
"""As events are called in the log, and so on the wire."""

_NUMBERS: Final = ("table", "round")
_TEXTS: Final[tuple[FacetName, ...]] = ("proposal", "tax", "committee", "person", "group")


class BadFilter(ValueError):
    """A filter that cannot be read."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Any of the values of a facet, and all facets together. since, until: ms UTC, 0 for open. words: each must occur.

    cursor: read on after this seq, in the order asked for; 0: from the start.
    """

    facets: Mapping[FacetName, tuple[str | int | type[Event], ...]]
    since: int = 0
    until: int = 0
    words: tuple[str, ...] = ()
    order: Literal["newest", "oldest"] = "newest"
    cursor: int = 0
    limit: int = PAGE


def asked(params: Mapping[str, str]) -> Asked:
    """Of the parameters of a request. BadFilter."""
    order = params.get("order", "newest")
    if order not in ("newest", "oldest"):
        raise BadFilter(order)
    limit = _number(params.get("limit", str(PAGE)))
    return Asked(
        dict(_facets(params)),
        _number(params.get("since", "0")),
        _number(params.get("until", "0")),
        _words(params.get("words", "")),
        "newest" if order == "newest" else "oldest",
        _number(params.get("cursor", "0")),
        max(1, min(limit, MOST_PAGE)),
    )


def folded(text: str) -> str:
    """As texts are compared: case and form say nothing."""
    return unicodedata.normalize("NFKC", text).casefold()


def _facets(params: Mapping[str, str]) -> Iterator[tuple[FacetName, tuple[str | int | type[Event], ...]]]:
    if kinds := _values(params, "kind"):
        if any(kind not in KINDS for kind in kinds):
            raise BadFilter("kind")
        yield "kind", tuple(KINDS[kind] for kind in kinds)
    if params.get("undo", "") == "1":
        yield "undo", (1,)
    for name in _NUMBERS:
        if numbers := _values(params, name):
            yield "table" if name == "table" else "round", tuple(_number(number) for number in numbers)
    for facet in _TEXTS:
        if values := _values(params, facet):
            if facet == "group" and any(value not in GROUPS for value in values):
                raise BadFilter("group")
            yield facet, values


def _values(params: Mapping[str, str], name: str) -> tuple[str, ...]:
    values = tuple(value for value in params.get(name, "").split(",") if value)
    if len(values) > MOST_VALUES or any(len(value) > MOST_WORDS for value in values):
        raise BadFilter(name)
    return values


def _words(text: str) -> tuple[str, ...]:
    if len(text) > MOST_WORDS:
        raise BadFilter("words")
    return tuple(folded(text).split())


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise BadFilter(text)
    return int(text)
