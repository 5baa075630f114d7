"""Whose words a text was first, in one workshop. Never holds a text, but a hash of it that means nothing to others."""

from __future__ import annotations

import os
from hashlib import blake2b
from typing import TypeAlias

Written: TypeAlias = tuple[bytes, dict[bytes, str]]
"""What an `Origins` knows, to be kept where the texts themselves may stand: the secret of its hashes, and they."""

SECRET_BYTES = 32


class Origins:
    """Of all texts that were sealed or opened. written: what another one knew, to go on from."""

    def __init__(self, written: Written | None = None) -> None:
        self._secret, self._first_key = written or (os.urandom(SECRET_BYTES), {})

    def remember(self, text: str, key_id: str) -> None:
        """It was sealed with that key, perhaps not for the first time."""
        self._first_key.setdefault(self._hash(text), key_id)

    def first_key(self, text: str) -> str | None:
        """The id of the first key it was sealed with."""
        return self._first_key.get(self._hash(text))

    def written(self) -> Written:
        """A copy: what is remembered later does not show in it."""
        return self._secret, self._first_key.copy()

    def _hash(self, text: str) -> bytes:
        return blake2b(text.encode(), digest_size=16, key=self._secret).digest()
