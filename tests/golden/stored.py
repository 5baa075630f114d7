"""A golden log as a server finds it: bytes, keys, documents. Never mends what it reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import msgpack

from domain.recorded import Recorded
from domain.workshop.state import Event, Workshop, evolve
from server.documents import digest
from server.live.shelf import Shelf
from server.log.codec import Codec, Row
from tests.golden.make import folder_of


class GoldenKeys:
    """The keys of a day, without those of who has been forgotten."""

    def __init__(self, stored: dict[str, dict[str, str]], workshop: str, forgotten: str = "") -> None:
        self._workshop = workshop
        self._by_id = {i: bytes.fromhex(k["key"]) for i, k in stored.items() if k["person"] != forgotten}
        self._ids = {k["person"]: i for i, k in stored.items()}

    def key_for(self, workshop: str, person: str) -> tuple[str, bytes]:
        assert workshop == self._workshop
        return self._ids[person], self._by_id[self._ids[person]]

    def key(self, key_id: str) -> bytes | None:
        return self._by_id.get(key_id)


@dataclass(frozen=True)
class Stored:
    """number: the day's. expected: what expected.json says, which was written by hand."""

    number: int

    @property
    def folder(self) -> Path:
        return folder_of(self.number)

    @property
    def workshop(self) -> str:
        return f"golden-day-{self.number}"

    @cached_property
    def expected(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.folder / "expected.json").read_text(encoding="utf-8"))
        return found

    @cached_property
    def states(self) -> list[bytes]:
        return list(msgpack.Unpacker(BytesIO((self.folder / "log.msgpack").read_bytes())))

    @cached_property
    def envelopes(self) -> list[dict[str, Any]]:
        return [msgpack.unpackb(state) for state in self.states]

    @property
    def kinds(self) -> set[tuple[str, int]]:
        """Every event of the day, with its version."""
        return {(envelope["type"], envelope["version"]) for envelope in self.envelopes}

    def keys(self, forgotten: str = "") -> GoldenKeys:
        stored = json.loads((self.folder / "keys.json").read_text(encoding="utf-8"))
        return GoldenKeys(stored, self.workshop, forgotten)

    def nonces(self) -> Callable[[], bytes]:
        """Those of the stored texts, one after the other."""
        stored: Iterator[bytes] = (
            value["nonce"]
            for envelope in self.envelopes
            for value in envelope["payload"].values()
            if isinstance(value, dict)
        )
        return lambda: next(stored)

    def read(self, codec: Codec) -> list[Recorded[Event]]:
        return [
            codec.decode(Row(seq, self.workshop, seq, msgpack.unpackb(state)["type"], state))
            for seq, state in enumerate(self.states, 1)
        ]

    def recorded(self, forgotten: str = "") -> list[Recorded[Event]]:
        return self.read(Codec(self.keys(forgotten)))

    def folded(self, forgotten: str = "") -> Workshop:
        workshop = Workshop(self.workshop)
        for each in self.recorded(forgotten):
            workshop = evolve(workshop, each)
        return workshop

    @cached_property
    def shelf(self) -> Shelf:
        """The day's documents, by their hashes."""
        lying = [path.read_bytes() for path in self.folder.glob("*.msgpack") if path.name != "log.msgpack"]
        return Shelf({digest(data): data for data in lying}.__getitem__)
