"""Events without the words that people wrote in them. What is kept of those is kept sealed, in the log alone."""

from __future__ import annotations

import dataclasses
from typing import Any, Final, get_args, get_type_hints

from domain.text import Text
from domain.workshop.state import Event

WRITTEN = "·"
"""Stands where somebody wrote something, so that the fold goes on knowing that there is a text."""


def _texts_of(kind: type[Event]) -> tuple[str, ...]:
    hints = get_type_hints(kind)
    return tuple(field.name for field in dataclasses.fields(kind) if hints[field.name] == Text)


TEXTS: Final[dict[type[Event], tuple[str, ...]]] = {kind: _texts_of(kind) for kind in get_args(Event)}
"""Event class -> its fields of free text."""


def words_in(event: Event) -> tuple[Text, ...]:
    """The texts in it, those that are there; erased ones too."""
    texts: list[Text] = [getattr(event, name) for name in TEXTS[type(event)]]
    return tuple(text for text in texts if text != "")


def wordless(event: Event) -> Event:
    written: dict[str, Any] = {name: WRITTEN for name in TEXTS[type(event)] if getattr(event, name) != ""}
    return dataclasses.replace(event, **written) if written else event
