"""What free text must look like before it is recorded. Never judges what it says."""

from __future__ import annotations

import unicodedata

from domain import errors

TITLE_LENGTH = 200
REASON_LENGTH = 2_000
"""In characters (code points) after normalisation."""

_SPACES = str.maketrans(dict.fromkeys("\t\n\v\f\r\x85\u2028\u2029", " "))
_BIDI_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def title(text: str) -> str:
    """A clean title: one line, 1 to 200 characters. TextRequired, TextTooLong, TextNotClean."""
    cleaned = _clean(text, TITLE_LENGTH)
    if not cleaned:
        raise errors.TextRequired("a title is needed")
    return cleaned


def reason(text: str) -> str:
    """A clean reason, at most 2,000 characters; "" for none. TextTooLong, TextNotClean."""
    return _clean(text, REASON_LENGTH)


def _clean(text: str, longest: int) -> str:
    """NFC, line breaks and tabs as spaces, stripped; "" if nothing of it can be seen."""
    if text.isascii() and text.isprintable():
        cleaned = text.strip()
    else:
        cleaned = unicodedata.normalize("NFC", text).translate(_SPACES).strip()
        _refuse_unclean(cleaned)
        if not any(unicodedata.category(character)[0] not in "CZ" for character in cleaned):
            return ""
    if len(cleaned) > longest:
        raise errors.TextTooLong(f"at most {longest} characters", longest=longest, given=len(cleaned))
    return cleaned


def _refuse_unclean(text: str) -> None:
    """Control characters (Cc), lone surrogates (Cs), which no UTF-8 can carry, and bidirectional overrides."""
    for character in text:
        if character in _BIDI_OVERRIDES or unicodedata.category(character) in ("Cc", "Cs"):
            raise errors.TextNotClean("a character that cannot be shown", character=f"U+{ord(character):04X}")
