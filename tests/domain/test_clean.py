"""Free text as it is recorded."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as some

from domain import clean, errors


@pytest.mark.parametrize(
    ("written", "recorded"),
    [
        ("  Fair ", "Fair"),
        ("Bla\u030aba\u0308r", "Bl\u00e5b\u00e4r"),
        ("two\r\nlines\tand a tab", "two  lines and a tab"),
        ("line\u2028separator", "line separator"),
        ("family \U0001f468\u200d\U0001f469\u200d\U0001f467", "family \U0001f468\u200d\U0001f469\u200d\U0001f467"),
    ],
)
def test_TX1_text_is_normalised_stripped_and_on_one_line(written: str, recorded: str) -> None:
    assert clean.reason(written) == recorded
    assert clean.title(written) == recorded


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\u202e", "\u2066", "\u2069", "\ud800"])
def test_TX2_characters_that_control_or_turn_the_text_are_refused(character: str) -> None:
    with pytest.raises(errors.TextNotClean) as refused:
        clean.reason(f"a{character}b")
    assert refused.value.details == {"character": f"U+{ord(character):04X}"}


def test_TX3_a_title_has_1_to_200_characters() -> None:
    assert clean.title("å" * 200) == "å" * 200
    with pytest.raises(errors.TextTooLong) as refused:
        clean.title("å" * 201)
    assert refused.value.details == {"longest": 200, "given": 201}


@pytest.mark.parametrize("nothing", ["", "   ", "\n", "\u200b\u200b", "\u00a0"])
def test_TX3_what_cannot_be_seen_is_no_text(nothing: str) -> None:
    assert clean.reason(nothing) == ""
    with pytest.raises(errors.TextRequired):
        clean.title(nothing)


def test_TX3_a_reason_has_at_most_2000_characters() -> None:
    assert len(clean.reason("a" * 2_000)) == 2_000
    with pytest.raises(errors.TextTooLong):
        clean.reason("a" * 2_001)


@for_any(some.text(max_size=60))
def test_TX1_cleaning_twice_is_cleaning_once_and_leaves_text_that_any_store_can_carry(text: str) -> None:
    try:
        once = clean.reason(text)
    except errors.TextNotClean:
        return
    assert clean.reason(once) == once == unicodedata.normalize("NFC", once)
    assert once.encode().decode() == once
