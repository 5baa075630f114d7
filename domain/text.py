"""Free text that a person wrote, which that person may have erased. Never a name of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Erased:
    """The text is gone: its key was deleted. Its place in the history remains."""


ERASED = Erased()

Text: TypeAlias = str | Erased
"""A field of this type is sealed in the log (settled.md 4) and opened by the server's codec."""
