"""What is different between two versions of a document, in entries that a person can read. Decides nothing by it.

Things are the same thing if they have the same id, wherever they stand; the order they stand in is no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal, TypeAlias

from domain.budget.documents import Assumptions, Budget
from domain.proposals.catalogue import Catalogue

Value: TypeAlias = str | int | bool | tuple[str, ...] | tuple[int, ...] | None
Kind: TypeAlias = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """name: as in DOCUMENTS.md; a dot leads inside (`account.function`, `postings.R04`). None: no such field."""

    name: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Entry:
    """what: the list that it stands in ("lines", "proposals", "quantities" ...), "" for the document itself.

    name: its present name, or the last it had. fields: all that differ if it changed, else its amounts.
    """

    kind: Kind
    what: str
    id: str
    name: str
    fields: tuple[FieldChange, ...] = ()


MONEY = frozenset(("amounts", "postings", "thousandths", "values", "remainder"))
"""Fields that are told of what is new or gone."""

_KEYS: Mapping[str, tuple[str, ...]] = {
    "steering_areas": ("committee", "id"),
    "code_lists": ("dimension",),
    "codes": ("code",),
    "amounts": ("line",),
    "postings": ("post",),
}
"""What tells the things of a list apart, where that is not `id`."""


def of_budgets(before: Budget, after: Budget) -> list[Entry]:
    """PR12."""
    return list(_of_documents(before, after))


def of_catalogues(before: Catalogue, after: Catalogue) -> list[Entry]:
    return list(_of_documents(before, after))


def of_assumptions(before: Assumptions, after: Assumptions) -> list[Entry]:
    return list(_of_documents(before, after))


def _of_documents(before: Any, after: Any) -> Iterator[Entry]:
    """First what the document says of itself, then its lists in their order."""
    own, lists = [], []
    for field in fields(before):
        was, now = getattr(before, field.name), getattr(after, field.name)
        if was == now:
            continue
        if _holds_things(was) or _holds_things(now):
            lists.append((field.name, was, now))
        else:
            own.append(FieldChange(field.name, was, now))
    if own:
        yield Entry("changed", "", "", "", tuple(own))
    for name, was, now in lists:
        yield from _of_lists(name, was, now)


def _holds_things(value: Any) -> bool:
    return isinstance(value, tuple) and any(is_dataclass(item) for item in value)


def _of_lists(what: str, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[Entry]:
    """Removed ones, then the new list in its order."""
    was, now = _by_key(what, before), _by_key(what, after)
    for key, item in was.items():
        if key not in now:
            gone = (FieldChange(name, value, None) for name, value in _money(item))
            yield Entry("removed", what, key, _name(item), tuple(gone))
    for key, item in now.items():
        if key not in was:
            new = (FieldChange(name, None, value) for name, value in _money(item))
            yield Entry("added", what, key, _name(item), tuple(new))
        elif was[key] != item and (changes := tuple(_differing(what, was[key], item))):
            yield Entry("changed", what, key, _name(item), changes)


def _by_key(what: str, items: Iterable[Any]) -> dict[str, Any]:
    """One that stands twice is told apart by how often it has stood before."""
    keyed: dict[str, Any] = {}
    for item in items:
        first = key = "/".join(filter(None, (str(getattr(item, part)) for part in _KEYS.get(what, ("id",)))))
        number = 1
        while key in keyed:
            number += 1
            key = f"{first} ({number})"
        keyed[key] = item
    return keyed


def _name(item: Any) -> str:
    return str(getattr(item, "name", getattr(item, "title", "")))


def _money(item: Any) -> Iterator[tuple[str, Value]]:
    for name in (field.name for field in fields(item)):
        if name in MONEY and getattr(item, name) != ():
            yield from _told(name, getattr(item, name)).items()


def _differing(what: str, before: Any, after: Any) -> Iterator[FieldChange]:
    was, now = _flat(what, before), _flat(what, after)
    for name in dict.fromkeys((*was, *now)):
        if was.get(name) != now.get(name):
            yield FieldChange(name, was.get(name), now.get(name))


def _flat(what: str, item: Any) -> dict[str, Value]:
    """Field -> value, without the key."""
    key = _KEYS.get(what, ("id",))
    flat: dict[str, Value] = {}
    for name in (field.name for field in fields(item)):
        value = getattr(item, name)
        if name not in key and value != ():
            flat |= _told(name, value)
    return flat


def _told(name: str, value: Any) -> dict[str, Value]:
    """What stands inside is told by its own fields, a list inside by its keys."""
    if is_dataclass(value):
        return {f"{name}.{field}": inner for field, inner in _flat("", value).items()}
    if not _holds_things(value):
        return {name: value}
    told: dict[str, Value] = {}
    for key, thing in _by_key(name, value).items():
        told |= _inside(f"{name}.{key}", _flat(name, thing))
    return told


def _inside(name: str, flat: dict[str, Value]) -> dict[str, Value]:
    """A thing inside another: its amounts, or else its name, stand for it."""
    short = next((field for field in ("amounts", "name") if field in flat), None)
    return {name if field == short else f"{name}.{field}": value for field, value in flat.items()}
