"""A workshop's state and what its projections remember as bytes, and back. Never reads a class that is not ours.

The bytes are sealed and bound to the release that wrote them (`seal.py`), so they need no form that lasts. Pickle
knows every shape of the domain by itself; reading calls nothing but the classes of `domain` and `projections`.
"""

from __future__ import annotations

import dataclasses
import io
import pickle
import sys
import zlib
from collections.abc import Callable, Mapping
from operator import attrgetter
from types import FunctionType, MappingProxyType
from typing import Any, TypeAlias

from domain.workshop.state import Workshop
from projections.memory import Memory
from server.log.origins import Written

Moment: TypeAlias = tuple[Workshop, Mapping[str, Memory]]
"""A workshop as it was after one of its events, and what the projections remembered then."""

Kept: TypeAlias = tuple[Moment, Written]
"""With whose words the texts in it were first: an undo may record them again."""

ROOMS = ("domain", "projections")
COMPRESSION = 1
"""The quickest: the rest of a second would go into the last tenth of the bytes."""


AT_A_TIME = 100
"""Objects between two rests: a third of a millisecond."""


class UnknownShape(pickle.PickleError):
    """The bytes, or the state, hold something that is no plain value and no class of ours."""


def pickled(kept: Kept, rest: Callable[[], None] | None = None) -> bytes:
    """UnknownShape. rest: called over and over, so that a thread that does this can leave the interpreter to others."""
    out = io.BytesIO()
    _Pickler(out, rest).dump(kept)
    return zlib.compress(out.getbuffer(), COMPRESSION)


def unpickled(data: bytes) -> Kept:
    """UnknownShape; or whatever pickle and zlib say of bytes that are not ours."""
    (workshop, memory), written = _Unpickler(io.BytesIO(zlib.decompress(data))).load()
    return (workshop, memory), written


class _Pickler(pickle.Pickler):
    """Asked in Python for every object that is no plain value, so other threads get their turn while it runs."""

    def __init__(self, out: io.BytesIO, rest: Callable[[], None] | None) -> None:
        super().__init__(out, protocol=5)
        self._rest = rest
        self._asked = 0

    def reducer_override(self, value: Any) -> Any:
        """An instance as its class and values, which is three times as fast as by its state."""
        self._asked += 1
        if self._rest is not None and self._asked % AT_A_TIME == 0:
            self._rest()
        kind = type(value)
        known = _VALUES.get(kind)
        if known is not None:
            return kind, known(value)
        if kind is MappingProxyType:
            return proxied, (dict(value),)
        if isinstance(value, type | FunctionType):
            return NotImplemented  # by its name, see `_Unpickler`
        _VALUES[kind] = _values_of(kind)
        return kind, _VALUES[kind](value)


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        found = _GLOBALS.get((module, name)) or _found(module, name)
        _GLOBALS[module, name] = found
        return found


_VALUES: dict[type, Callable[[Any], tuple[Any, ...]]] = {}


def proxied(values: dict[Any, Any]) -> Mapping[Any, Any]:
    """A mapping that nobody can change, as it was."""
    return MappingProxyType(values)


_GLOBALS: dict[tuple[str, str], Callable[..., Any]] = {(proxied.__module__, proxied.__name__): proxied}


def _values_of(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """What an instance is made of again: its fields, in the order in which its class takes them."""
    if not _is_shape(kind):
        raise UnknownShape(f"a checkpoint cannot hold a {kind.__module__}.{kind.__qualname__}")
    if issubclass(kind, tuple):
        return tuple
    if not dataclasses.is_dataclass(kind):
        return lambda value: (dict(value),)
    names = [field.name for field in dataclasses.fields(kind)]
    match names:
        case []:
            return lambda value: ()
        case [only]:
            return lambda value: (getattr(value, only),)
        case _:
            return attrgetter(*names)


def _found(module: str, name: str) -> type:
    """A shape of ours. Its constructor is all that reading ever calls."""
    found = getattr(sys.modules.get(module), name, None)
    if isinstance(found, type) and found.__module__ == module and _is_shape(found):
        return found
    raise UnknownShape(f"a checkpoint names {module}.{name}")


def _is_shape(kind: type) -> bool:
    """A dataclass, named tuple or mapping of ours."""
    is_ours = kind.__module__.partition(".")[0] in ROOMS
    return is_ours and (dataclasses.is_dataclass(kind) or issubclass(kind, tuple | Mapping))
