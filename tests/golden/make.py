"""Writes a golden log: `python -m tests.golden.make 2`. Never overwrites: golden bytes are written once.

For a new shape of an event or a document tell another day, and leave those that are here alone: their kind exists.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol, cast

import msgpack

from tests.golden.sealed import Sealing, envelopes


class Told(Protocol):
    """A day, told by hand in a module of its own."""

    WORKSHOP: str
    DOCUMENTS: Mapping[str, bytes]

    def day(self) -> list[dict[str, Any]]: ...


def folder_of(number: int) -> Path:
    return Path(__file__).parent / f"day-{number}"


def told(number: int) -> Told:
    return cast(Told, importlib.import_module(f"tests.golden.day_{number}"))


def write(folder: Path, day: Told) -> None:
    """The log's bytes, the keys, the documents. FileExistsError if any of them is there."""
    sealing = Sealing(day.WORKSHOP)
    log = b"".join(msgpack.packb(envelope) for envelope in envelopes(day.day(), sealing))
    keys = {key_id: {"person": person, "key": key.hex()} for person, (key_id, key) in sealing.keys.items()}
    files = {f"{name}.msgpack": data for name, data in day.DOCUMENTS.items()}
    files |= {"log.msgpack": log, "keys.json": json.dumps(keys, indent=1).encode() + b"\n"}
    for name in files:
        if (folder / name).exists():
            raise FileExistsError(f"{folder / name} is golden: it is written once and never again")
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    number = int(sys.argv[1])
    write(folder_of(number), told(number))
