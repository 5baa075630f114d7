"""Events become bytes and the same events again, and bytes that are not theirs are seen."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import msgpack
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.table import events as table
from domain.text import ERASED
from domain.workshop.state import Event
from server.directory import Directory
from server.log.codec import MAX_STATE, Codec, Row, type_of
from server.log.errors import EventTooLarge, LogDamaged, LogTooNew
from tests.server.log.samples import EVENTS, OTHER, WORKSHOP, any_event, edit, envelopes_of, texts_of


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[Directory]:
    directory = Directory(tmp_path / "directory.db")
    yield directory
    directory.close()


@pytest.fixture
def codec(directory: Directory) -> Codec:
    return Codec(directory)


def row(state: bytes, **columns: Any) -> Row:
    """The row that a state says it belongs to."""
    envelope = msgpack.unpackb(state)
    values = {"position": 9, "workshop": envelope["workshop"], "seq": envelope["seq"], "type": envelope["type"]}
    return Row(**values | columns, state=state)


def changed(state: bytes, **fields: Any) -> bytes:
    return bytes(msgpack.packb(msgpack.unpackb(state) | fields))


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_an_event_comes_back_as_it_was(kind: type[Event], codec: Codec, data: st.DataObject) -> None:
    """Whatever stands in it, and in its envelope."""
    recorded = data.draw(envelopes_of(kind))
    assert codec.decode(row(codec.encode(recorded))) == recorded


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
def test_a_thousand_events_come_back_as_they_were(kind: type[Event], codec: Codec) -> None:
    """The same with many more values, but no search for the small ones that break it."""
    chance = Random(kind.__name__)  # noqa: S311 - values for a test, the same in every run
    for seq in range(1, 1_001):
        recorded = edit(seq, any_event(kind, chance), on_behalf_of=chance.choice([None, "k2"]))
        assert codec.decode(row(codec.encode(recorded))) == recorded


def test_the_envelope_is_one_readable_map(codec: Codec) -> None:
    """The shape that stands in settled.md 2, for ever."""
    state = codec.encode(edit(7, table.AmountSet(4, "R-03", 2027, -1_400_000, ""), on_behalf_of="k2", undoes=5))
    assert msgpack.unpackb(state) == {
        "format": 1,
        "workshop": WORKSHOP,
        "seq": 7,
        "type": "table.amount_set",
        "version": 1,
        "at": 1_795_000_000_007,
        "actor": "p:x7",
        "on_behalf_of": "k2",
        "command_id": "command-000007",
        "basis": 6,
        "round": 1,
        "term": 1,
        "undoes": 5,
        "payload": {"table": 4, "proposal": "R-03", "year": 2027, "amount": -1_400_000, "reason": ""},
    }


@pytest.mark.parametrize("columns", [{"workshop": OTHER}, {"seq": 8}, {"type": "table.start_shifted"}], ids=str)
def test_a_column_that_contradicts_the_envelope_is_seen(codec: Codec, columns: dict[str, Any]) -> None:
    """The library's columns are checked copies."""
    state = codec.encode(edit(7))
    with pytest.raises(LogDamaged, match=r"position 9: the column says"):
        codec.decode(row(state, **columns))


@pytest.mark.parametrize(
    "damage",
    [
        lambda state: state[:-1],
        lambda state: b"\xc1" + state[1:],
        lambda state: msgpack.packb([1, 2]),
        lambda state: changed(state, payload={"table": 4, "proposal": "R-03"}),
        lambda state: changed(state, payload={"table": 4, "proposal": "R-03", "share": 50, "more": 1}),
        lambda state: changed(state, payload=None),
    ],
    ids=["cut off", "no msgpack", "no map", "a field less", "a field more", "no payload"],
)
def test_a_damaged_state_is_seen_with_its_position(codec: Codec, damage: Any) -> None:
    """And never read as something else."""
    state = codec.encode(edit(7))
    with pytest.raises(LogDamaged, match="position 9"):
        codec.decode(Row(9, WORKSHOP, 7, "table.share_set", damage(state)))


@pytest.mark.parametrize("newer", [{"version": 2}, {"format": 2}, {"type": "table.sung_about"}], ids=str)
def test_what_a_newer_release_wrote_is_refused_with_the_remedy(codec: Codec, newer: dict[str, Any]) -> None:
    """Rather than read wrongly."""
    state = changed(codec.encode(edit(7)), **newer)
    with pytest.raises(LogTooNew, match="install the newer"):
        codec.decode(row(state))


def test_another_format_is_refused_with_the_remedy_whatever_its_fields_are(codec: Codec) -> None:
    """It need not have those of this one to be known as newer rather than damaged."""
    envelope = msgpack.unpackb(codec.encode(edit(7))) | {"format": 2}
    del envelope["basis"]
    with pytest.raises(LogTooNew, match="install the newer"):
        codec.decode(row(msgpack.packb(envelope)))


def test_an_older_version_is_read_in_the_shape_of_today(directory: Directory) -> None:
    """An upcast fills in what the old shape did not have; the sealed text beside it opens."""
    event = table.AmountSet(4, "R-03", 2027, -5, "because")
    state = Codec(directory).encode(edit(7, event))
    old = msgpack.unpackb(state)
    del old["payload"]["year"]

    def in_2027(payload: dict[str, Any]) -> dict[str, Any]:
        return {**payload, "year": 2027}

    codec = Codec(directory, upcasts={("table.amount_set", 0): in_2027})
    assert codec.decode(row(msgpack.packb(old | {"version": 0}))).event == event
    with pytest.raises(LogDamaged):
        Codec(directory).decode(row(msgpack.packb(old | {"version": 0})))


def test_an_event_fits_up_to_the_last_byte(codec: Codec) -> None:
    """65,535 bytes are an event, one more is none, and the error says which event and what to do."""
    spare = MAX_STATE - len(codec.encode(edit(7, table.ReasonWritten(4, "R-03", "x" * 60_000))))
    assert len(codec.encode(edit(7, table.ReasonWritten(4, "R-03", "x" * (60_000 + spare))))) == MAX_STATE
    with pytest.raises(EventTooLarge, match=r"seq 7: a table.reason_written of 65,536 bytes.*Shorten"):
        codec.encode(edit(7, table.ReasonWritten(4, "R-03", "x" * (60_001 + spare))))


@pytest.mark.parametrize("kind", [kind for kind in EVENTS if texts_of(kind)], ids=lambda kind: kind.__name__)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_without_its_key_a_text_is_erased_and_all_else_stays(
    kind: type[Event], directory: Directory, data: st.DataObject
) -> None:
    """An empty text had nothing to hide and stays empty."""
    codec = Codec(directory)
    recorded = data.draw(envelopes_of(kind))
    stored = row(codec.encode(recorded))
    for person in ("x7", "k2", "t:4", "f:1", "server"):
        directory.forget(WORKSHOP, person)
    read = codec.decode(stored)
    for field in texts_of(kind):
        assert getattr(read.event, field) == (ERASED if getattr(recorded.event, field) else "")
    untouched = {f for f in kind.__slots__ if f not in texts_of(kind)}
    assert all(getattr(read.event, f) == getattr(recorded.event, f) for f in untouched)


def test_erased_text_that_is_recorded_again_stays_erased(codec: Codec) -> None:
    """As by an undo after somebody was forgotten."""
    again = edit(7, table.ReasonWritten(4, "R-03", ERASED), undoes=5)
    assert codec.decode(row(codec.encode(again))) == again


def test_type_names_are_those_of_the_rows(codec: Codec) -> None:
    """What the topic column says is what the envelope says."""
    recorded = edit(7)
    assert msgpack.unpackb(codec.encode(recorded))["type"] == type_of(recorded.event)
