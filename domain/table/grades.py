"""The five grades of a stance, from support to objection. An objection needs a reason."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

Grade: TypeAlias = Literal["support", "lean_support", "neutral", "concern", "object"]
"""støtter, hælder til, neutral, bekymret, indvending."""

GRADES: tuple[Grade, ...] = get_args(Grade)
