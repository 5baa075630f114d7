"""What a client of one view holds after what it heard: rows, position, and whether the totals are right. Never guesses.

The same bytes come to many clients, so each frame is unpacked once and each way through the frames is gone once,
however many went it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import msgpack

NOWHERE: Final = -1
"""The position before the first snapshot."""


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """A delta, or a snapshot (`from_` is NOWHERE), of the view that is followed. amounts: row -> (seq, amount)."""

    from_: int
    to: int
    rows: Mapping[str, Any]
    gone: Sequence[str]
    amounts: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """What is held between two runs."""

    seq: int = NOWHERE
    rows: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Other:
    """An answer, or a refusal. first, last: 0 where nothing was recorded. code: of a refusal."""

    id: str
    first: int
    last: int
    code: str = ""


class Reader:
    """Unpacks the frames of one view, each once."""

    def __init__(self, view: str) -> None:
        self._view = view
        self._known: dict[bytes, Step | Other | None] = {}

    def read(self, payload: bytes) -> Step | Other | None:
        """None: of no interest here."""
        if payload in self._known:
            return self._known[payload]
        message = self._known[payload] = _understood(msgpack.unpackb(payload), self._view)
        return message


def _understood(frame: dict[str, Any], view: str) -> Step | Other | None:
    match frame["t"]:
        case "delta" if frame["view"] == view:
            return Step(frame["from"], frame["to"], frame["rows"], frame["gone"], _amounts(frame["rows"]))
        case "snapshot" if frame["view"] == view:
            return Step(NOWHERE, frame["seq"], frame["rows"], (), _amounts(frame["rows"]))
        case "ok":
            return Other(frame["id"], frame["first"], frame["last"])
        case "no" | "error":
            return Other(frame["id"] or "", 0, 0, frame["code"])
        case "bye":
            return Other("", 0, 0, frame["code"])
        case _:
            return None


def _amounts(rows: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    return {key: (row["seq"], row["amount"]) for key, row in rows.items() if key.startswith("amount/")}


class Replica:
    """One client's copy on its way through the steps of a run."""

    def __init__(self, state: State) -> None:
        self.seq = state.seq
        self.rows = dict(state.rows)

    def take(self, step: Step) -> bool:
        """False for a gap: something between was never heard."""
        if step.from_ == NOWHERE:
            self.rows, self.seq = dict(step.rows), step.to
            return True
        if step.from_ > self.seq:
            return False
        if step.to >= self.seq:
            self.rows.update(step.rows)
            for key in step.gone:
                self.rows.pop(key, None)
            self.seq = step.to
        return True

    @property
    def state(self) -> State:
        return State(self.seq, self.rows)


def totals_are_right(rows: Mapping[str, Any]) -> bool:
    """A table's target is as far achieved as the effects of all its choices add up to, to the krone, every year.

    The rows are the wire's own; whoever got some of them from before an edit and some from after it does not add up.
    """
    years = sorted(row["year"] for row in _of_kind(rows, "standing/"))
    for row in _of_kind(rows, "standing/"):
        place = years.index(row["year"])
        toward = sum(effect["toward"][place] for kind in ("effect/", "turned/") for effect in _of_kind(rows, kind))
        if row["achieved"] != toward or row["missing"] != row["achieved"] - row["required"]:
            return False
    return True


def _of_kind(rows: Mapping[str, Any], kind: str) -> Iterator[Any]:
    return (row for key, row in rows.items() if key.startswith(kind))
