"""How payloads of older versions are read. Never writes: what is stored stays as it was stored.

An upcast takes the payload of one version, as it lies in the envelope (texts still sealed), and gives that of the
next. It may fill in, rename or split fields; it may not ask anything but the payload.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

Payload: TypeAlias = dict[str, Any]
Upcasts: TypeAlias = Mapping[tuple[str, int], Callable[[Payload], Payload]]

UPCASTS: Upcasts = {
    ("table.own_proposal_added", 1): lambda payload: {**payload, "policy_area": ""},
}
"""(name, version it reads) -> the step to the next version."""
