"""The edits a run sends: who, where, when, what. Never sends them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import msgpack

from tests.bench.seats import Cell, Seat

MOST_IN_A_RUN: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Edit:
    """id: of the command. client: who sends it. amount: never twice in a hall, so that a value names its edit."""

    id: str
    client: int
    table: int
    row: str
    amount: int
    cell: Cell

    def frame(self, basis: int) -> bytes:
        """A `do` of PROTOCOL.md in round 1."""
        packed: bytes = msgpack.packb(
            {
                "t": "do",
                "id": self.id,
                "cmd": "set_amount",
                "args": {
                    "table": self.table,
                    "proposal": self.cell.proposal,
                    "year": self.cell.year,
                    "amount": self.amount,
                },
                "basis": basis,
                "round": 1,
                "late": False,
                "behalf": None,
            }
        )
        return packed


def plan(run: int, count: int, seats: Sequence[Seat], cells: Sequence[Cell], seed: int) -> list[Edit]:
    """count edits, each by a person and at a cell that the dice choose. run: another each time a hall is used."""
    rng = random.Random(seed)  # noqa: S311 - load, not a secret
    able = [client for client, seat in enumerate(seats) if seat.table]
    edits = []
    for number in range(count):
        client = rng.choice(able)
        cell = rng.choice(cells)
        amount = -MOST_IN_A_RUN * run - number - 1
        edits.append(Edit(f"run{run:05d}-{number:07d}", client, seats[client].table, cell.row, amount, cell))
    return edits
