"""The report trees that a mapping can name, with what belongs to them: steering areas, limits, taxes, layouts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from domain.budget.documents import Committee
from server.importing.templates.committees import by_committee
from server.importing.templates.danish import danish
from server.importing.templates.template import Template

TEMPLATES: dict[str, Callable[[Sequence[Committee], Mapping[str, str]], Template]] = {
    "danish": danish,
    "committees": by_committee,
}
"""Name -> the template for a budget's committees, with the mapping's words."""

__all__ = ["TEMPLATES", "Template"]
