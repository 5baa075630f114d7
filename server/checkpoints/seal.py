"""Seals a checkpoint, so that no word in it stands in clear and none is opened in a place that it does not belong to.

AES-256-GCM under a key of the workshop that `Directory.forget` deletes: the words of somebody who was forgotten are in
no checkpoint that can still be opened (settled.md 4). Never keeps a key.
"""

from __future__ import annotations

import io
import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from server.log.sealing import NONCE_BYTES, Keys

FORMAT = 1


class DoesNotFit(ValueError):
    """The checkpoint was made from another log or by another release, or its key is gone, or it is damaged."""


class OtherRelease(DoesNotFit):
    """Another release made it, which may come back and use it."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a checkpoint belongs to.

    release: a digest of the code that folded it. event: one of the bytes of the event at `seq` in the log.
    """

    release: bytes
    epoch: str
    workshop: str
    seq: int
    event: bytes

    def bound_to(self, key_id: str) -> bytes:
        return b"\n".join(
            (
                f"raaderum checkpoint {FORMAT}".encode(),
                self.release.hex().encode(),
                self.epoch.encode(),
                self.workshop.encode(),
                str(self.seq).encode(),
                self.event.hex().encode(),
                key_id.encode(),
            )
        )


def seal(data: bytes, place: Place, key_id: str, key: bytes) -> bytes:
    """The release, the key's id, a fresh nonce, and what was sealed with them."""
    nonce, name = os.urandom(NONCE_BYTES), key_id.encode()
    sealed = AESGCM(key).encrypt(nonce, data, place.bound_to(key_id))
    return b"".join((place.release, bytes((len(name),)), name, nonce, sealed))


def unseal(sealed: bytes, place: Place, keys: Keys) -> bytes:
    """DoesNotFit."""
    given = io.BytesIO(sealed)
    if given.read(len(place.release)) != place.release:
        raise OtherRelease("another release made it")
    key_id = given.read(int.from_bytes(given.read(1))).decode(errors="replace")
    nonce, rest = given.read(NONCE_BYTES), given.read()
    key = keys.key(key_id)
    if key is None:
        raise DoesNotFit("its key is gone")
    try:
        return AESGCM(key).decrypt(nonce, rest, place.bound_to(key_id))
    except (InvalidTag, ValueError) as error:
        raise DoesNotFit("it belongs to another log, or is damaged") from error
