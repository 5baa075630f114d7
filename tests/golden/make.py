"""Writes the golden log of day 1: `python -m tests.golden.make`. Never overwrites: golden bytes are written once.

For a new shape of an event tell a day 2 beside it, and leave this one alone: logs of this kind exist.
"""

from __future__ import annotations

import json
from pathlib import Path

import msgpack

from tests.golden import day_1
from tests.golden.sealed import Sealing, envelopes

DAY = Path(__file__).parent / "day-1"


def write(folder: Path) -> None:
    """The log's bytes, the keys, the documents. FileExistsError if any of them is there."""
    sealing = Sealing(day_1.WORKSHOP)
    log = b"".join(msgpack.packb(envelope) for envelope in envelopes(day_1.day(), sealing))
    keys = {key_id: {"person": person, "key": key.hex()} for person, (key_id, key) in sealing.keys.items()}
    files = {f"{name}.msgpack": data for name, data in day_1.DOCUMENTS.items()}
    files |= {"log.msgpack": log, "keys.json": json.dumps(keys, indent=1).encode() + b"\n"}
    for name in files:
        if (folder / name).exists():
            raise FileExistsError(f"{folder / name} is golden: it is written once and never again")
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    write(DAY)
