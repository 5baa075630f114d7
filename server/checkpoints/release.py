"""Which code folded a checkpoint: another line may come to another state. Never a version that somebody sets.

All of `domain` and `projections`, what reads events and documents for them, and what writes the checkpoint.
"""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

from server.settings import ROOT

SOURCES = (
    "domain",
    "projections",
    "server/checkpoints",
    "server/documents.py",
    "server/former.py",
    "server/log/codec.py",
    "server/log/names.py",
    "server/log/sealing.py",
    "server/log/upcasts.py",
)


@cache
def release() -> bytes:
    """A digest of the sources as they are now, and of the Python that runs them."""
    return digest(ROOT)


def digest(root: Path) -> bytes:
    """FileNotFoundError if a source is not there: two releases without sources would look the same."""
    hashed = hashlib.sha256(f"{sys.implementation.name} {sys.version}".encode())
    for source in SOURCES:
        for file in _files(root / source):
            hashed.update(f"\n{file.relative_to(root).as_posix()} {file.stat().st_size}\n".encode())
            hashed.update(file.read_bytes())
    return hashed.digest()


def _files(source: Path) -> list[Path]:
    """In the same order everywhere."""
    files = sorted(source.rglob("*.py")) if source.is_dir() else [source]
    if not files:
        raise FileNotFoundError(f"no source of Råderum in {source}")
    return files
