"""Free text under a key per person and workshop, so that deleting a key erases the words (settled.md 4).

AES-256-GCM; the additional data binds a text to its workshop and its key. Never holds a key: it asks each time, so
that a deleted key is gone at once.

An undo records words again that somebody else may have written. They are sealed under the key of whoever wrote them
first, else erasing that person would leave a copy behind.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.text import ERASED, Text
from server.log.origins import Origins, Written

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


class Sealer:
    """nonce: twelve fresh bytes a call."""

    def __init__(self, keys: Keys, nonce: Callable[[], bytes] = random_nonce) -> None:
        self._keys = keys
        self._nonce = nonce
        self._origins: dict[str, Origins] = {}

    def seal(self, text: Text, workshop: str, person: str, *, copied: bool = False) -> Any:
        """What stands in the payload: a sealed map; "" as it is, since there is nothing to hide; nil for erased text.

        copied: the words were recorded before, perhaps by another person.
        """
        if not isinstance(text, str):
            return None
        if not text:
            return ""
        origins = self.origins(workshop)
        known = origins.first_key(text) if copied else None
        if known is None:
            key_id, key = self._keys.key_for(workshop, person)
            origins.remember(text, key_id)
        elif (first := self._keys.key(known)) is not None:
            key_id, key = known, first
        else:
            return None
        nonce = self._nonce()
        sealed = AESGCM(key).encrypt(nonce, text.encode(), _bound_to(workshop, key_id))
        return {"key": key_id, "nonce": nonce, "sealed": sealed}

    def open(self, value: Any, workshop: str) -> Text:
        """The text again, or ERASED if its key is gone. SealBroken."""
        match value:
            case None:
                return ERASED
            case "":
                return ""
            case {"key": str(key_id), "nonce": bytes(nonce), "sealed": bytes(sealed)}:
                key = self._keys.key(key_id)
                if key is None:
                    return ERASED
                text = _opened(key, key_id, nonce, sealed, workshop)
                self.origins(workshop).remember(text, key_id)
                return text
            case _:
                raise SealBroken("a text that is not sealed")

    def origins(self, workshop: str) -> Origins:
        """Whose words the workshop's texts were first."""
        known = self._origins.get(workshop)
        return known or self._origins.setdefault(workshop, Origins())

    def recall(self, workshop: str, written: Written) -> None:
        """Those of a process that had read the workshop from its start; this one reads on from there."""
        self._origins[workshop] = Origins(written)


def _opened(key: bytes, key_id: str, nonce: bytes, sealed: bytes, workshop: str) -> str:
    try:
        return AESGCM(key).decrypt(nonce, sealed, _bound_to(workshop, key_id)).decode()
    except (InvalidTag, ValueError) as error:
        raise SealBroken(f"a text does not open with key {key_id}") from error


def _bound_to(workshop: str, key_id: str) -> bytes:
    return f"raaderum text 1\n{workshop}\n{key_id}".encode()
