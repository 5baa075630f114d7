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

Moment: TypeAlias = tuple[Workshop, Mapping[str, Memory]]
"""A workshop as it was after one of its events, and what the projections remembered then."""

ROOMS = ("domain", "projections")
COMPRESSION = 1
"""The quickest: the rest of a second would go into the last tenth of the bytes."""


class UnknownShape(pickle.PickleError):
    """The bytes, or the state, hold something that is no plain value and no class of ours."""


def pickled(moment: Moment) -> bytes:
    """UnknownShape."""
    out = io.BytesIO()
    _Pickler(out, protocol=5).dump(moment)
    return zlib.compress(out.getbuffer(), COMPRESSION)


def unpickled(data: bytes) -> Moment:
    """UnknownShape; or whatever pickle and zlib say of bytes that are not ours."""
    workshop, memory = _Unpickler(io.BytesIO(zlib.decompress(data))).load()
    return workshop, memory


class _Pickler(pickle.Pickler):
    """Asked in Python for every object that is no plain value, so other threads get their turn while it runs."""

    def reducer_override(self, value: Any) -> Any:
        """A dataclass as its class and values, which is three times as fast as by its state."""
        kind = type(value)
        known = _VALUES.get(kind)
        if known is not None:
            return kind, known(value)
        if kind is MappingProxyType:
            return proxied, (dict(value),)
        if kind in (type, FunctionType):
            return NotImplemented  # by its name, see `_Unpickler`
        _VALUES[kind] = _values_of(kind)
        return self.reducer_override(value)


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
    """The fields of a dataclass of ours, in the order in which it takes them."""
    if not (_is_ours(kind.__module__) and dataclasses.is_dataclass(kind)):
        raise UnknownShape(f"a checkpoint cannot hold a {kind.__module__}.{kind.__qualname__}")
    names = [field.name for field in dataclasses.fields(kind)]
    match names:
        case []:
            return lambda value: ()
        case [only]:
            return lambda value: (getattr(value, only),)
        case _:
            return attrgetter(*names)


def _found(module: str, name: str) -> type:
    """A dataclass of ours. Its constructor is all that reading ever calls."""
    if _is_ours(module):
        found = getattr(sys.modules.get(module), name, None)
        if isinstance(found, type) and found.__module__ == module and dataclasses.is_dataclass(found):
            return found
    raise UnknownShape(f"a checkpoint names {module}.{name}")


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] in ROOMS
