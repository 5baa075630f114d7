"""A log of the first release is read for ever: to the same day, the same kroner, the same bytes."""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields
from io import BytesIO
from pathlib import Path
from typing import Any

import msgpack
import pytest

from domain.books import Books
from domain.recorded import Recorded
from domain.table.state import TableBudget
from domain.text import ERASED
from domain.workshop.state import Event, Workshop, evolve
from projections.house import Projections
from server.documents import digest, load_books
from server.log.codec import Codec, Row
from server.log.names import NAMES
from tests.golden.make import DAY, write

EXPECTED: dict[str, Any] = json.loads((DAY / "expected.json").read_text(encoding="utf-8"))
STATES: list[bytes] = list(msgpack.Unpacker(BytesIO((DAY / "log.msgpack").read_bytes())))
KEYS: dict[str, dict[str, str]] = json.loads((DAY / "keys.json").read_text(encoding="utf-8"))
WORKSHOP = "golden-day-1"
ENVELOPE = (
    "format", "workshop", "seq", "type", "version", "at", "actor", "on_behalf_of", "command_id", "basis", "round",
    "term", "undoes", "payload",
)  # fmt: skip
ERASED_WORDS = "Timerne bruges bedre i de små klasser 🙂"


class GoldenKeys:
    """The keys of the day, without those of who has been forgotten."""

    def __init__(self, forgotten: str = "") -> None:
        self._by_id = {i: bytes.fromhex(k["key"]) for i, k in KEYS.items() if k["person"] != forgotten}
        self._ids = {k["person"]: i for i, k in KEYS.items()}

    def key_for(self, workshop: str, person: str) -> tuple[str, bytes]:
        assert workshop == WORKSHOP
        return self._ids[person], self._by_id[self._ids[person]]

    def key(self, key_id: str) -> bytes | None:
        return self._by_id.get(key_id)


def nonces() -> Callable[[], bytes]:
    """Those of the stored texts, one after the other."""
    stored: Iterator[bytes] = (
        value["nonce"]
        for state in STATES
        for value in msgpack.unpackb(state)["payload"].values()
        if isinstance(value, dict)
    )
    return lambda: next(stored)


def read(codec: Codec) -> list[Recorded[Event]]:
    return [
        codec.decode(Row(seq, WORKSHOP, seq, msgpack.unpackb(state)["type"], state))
        for seq, state in enumerate(STATES, 1)
    ]


@pytest.fixture
def recorded() -> list[Recorded[Event]]:
    return read(Codec(GoldenKeys()))


def folded(recorded: list[Recorded[Event]]) -> Workshop:
    workshop = Workshop(WORKSHOP)
    for each in recorded:
        workshop = evolve(workshop, each)
    return workshop


def table_told(table: TableBudget) -> dict[str, Any]:
    """A table as expected.json tells it."""
    return {
        "name": table.name,
        "locked": table.locked,
        "order": list(table.order),
        "choices": {
            choice.proposal: {
                "share": choice.share,
                "shift": choice.shift,
                "reason": choice.reason,
                "amounts": {str(year): [a.amount, a.reason] for year, a in choice.amounts.items()},
            }
            for choice in table.choices.values()
        },
        "own": {
            own.id: {
                "title": own.title,
                "committee": own.committee,
                "type": own.type,
                "steering_area": own.steering_area,
                "amounts": list(own.amounts),
            }
            for own in table.own.values()
        },
        "stances": {f"{proposal} {pid}": [s.grade, s.reason] for (proposal, pid), s in table.stances.items()},
    }


def chosen(thing: Any, names: dict[str, Any]) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}


def workshop_told(workshop: Workshop) -> dict[str, Any]:
    """The day as expected.json tells it, all but the figures."""
    return {
        "workshop": chosen(workshop, EXPECTED["workshop"]),
        "participants": {p.pid: chosen(p, EXPECTED["participants"]["a1"]) for p in workshop.participants.values()},
        "rounds": {str(n): chosen(r, EXPECTED["rounds"]["1"]) for n, r in workshop.rounds.items()},
        "targets": {f"{table} {line} {year}": change for (table, line, year), change in workshop.targets.items()},
        "tables": {str(number): table_told(table) for number, table in workshop.tables.items()},
    }


def without_figures() -> dict[str, Any]:
    return {name: value for name, value in EXPECTED.items() if name != "figures"}


def test_every_event_happens_on_the_day() -> None:
    """In a version that is the day's own: a new event or version wants a golden day of its own."""
    happened = {(envelope["type"], envelope["version"]) for envelope in map(msgpack.unpackb, STATES)}
    assert happened == set(NAMES.values())


def test_the_day_folds_to_what_was_worked_out_by_hand(recorded: list[Recorded[Event]]) -> None:
    """Choices, order, reasons, stances, seats, rounds, targets."""
    assert workshop_told(folded(recorded)) == without_figures()


def test_the_day_shows_the_kroner_that_were_worked_out_by_hand(recorded: list[Recorded[Event]]) -> None:
    """Statement, effects and what is missing, in the views that people see, of each table."""
    documents = [(DAY / f"{name}.msgpack").read_bytes() for name in ("budget", "catalogue", "assumptions")]
    state = folded(recorded)
    assert [digest(data) for data in documents] == [state.budget, state.catalogue, state.assumptions]
    books: Books = load_books(*documents)
    _, projections = Projections.of(WORKSHOP, books, recorded)
    for number, expected in EXPECTED["figures"].items():
        rows: dict[str, Any] = dict(projections.views[f"table/{number}"].snapshot())
        assert {line: rows[f"result/{line}"]["amounts"] for line in expected["result"]} == expected["result"]
        assert {p: rows[f"effect/{p}"]["effect"] for p in expected["effect"]} == expected["effect"]
        standing = rows["standing/RESULT/2028"]
        assert (standing["achieved"], standing["missing"]) == (expected["achieved"], expected["missing"])


def test_the_day_becomes_the_same_bytes_again() -> None:
    """With the same nonces, event by event; so the restored words stay under their author's key."""
    codec = Codec(GoldenKeys(), nonce=nonces())
    assert [codec.encode(each) for each in read(codec)] == STATES


def test_whoever_is_forgotten_takes_their_words_along_and_nothing_else() -> None:
    """a1's reason is gone, though b2's undo had restored it; all else is as before."""
    forgetting = workshop_told(folded(read(Codec(GoldenKeys(forgotten="a1")))))
    assert forgetting["tables"]["1"]["choices"]["H-1"].pop("reason") == ERASED
    expected = without_figures()
    assert expected["tables"]["1"]["choices"]["H-1"]["reason"] == ERASED_WORDS
    remaining = {**expected, "tables": json.loads(json.dumps(expected["tables"]))}
    del remaining["tables"]["1"]["choices"]["H-1"]["reason"]
    assert forgetting == remaining


def test_the_files_are_what_the_day_was_told_as(tmp_path: Path) -> None:
    """Nobody has touched the bytes, nor the telling."""
    write(tmp_path)
    for file in tmp_path.iterdir():
        assert file.read_bytes() == (DAY / file.name).read_bytes(), file.name


def test_golden_files_are_never_overwritten(tmp_path: Path) -> None:
    """Not even one that is left of them."""
    (tmp_path / "keys.json").write_text("{}")
    with pytest.raises(FileExistsError, match="written once"):
        write(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["keys.json"]


def test_envelopes_hold_nothing_but_what_is_settled(recorded: list[Recorded[Event]]) -> None:
    """Fourteen keys, the payload's being the event's fields."""
    for state, each in zip(STATES, recorded, strict=True):
        envelope = msgpack.unpackb(state)
        assert tuple(envelope) == ENVELOPE
        assert list(envelope["payload"]) == [f.name for f in fields(each.event)]
