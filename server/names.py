"""Names of people as they are written down: tidy, and nothing that upsets a screen. Never stored in an event."""

from __future__ import annotations

import unicodedata

MAX_NAME = 100


def clean_name(name: str) -> str:
    """NFC, single spaces, no control, format or bidirectional characters, at most MAX_NAME long; "" if none is left."""
    normal = unicodedata.normalize("NFC", name)
    shown = "".join(" " if ch.isspace() else ch for ch in normal if ch.isspace() or unicodedata.category(ch)[0] != "C")
    return " ".join(shown.split())[:MAX_NAME]
