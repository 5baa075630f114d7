"""What is different between two versions of a document, in entries that a person can read. Decides nothing by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal, TypeAlias

from domain.budget.documents import Assumptions, Budget
from domain.proposals.catalogue import Catalogue

Value: TypeAlias = Any
"""A text, a number, a truth, or a tuple of them."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """name: as in DOCUMENTS.md, with a dot for a field of a field. None where one of the two has no such field."""

    name: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Entry:
    """what: the list that it stands in ("lines", "proposals", "quantities" ...), "" for the document itself."""

    kind: Literal["added", "removed", "changed"]
    what: str
    id: str
    name: str
    fields: tuple[FieldChange, ...] = ()


def of_budgets(before: Budget, after: Budget) -> list[Entry]:
    lists = ("committees", "policy_areas", "layers", "lines", "report", "taxes", "limits", "layouts")
    return [*_plain(before, after), *(entry for name in lists for entry in _listed(name, before, after))]


def of_catalogues(before: Catalogue, after: Catalogue) -> list[Entry]:
    return [*_plain(before, after), *_listed("proposals", before, after)]


def of_assumptions(before: Assumptions, after: Assumptions) -> list[Entry]:
    by_line: Callable[[Any], str] = lambda amounts: amounts.line  # noqa: E731 - a key, named once
    lists = (entry for name in ("indices", "quantities") for entry in _listed(name, before, after))
    return [*_plain(before, after), *lists, *_listed("amounts", before, after, by_line)]


def _id(item: Any) -> str:
    return str(item.id)


def _plain(before: Any, after: Any) -> Iterator[Entry]:
    """What the document says of itself: its fields that are neither lists nor documents."""
    changes = tuple(change for change in _fields(before, after) if isinstance(change.before, str | int))
    if changes:
        yield Entry("changed", "", "", "", changes)


def _listed(name: str, before: Any, after: Any, key: Callable[[Any], str] = _id) -> Iterator[Entry]:
    """Removed ones, then the new list in its order."""
    was: Mapping[str, Any] = {key(item): item for item in getattr(before, name)}
    now: Mapping[str, Any] = {key(item): item for item in getattr(after, name)}
    for id, item in was.items():
        if id not in now:
            yield Entry("removed", name, id, _name(item))
    for id, item in now.items():
        if id not in was:
            yield Entry("added", name, id, _name(item))
        elif was[id] != item:
            yield Entry("changed", name, id, _name(item), tuple(_fields(was[id], item)))


def _name(item: Any) -> str:
    return str(getattr(item, "name", getattr(item, "title", "")))


def _fields(before: Any, after: Any, prefix: str = "") -> Iterable[FieldChange]:
    for field in fields(before):
        was, now = getattr(before, field.name), getattr(after, field.name)
        if was == now:
            continue
        name = f"{prefix}{field.name}"
        if is_dataclass(was) and type(was) is type(now):
            yield from _fields(was, now, f"{name}.")
        elif _holds_dataclasses(was) or _holds_dataclasses(now):
            yield from _items(name, was, now)
        else:
            yield FieldChange(name, was, now)


def _holds_dataclasses(value: Value) -> bool:
    return isinstance(value, tuple) and any(is_dataclass(item) for item in value)


def _items(name: str, was: tuple[Any, ...], now: tuple[Any, ...]) -> Iterable[FieldChange]:
    """A list inside an item, place by place: the postings of a proposal, the rows of a layout."""
    for place in range(max(len(was), len(now))):
        label = f"{name}.{place + 1}"
        if place >= len(was):
            yield FieldChange(label, None, _name(now[place]) or label)
        elif place >= len(now):
            yield FieldChange(label, _name(was[place]) or label, None)
        elif was[place] != now[place]:
            yield from _fields(was[place], now[place], f"{label}.")
