"""Makes entries unreadable for Redis and whoever reads its memory or files: people's words stand in them.

AES-256-GCM under one key from the directory; an entry is bound to its stream. Never keeps anything.
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from server.log.sealing import NONCE_BYTES, Keys

OWNER = ("", "nodes")
"""Under which workshop and person the directory keeps the key: under none."""


class NotSealedHere(ValueError):
    """Another key, another stream, or no entry at all."""


class Seal:
    def __init__(self, keys: Keys) -> None:
        self._cipher = AESGCM(keys.key_for(*OWNER)[1])

    def close(self, data: bytes, place: str) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, data, place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        """NotSealedHere."""
        try:
            return self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place.encode())
        except (InvalidTag, ValueError) as error:
            raise NotSealedHere(place) from error
