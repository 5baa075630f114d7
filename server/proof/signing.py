"""The key that tree heads are signed with. Never leaves the directory, and is the same at every node."""

from __future__ import annotations

from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from server.log.sealing import Keys

NAME: Final = "raaderum"
"""The signer's name on a note."""

_PLACE: Final = ("", "tree heads")
"""Of no workshop and no person, so nobody's erasure takes it away."""


def signing_key(keys: Keys) -> Ed25519PrivateKey:
    """Made, and on disk, if there was none. DirectoryUnavailable."""
    _, seed = keys.key_for(*_PLACE)
    return Ed25519PrivateKey.from_private_bytes(seed)
