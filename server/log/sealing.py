"""Free text under a key per person and workshop, so that deleting a key erases the words (settled.md 4).

AES-256-GCM; the additional data binds a text to its workshop and its key. Never holds a key: it asks each time, so
that a deleted key is gone at once.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.text import ERASED, Text

NONCE_BYTES = 12
KEY_BYTES = 32


class SealBroken(ValueError):
    """The bytes are not what was sealed under that key, in that workshop."""


class Keys(Protocol):
    """Where keys are kept: the erasable directory."""

    def key_for(self, workshop: str, person: str) -> tuple[str, bytes]:
        """(key id, key) of that person; made, and on disk, if there was none."""

    def key(self, key_id: str) -> bytes | None:
        """None: it was deleted."""


def random_nonce() -> bytes:
    return os.urandom(NONCE_BYTES)


def _bound_to(workshop: str, key_id: str) -> bytes:
    return f"raaderum text 1\n{workshop}\n{key_id}".encode()


def seal(text: Text, keys: Keys, workshop: str, person: str, nonce: Callable[[], bytes]) -> Any:
    """What stands in the payload: a sealed map; "" as it is, since there is nothing to hide; nil for erased text."""
    if isinstance(text, str):
        if not text:
            return ""
        key_id, key = keys.key_for(workshop, person)
        fresh = nonce()
        sealed = AESGCM(key).encrypt(fresh, text.encode(), _bound_to(workshop, key_id))
        return {"key": key_id, "nonce": fresh, "sealed": sealed}
    return None


def open_sealed(value: Any, keys: Keys, workshop: str) -> Text:
    """The text again, or ERASED if its key is gone. SealBroken."""
    match value:
        case None:
            return ERASED
        case "":
            return ""
        case {"key": str(key_id), "nonce": bytes(nonce), "sealed": bytes(sealed)}:
            key = keys.key(key_id)
            if key is None:
                return ERASED
            try:
                return AESGCM(key).decrypt(nonce, sealed, _bound_to(workshop, key_id)).decode()
            except (InvalidTag, ValueError) as error:
                raise SealBroken(f"a text does not open with key {key_id}") from error
        case _:
            raise SealBroken("a text that is not sealed")
