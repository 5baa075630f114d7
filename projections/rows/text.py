"""A text as it travels."""

from __future__ import annotations

from typing import TypeAlias

MaybeText: TypeAlias = str | None
"""None: erased by the one who wrote it."""
