"""Every row that travels has the shape written in projections/rows, and nothing that msgpack would change."""

from __future__ import annotations

import typing

import msgpack
import pytest

from projections import rows
from tests.domain.books import BOOKS
from tests.projections.fjordbaek import fjordbaek
from tests.projections.live import Live
from tests.projections.random_day import random_day
from tests.projections.shapes import SHAPES, faults, shape_of


@pytest.mark.parametrize("kind", ["small", "fjordbaek"])
@pytest.mark.parametrize("seed", [4, 5])
def test_every_row_of_a_day_has_its_shape(seed: int, kind: str) -> None:
    """Every row of every delta, not only those that are left in the end."""
    books = BOOKS if kind == "small" else fjordbaek()
    live = Live(books)
    for fact in random_day(seed, 300, books):
        live.live(fact)
        for view, change in live.projections.take_changes().items():
            for key, row in change.rows.items():
                assert list(faults(row, shape_of(view, key), f"{view} {key} at {fact.seq}")) == []
                assert msgpack.unpackb(msgpack.packb(row, strict_types=True)) == row


def test_every_kind_of_row_has_a_shape() -> None:
    """A row added to projections/rows is checked here too."""
    assert {shape.__name__ for shape in SHAPES.values()} == {row.__name__ for row in typing.get_args(rows.Row)}


@pytest.mark.parametrize(
    "wrong",
    [
        {"row": "R-01"},
        {"proposals": ("R-01",)},
        {"tables": True},
        {"smallest": [1.0]},
        {"toward": [None]},
        {"extra": 1},
    ],
)
def test_a_row_of_another_shape_is_seen(wrong: dict[str, object]) -> None:
    right: dict[str, object] = {
        "row": "R-01", "proposals": ["R-01"], "tables": 1, "agreed": True, "smallest": [1], "toward": [1],
        "supports": 0, "objections": 0,
    }  # fmt: skip
    assert list(faults(right, rows.AgreeRow, "agree")) == []
    missing = {key: value for key, value in right.items() if key not in wrong}
    assert list(faults(missing if wrong == {"row": "R-01"} else right | wrong, rows.AgreeRow, "agree"))
