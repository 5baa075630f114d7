"""A layered mapping is a dict that nobody can change."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as some

from domain.layered import MOST_ON_TOP, Layered

CHANGES = some.lists(
    some.one_of(
        some.dictionaries(some.integers(0, 3 * MOST_ON_TOP), some.integers(), max_size=5),
        some.integers(0, 3 * MOST_ON_TOP),
    ),
    max_size=4 * MOST_ON_TOP,
)
"""A dict is set, a number is taken out."""


@given(CHANGES)
def test_it_holds_what_a_dict_would_and_every_copy_keeps_what_it_held(changes: list[dict[int, int] | int]) -> None:
    layered: Layered[int, int] = Layered()
    plain: dict[int, int] = {}
    past = []
    for change in changes:
        past.append((layered, plain.copy()))
        if isinstance(change, dict):
            layered = layered.with_all(change)
            plain |= change
        else:
            layered = layered.without(change)
            plain.pop(change, None)
    for held, expected in (*past, (layered, plain)):
        assert held == expected
        assert len(held) == len(expected)
        assert sorted(held) == sorted(expected)
        assert all(held[key] == held.get(key) == expected[key] for key in expected)


def test_what_it_does_not_hold_is_not_there() -> None:
    layered: Layered[str, int] = Layered({"a": 1})
    assert (layered.get("b"), layered.get("b", 2), "b" in layered) == (None, 2, False)


def test_it_can_be_put_away_and_taken_out_again() -> None:
    layered = Layered({"a": 1}).with_all({"b": 2})
    assert pickle.loads(pickle.dumps(layered)) == layered  # noqa: S301 - our own bytes
