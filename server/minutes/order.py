"""An order for the protocol: its facts, in which language, and as what. Plain values, for a process of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from server.minutes.facts import MinutesFacts
from server.minutes.speech import ZONE
from server.sentences import Language

Form: TypeAlias = Literal["pdf", "html", "json"]
"""html: one file that stands alone. json: the blocks, for a page of ours."""


@dataclass(frozen=True, slots=True)
class MinutesOrder:
    """zone: in which its times are told."""

    facts: MinutesFacts
    form: Form = "pdf"
    language: Language = "da"
    zone: str = ZONE
