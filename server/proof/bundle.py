"""What an auditor takes along: a workshop's entries as stored, their signed root, and the program that checks both."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from domain.workshop.events import DocumentsReplaced, WorkshopOpened
from server.log.store import Store
from server.proof.merkle import leaf_hash, root_of
from server.proof.notes import TreeHead, sign
from server.proof.signing import NAME

VERIFIER: Final = Path(__file__).with_name("verify.py")
LENGTH: Final = 4
"""Bytes in front of each entry that say how long it is."""


class NothingToBundle(LookupError):
    """The log has no such workshop."""


def write_bundle(file: IO[bytes], store: Store, workshop: str, key: Ed25519PrivateKey) -> bytes:
    """The root, once the whole bundle stands in the file. Free text in it is sealed, as in the log. NothingToBundle."""
    entries = list(store.states(workshop))
    if not entries:
        raise NothingToBundle(workshop)
    leaves = [leaf_hash(entry) for entry in entries]
    head = TreeHead(f"{NAME}/{workshop}", len(leaves), root_of(leaves))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("entries", b"".join(_with_length(entries)))
        bundle.writestr("leaves", b"".join(leaves))
        bundle.writestr("head", sign(head.text(), NAME, key))
        bundle.writestr("key", key.public_key().public_bytes_raw().hex())
        bundle.writestr("verify.py", VERIFIER.read_bytes())
        for digest in _documents(store, workshop):
            bundle.writestr(f"documents/{digest}", store.get_document(digest))
    return head.root


def _with_length(entries: Sequence[bytes]) -> Iterable[bytes]:
    for entry in entries:
        yield len(entry).to_bytes(LENGTH, "big")
        yield entry


def _documents(store: Store, workshop: str) -> set[str]:
    """Every one that an event names (settled.md 6)."""
    named = (fact.event for fact in store.read(workshop) if isinstance(fact.event, WorkshopOpened | DocumentsReplaced))
    return {digest for event in named for digest in (event.budget, event.catalogue, event.assumptions)}
