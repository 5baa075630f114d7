"""A log in which somebody was forgotten is read for ever: what they chose stands, their words and their seat do not."""

from __future__ import annotations

from domain.text import ERASED
from server.log.codec import Codec
from tests.golden.stored import Stored

DAY = Stored(3)


def test_who_was_forgotten_has_no_seat_to_claim_and_is_still_counted() -> None:
    person, other = (DAY.folded("a1").participants[pid] for pid in ("a1", "b2"))
    assert (person.group, person.table, person.device, person.note_taker, person.forgotten) == (
        "council", 1, "", False, 12,
    )  # fmt: skip
    assert (other.group, other.table, other.forgotten) == ("employees", 1, 0)


def test_their_choice_stands_without_their_words_and_others_words_stay() -> None:
    table = DAY.folded("a1").tables[1]
    assert table.choices["H-1"].reason is ERASED
    assert table.stances["H-1", "b2"].reason == "Enig"


def test_until_the_key_is_deleted_the_words_are_there() -> None:
    assert DAY.folded().tables[1].choices["H-1"].reason == "Det kan vi undvære"


def test_the_day_becomes_the_same_bytes_again() -> None:
    """With the same nonces, event by event."""
    codec = Codec(DAY.keys(), nonce=DAY.nonces())
    assert [codec.encode(each) for each in DAY.read(codec)] == DAY.states
