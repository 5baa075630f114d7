"""What a power cut leaves on a disk: all that was synced, and of the rest whatever chance leaves, torn or whole.

What a sync failed to bring to the disk is gone for good, though it can be read until the machine stops, and though a
later sync says that all is well: that is how Linux treats it. Never decides when the power goes.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

WRITE, TRUNCATE, SYNC, FAILED = b"w", b"t", b"s", b"f"

SECTOR: Final = 512
"""Bytes that a disk writes whole or not at all."""

_HEAD: Final = struct.Struct("<cHQI")


def record(what: bytes, name: str, offset: int = 0, data: bytes = b"") -> bytes:
    """One line of the journal."""
    encoded = name.encode()
    return _HEAD.pack(what, len(encoded), offset, len(data)) + encoded + data


@dataclass(frozen=True, slots=True)
class Asked:
    """Of the disk, and not yet known to be on it."""

    what: bytes
    offset: int
    data: bytes


@dataclass(slots=True)
class File:
    """on_disk: None if it is not sure to be there at all."""

    on_disk: bytearray | None = None
    waiting: list[Asked] = field(default_factory=list)


def read_journal(data: bytes) -> Iterator[tuple[str, Asked]]:
    """Up to the line that the end came upon."""
    at = 0
    while at + _HEAD.size <= len(data):
        what, name_size, offset, size = _HEAD.unpack_from(data, at)
        start = at + _HEAD.size
        at = start + name_size + size
        if at > len(data):
            return
        yield data[start : start + name_size].decode(), Asked(what, offset, data[start + name_size : at])


def left_by_a_power_cut(before: dict[str, bytes], journal: bytes, rng: random.Random) -> dict[str, bytes]:
    """The files as they are found afterwards. before: as they were when the journal began, all of it on disk."""
    files = {name: File(bytearray(data)) for name, data in before.items()}
    for name, asked in read_journal(journal):
        file = files.setdefault(name, File())
        match asked.what:
            case b"s":
                file.on_disk = _apply(file.on_disk or bytearray(), file.waiting)
                file.waiting = []
            case b"f":
                file.waiting = []
            case _:
                file.waiting.append(asked)
    return {name: bytes(left) for name, file in files.items() if (left := _cut(file, rng)) is not None}


def _cut(file: File, rng: random.Random) -> bytearray | None:
    if file.on_disk is None and rng.random() < 0.5:
        return None
    lucky = [_torn(asked, rng) for asked in file.waiting if rng.random() < 0.5]
    rng.shuffle(lucky)
    return _apply(file.on_disk or bytearray(), lucky)


def _torn(asked: Asked, rng: random.Random) -> Asked:
    if rng.random() < 0.5:
        return asked
    return Asked(asked.what, asked.offset, asked.data[: rng.randrange(len(asked.data) + 1) // SECTOR * SECTOR])


def _apply(data: bytearray, done: list[Asked]) -> bytearray:
    for asked in done:
        if asked.what == TRUNCATE:
            del data[asked.offset :]
        else:
            data.extend(bytes(max(0, asked.offset - len(data))))
            data[asked.offset : asked.offset + len(asked.data)] = asked.data
    return data


def load(folder: Path) -> dict[str, bytes]:
    """All databases of a folder with what belongs to them; not the index of a write-ahead log, which is memory."""
    return {file.name: file.read_bytes() for file in folder.glob("*.sqlite*") if not file.name.endswith("-shm")}


def put_back(folder: Path, files: dict[str, bytes]) -> None:
    for file in folder.glob("*.sqlite*"):
        file.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
