"""A view comes to the same eight bytes in the server, in the Python client and (summing.test.ts) in the browser."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgpack
import pytest

from client import summing as in_the_client
from server.protocol import summing as in_the_server

GOLDEN = json.loads((Path(__file__).parents[2] / "golden/sums/rows.json").read_text("utf-8"))
ROWS: dict[str, dict[str, Any]] = GOLDEN["rows"]
SUM = bytes.fromhex(GOLDEN["sum"])


def test_the_golden_rows_come_to_their_sum_on_both_sides() -> None:
    assert in_the_server.sum_of(ROWS) == in_the_client.sum_of(ROWS) == SUM


def test_the_order_of_rows_and_fields_is_nothing() -> None:
    turned = {key: dict(reversed(row.items())) for key, row in reversed(ROWS.items())}
    assert list(turned) != list(ROWS)
    assert in_the_server.sum_of(turned) == in_the_client.sum_of(turned) == SUM


def test_a_row_is_the_same_after_its_way_over_the_wire() -> None:
    """Also one that the server holds as tuples."""
    row = {"effect": (1, -2), "of": {"2022": 1, "2021": None}}
    [came] = msgpack.unpackb(msgpack.packb([row]))
    assert in_the_client.sum_of({"key": came}) == in_the_server.sum_of({"key": row})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda rows: rows.pop("choice/R-03"),
        lambda rows: rows["table"].update(locked=True),
        lambda rows: rows["table"].update(more=0),
        lambda rows: rows["amount/R-03/2021"].update(amount=-900_001),
        lambda rows: rows["amount/R-03/2021"].update(by="p:x8"),
        lambda rows: rows["order"]["proposals"].reverse(),
        lambda rows: rows.update({"choice/R-04": rows.pop("choice/R-03")}),
    ],
)
def test_any_one_thing_that_is_wrong_makes_another_sum(spoil: Callable[[dict[str, Any]], object]) -> None:
    rows = copy.deepcopy(ROWS)
    spoil(rows)
    assert in_the_server.sum_of(rows) != SUM
    assert in_the_client.sum_of(rows) != SUM
