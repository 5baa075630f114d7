"""Events, and places to keep them, for the tests of the log. Never asserts anything."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, get_type_hints

from hypothesis import strategies as st

from domain.recorded import Recorded
from domain.table import events as table
from domain.text import Text
from domain.workshop.state import Event
from server.directory import Directory
from server.log.batch import Batch, RememberedCommand
from server.log.names import NAMES
from server.log.store import Store

WORKSHOP = "7d3c2b1a09f84e6d8c5b4a3f2e1d0c9b"
OTHER = "00000000000000000000000000000002"
NOON = 1_795_000_000_000
"""Milliseconds UTC; any moment will do."""

EVENTS: list[type[Event]] = list(NAMES)

# As the domain lets it through: no lone surrogates, which no UTF-8 can carry.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
whole_numbers = st.integers(-(10**12), 10**12)

_OF_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    int: whole_numbers,
    str: words,
    bool: st.booleans(),
    Text: words,
    tuple[int, ...]: st.lists(whole_numbers, max_size=8).map(tuple),
}


def events_of(kind: type[Event]) -> st.SearchStrategy[Event]:
    """Any event of that class. A field of a new type needs a line in the table above."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{f.name: _OF_TYPE[hints[f.name]] for f in dataclasses.fields(kind)})


def envelopes_of(kind: type[Event]) -> st.SearchStrategy[Recorded[Event]]:
    """Any recorded event of that class."""
    counts = st.integers(0, 2**40)
    return st.builds(
        Recorded,
        workshop=st.just(WORKSHOP),
        seq=st.integers(1, 2**40),
        at=counts,
        actor=st.sampled_from(["p:x7", "t:4", "f:1", "server"]),
        on_behalf_of=st.sampled_from([None, "k2"]),
        command_id=words,
        basis=counts,
        round=counts,
        term=counts,
        undoes=st.just(0),
        event=events_of(kind),
    )


def any_event(kind: type[Event], chance: Random) -> Event:
    """The same by chance alone: quick, but without hypothesis's nose for what breaks."""
    hints = get_type_hints(kind)
    return kind(**{f.name: _by_chance(hints[f.name], chance) for f in dataclasses.fields(kind)})


def _by_chance(hint: Any, chance: Random) -> Any:
    if hint is bool:
        return chance.random() < 0.5
    if hint is int:
        return chance.randint(-(10 ** chance.randint(0, 12)), 10 ** chance.randint(0, 12))
    if hint == tuple[int, ...]:
        return tuple(chance.randint(-(10**12), 10**12) for _ in range(chance.randint(0, 8)))
    return "".join(chance.choices("abcæøå ÆØÅ€\u2028🪑\x00\n'\"", k=chance.randint(0, 40)))


def texts_of(kind: type[Event]) -> tuple[str, ...]:
    """The fields of that class that hold free text."""
    hints = get_type_hints(kind)
    return tuple(f.name for f in dataclasses.fields(kind) if hints[f.name] == Text)


def edit(seq: int, event: Event | None = None, workshop: str = WORKSHOP, **changed: Any) -> Recorded[Event]:
    """A recorded event; by default a share set at table 4."""
    values: dict[str, Any] = {
        "workshop": workshop,
        "seq": seq,
        "at": NOON + seq,
        "actor": "p:x7",
        "on_behalf_of": None,
        "command_id": f"command-{seq:06}",
        "basis": seq - 1,
        "round": 1,
        "term": 1,
        "undoes": 0,
        "event": event or table.ShareSet(4, "R-03", 50),
    }
    return Recorded(**values | changed)


def remembered(seq: int, workshop: str = WORKSHOP) -> RememberedCommand:
    """The command behind `edit(seq)`."""
    return RememberedCommand(workshop, "p:x7", f"command-{seq:06}", b"digest", seq, seq)


def batch(first: int, count: int = 1, workshop: str = WORKSHOP) -> Batch:
    """Edits `first`, `first + 1`..., each with its command."""
    seqs = range(first, first + count)
    return Batch(
        workshop,
        first - 1,
        tuple(edit(seq, workshop=workshop) for seq in seqs),
        tuple(remembered(seq, workshop) for seq in seqs),
    )


@contextmanager
def log_in(folder: Path) -> Iterator[Store]:
    """The log in that folder, made if it is not there, and closed at the end."""
    directory = Directory(folder / "directory.db")
    store = Store.open(folder / "log.db", directory)
    try:
        yield store
    finally:
        store.close()
        directory.close()
