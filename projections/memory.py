"""What a projection knows beyond the workshop it shows, taken out of it and put back: what a checkpoint has to keep.

A row is a function of the workshop as it is and of what a projection remembers of the way there: who edited how often,
which rows were touched when. A class names such attributes in REMEMBERS; whatever else it holds it can work out again.
Never holds a document: those come from the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, TypeAlias

Memory: TypeAlias = Mapping[str, Any]
"""Attribute -> its value. Nothing in it is changed afterwards; values of a row's shape are shared with the views."""


class Remembering:
    """Something with a memory. REMEMBERS: names of its attributes."""

    __slots__ = ()
    REMEMBERS: ClassVar[tuple[str, ...]] = ()


def memory_of(thing: Remembering) -> Memory:
    """A copy: what happens to the thing later does not show in it."""
    return {name: _copy(getattr(thing, name)) for name in thing.REMEMBERS}


def recall(thing: Remembering, memory: Memory) -> None:
    """Puts back what was taken out; the memory stays as it is."""
    for name in thing.REMEMBERS:
        setattr(thing, name, _copy(memory[name]))


def _copy(value: Any) -> Any:
    """Containers are copied as deep as they are of one kind all through: their first value tells for all."""
    match value:
        case dict():
            return _each(value) if isinstance(_first(value.values()), dict | list | set) else value.copy()
        case list() | set():
            return value.copy()
        case _:
            return value


def _each(values: dict[Any, Any]) -> dict[Any, Any]:
    return {key: _copy(value) for key, value in values.items()}


def _first(values: Iterable[Any]) -> Any:
    return next(iter(values), None)
