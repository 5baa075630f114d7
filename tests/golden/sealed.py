"""The stored format written out a second time, from settled.md alone, without any code of the server's.

So a golden log is not what the codec happens to write but what it has to. Never imported by the server.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgpack
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


@dataclass(frozen=True)
class Words:
    """Free text in a payload. of: whose key seals it, if not that of the one who acts."""

    text: str
    of: str = ""


def fixed(label: str, length: int) -> bytes:
    """Bytes that look like chance and are the same for ever. For golden logs; no real key is made so."""
    return hashlib.sha256(label.encode()).digest()[:length]


@dataclass
class Sealing:
    """Keys by person, each with its id, made when first asked for."""

    workshop: str
    keys: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    sealed: int = 0

    def key_of(self, person: str) -> tuple[str, bytes]:
        label = f"golden key {len(self.keys) + 1}"
        return self.keys.setdefault(person, (fixed(f"{label} id", 8).hex(), fixed(label, 32)))

    def seal(self, words: Words, person: str) -> Any:
        if not words.text:
            return ""
        key_id, key = self.key_of(words.of or person)
        self.sealed += 1
        nonce = fixed(f"golden nonce {self.sealed}", 12)
        bound_to = f"raaderum text 1\n{self.workshop}\n{key_id}".encode()
        return {"key": key_id, "nonce": nonce, "sealed": AESGCM(key).encrypt(nonce, words.text.encode(), bound_to)}


def envelopes(day: list[dict[str, Any]], sealing: Sealing) -> Iterator[bytes]:
    """One msgpack map an event, with the keys in the order of settled.md 2."""
    for seq, told in enumerate(day, 1):
        person = told["on_behalf_of"] or told["actor"].removeprefix("p:")
        envelope: dict[str, Any] = {"format": 1, "workshop": sealing.workshop, "seq": seq, **told}
        envelope["payload"] = {
            name: sealing.seal(value, person) if isinstance(value, Words) else value
            for name, value in told["payload"].items()
        }
        yield msgpack.packb(envelope)


def told(
    type_: str,
    payload: Mapping[str, Any],
    *,
    at: int,
    actor: str,
    command: str,
    basis: int,
    round_: int = 0,
    on_behalf_of: str | None = None,
    undoes: int = 0,
    version: int = 1,
) -> dict[str, Any]:
    """One event as it is told by hand."""
    return {
        "type": type_,
        "version": version,
        "at": at,
        "actor": actor,
        "on_behalf_of": on_behalf_of,
        "command_id": command,
        "basis": basis,
        "round": round_,
        "term": 1,
        "undoes": undoes,
        "payload": dict(payload),
    }
