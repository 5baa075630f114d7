"""C2SP's text formats: a signed note, and the checkpoint in it that states a tree head. Never holds a key."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_ED25519 = b"\x01"
_MARK = "\u2014 "


class BadNote(ValueError):
    """The text is no note, or the signature that was asked for is not on it."""


class TreeHead(NamedTuple):
    """origin: which log. size: how many entries. root: the Merkle root over them. extra: further lines, signed too."""

    origin: str
    size: int
    root: bytes
    extra: tuple[str, ...] = ()

    def text(self) -> str:
        lines = [self.origin, str(self.size), base64.b64encode(self.root).decode(), *self.extra]
        if any(not line or "\n" in line for line in lines):
            raise ValueError("a line of a checkpoint is neither empty nor broken")
        return "\n".join(lines) + "\n"


def key_id(name: str, public: bytes) -> bytes:
    """The four bytes in front of each signature, by which a reader knows whose it may be."""
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + public).digest()[:4]


def sign(text: str, name: str, key: Ed25519PrivateKey) -> str:
    """The note. text: ends in a newline."""
    if not text.endswith("\n") or not name or any(c.isspace() or c == "+" for c in name):
        raise ValueError("a note's text ends in a newline, and its signer's name has no space and no plus")
    stamp = key_id(name, key.public_key().public_bytes_raw()) + key.sign(text.encode())
    return f"{text}\n{_MARK}{name} {base64.b64encode(stamp).decode()}\n"


def opened(note: str, name: str, public: bytes) -> str:
    """The text under the signature of that key. BadNote."""
    if any(c < " " and c != "\n" for c in note):
        raise BadNote("a note holds no control character")
    text, gap, signatures = note.rpartition("\n\n")
    if not gap or not signatures.endswith("\n"):
        raise BadNote("no signature under the text")
    text += "\n"
    for line in signatures[:-1].split("\n"):
        signer, _, stamp = line.removeprefix(_MARK).partition(" ")
        if line.startswith(_MARK) and signer == name and _signed(text, stamp, key_id(name, public), public):
            return text
    raise BadNote(f"no signature by {name} with that key")


def tree_head(text: str) -> TreeHead:
    """What a checkpoint states. BadNote."""
    lines = text.split("\n")
    if len(lines) < 4 or lines[-1] or not all(lines[:-1]):
        raise BadNote("a checkpoint has an origin, a size and a root, each on a line")
    origin, size, root, *extra = lines[:-1]
    if not (size.isascii() and size.isdigit()) or (size[0] == "0" and size != "0"):
        raise BadNote(f"{size} is no size")
    return TreeHead(origin, int(size), _decoded(root), tuple(extra))


def _signed(text: str, stamp: str, identity: bytes, public: bytes) -> bool:
    decoded = _decoded(stamp)
    if decoded[:4] != identity:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(decoded[4:], text.encode())
    except InvalidSignature as error:
        raise BadNote("the text is not the one that was signed") from error
    return True


def _decoded(value: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise BadNote(f"{value} is not base64") from error
