"""Why a figure falls short of its goal, and what was tried: written by hand, shown only while it does."""

from __future__ import annotations

from typing import Final

REASONS: Final[dict[str, str]] = {}
"""By the figure's name in goals.py; sentences for docs/performance.md."""
