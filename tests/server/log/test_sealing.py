"""Words open only where they belong, with their author's key, and go with it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgpack
import pytest

from domain.table import events as table
from domain.text import ERASED
from server.directory import Directory
from server.log.codec import Codec, Row
from server.log.errors import LogDamaged
from tests.server.log.samples import OTHER, WORKSHOP, edit

WORDS = "fordi det er bedst for børnene"


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[Directory]:
    directory = Directory(tmp_path / "directory.db")
    yield directory
    directory.close()


def reason(seq: int, words: str, **envelope: Any) -> Any:
    return edit(seq, table.ReasonWritten(4, "R-03", words), **envelope)


def sealed_of(state: bytes) -> dict[str, Any]:
    sealed: dict[str, Any] = msgpack.unpackb(state)["payload"]["reason"]
    return sealed


def stored(state: bytes, seq: int = 1) -> Row:
    return Row(seq, WORKSHOP, seq, "table.reason_written", state)


def with_reason(state: bytes, **changed: Any) -> bytes:
    envelope = msgpack.unpackb(state)
    envelope["payload"]["reason"] |= changed
    return bytes(msgpack.packb(envelope))


def test_the_key_is_that_of_the_person_who_spoke(directory: Directory) -> None:
    """A participant's, by their pid; that of the one a note-taker entered it for; else the actor's own."""
    codec = Codec(directory)
    for envelope, person in (
        ({"actor": "p:x7"}, "x7"),
        ({"actor": "p:x7", "on_behalf_of": "k2"}, "k2"),
        ({"actor": "t:4", "on_behalf_of": "k2"}, "k2"),
        ({"actor": "t:4"}, "t:4"),
        ({"actor": "f:1"}, "f:1"),
    ):
        assert sealed_of(codec.encode(reason(1, WORDS, **envelope)))["key"] == directory.key_for(WORKSHOP, person)[0]


def test_every_text_has_a_nonce_of_its_own(directory: Directory) -> None:
    """The same words twice do not look the same."""
    codec = Codec(directory)
    first, second = (sealed_of(codec.encode(reason(1, WORDS))) for _ in range(2))
    assert len(first["nonce"]) == len(second["nonce"]) == 12
    assert first["nonce"] != second["nonce"]
    assert first["sealed"] != second["sealed"]


@pytest.mark.parametrize("field", ["nonce", "sealed"])
def test_a_bit_changed_in_a_text_is_seen(directory: Directory, field: str) -> None:
    """Not read as other words."""
    codec = Codec(directory)
    state = codec.encode(reason(1, WORDS))
    bytes_ = sealed_of(state)[field]
    broken = with_reason(state, **{field: bytes([bytes_[0] ^ 1]) + bytes_[1:]})
    with pytest.raises(LogDamaged, match="does not open"):
        codec.decode(stored(broken))


def test_a_text_does_not_open_in_another_workshop(directory: Directory) -> None:
    """A sealed value copied there is seen."""
    codec = Codec(directory)
    state = bytes(msgpack.packb(msgpack.unpackb(codec.encode(reason(1, WORDS))) | {"workshop": OTHER}))
    with pytest.raises(LogDamaged, match="does not open"):
        codec.decode(Row(1, OTHER, 1, "table.reason_written", state))


def test_a_text_does_not_open_under_another_persons_key(directory: Directory) -> None:
    """Nor can one person's words be laid into another's mouth by changing the key id."""
    codec = Codec(directory)
    other, _ = directory.key_for(WORKSHOP, "k2")
    with pytest.raises(LogDamaged, match="does not open"):
        codec.decode(stored(with_reason(codec.encode(reason(1, WORDS)), key=other)))


def test_a_text_that_is_not_sealed_is_damage(directory: Directory) -> None:
    """Plain words in a log are never taken for granted."""
    codec = Codec(directory)
    envelope = msgpack.unpackb(codec.encode(reason(1, WORDS)))
    envelope["payload"]["reason"] = WORDS
    with pytest.raises(LogDamaged, match="not sealed"):
        codec.decode(stored(bytes(msgpack.packb(envelope))))


@pytest.mark.parametrize("restarted", [False, True], ids=["same server", "after a restart"])
def test_words_that_an_undo_restores_stay_their_authors(directory: Directory, restarted: bool) -> None:
    """x7 wrote them, k2 wrote over them and undid it: forgetting x7 takes the copy along, k2's own words stay."""
    codec = Codec(directory)
    states = [codec.encode(reason(1, WORDS)), codec.encode(reason(2, "nej", actor="p:k2"))]
    if restarted:
        codec = Codec(directory)
        for seq, state in enumerate(states, 1):
            codec.decode(stored(state, seq))
    states.append(codec.encode(reason(3, WORDS, actor="p:k2", undoes=2)))
    directory.forget(WORKSHOP, "x7")
    read = [codec.decode(stored(state, seq)).event for seq, state in enumerate(states, 1)]
    assert read == [table.ReasonWritten(4, "R-03", words) for words in (ERASED, "nej", ERASED)]


def test_the_same_words_by_two_people_are_each_their_own(directory: Directory) -> None:
    """Only what an undo restores is a copy."""
    codec = Codec(directory)
    states = [codec.encode(reason(1, WORDS)), codec.encode(reason(2, WORDS, actor="p:k2"))]
    directory.forget(WORKSHOP, "x7")
    read = [codec.decode(stored(state, seq)).event for seq, state in enumerate(states, 1)]
    assert read == [table.ReasonWritten(4, "R-03", words) for words in (ERASED, WORDS)]


def test_words_of_somebody_forgotten_are_not_sealed_anew(directory: Directory) -> None:
    """An undo that still remembers them records that they are erased."""
    codec = Codec(directory)
    codec.encode(reason(1, WORDS))
    directory.forget(WORKSHOP, "x7")
    again = codec.encode(reason(2, WORDS, actor="p:k2", undoes=1))
    assert msgpack.unpackb(again)["payload"]["reason"] is None
