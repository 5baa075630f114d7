"""Numbers as they stand in municipalities' files."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.importing.grids import Cell
from server.importing.numbers import LARGEST, NotANumber, TooLarge, scaled, whole


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("0", 0), ("1250", 1250), ("-1250", -1250), ("1.250", 1250), ("-1.250.000", -1_250_000),
        (" -1 362 250 ", -1_362_250),
        ("1\u00a0250", 1250), ("\u2212600", -600), ("- 600", -600), ("-", 0), (" -   ", 0), ("\u2013", 0), ("007", 7),
        ("600-", -600), ("1.250-", -1250), ("(600)", -600), ("( 1 250 )", -1250), ("\u2013600", -600), ("12,00", 12),
        ("1\u202f250", 1250), ("1\u2009250", 1250), (1250, 1250), (Decimal("1250.0"), 1250),
    ],
)  # fmt: skip
def test_a_whole_number_is_read_with_or_without_its_thousands_apart(cell: Cell, number: int) -> None:
    """By dots, spaces or hard spaces; a lone dash is zero, as accounts are printed; minus before, behind, or as
    parentheses; decimals of nothing are nothing.
    """
    assert whole(cell) == number


@pytest.mark.parametrize(
    "cell",
    [
        "",
        " ",
        "12x",
        "1,5",
        "1.5",
        "1.02",
        "12.50",
        "1.250 000",
        "1 25",
        "1..250",
        "--5",
        "-(5)",
        "-5-",
        "()",
        "+5",
        "1e3",
        "٣",
        "0x10",
        "nan",
    ],
)
def test_what_could_be_read_in_two_ways_is_not_read(cell: str) -> None:
    """1.02 may be an index or a slip of 1.020: the one who wrote it must say."""
    with pytest.raises(NotANumber):
        whole(cell)


@pytest.mark.parametrize(
    ("cell", "decimals", "number"),
    [("1.063", 3, 1063), ("1", 3, 1000), ("25,4", 3, 25400), ("-3.5", 2, -350), ("0.10", 1, 1)],
)
def test_decimals_are_kept_as_whole_parts(cell: str, decimals: int, number: int) -> None:
    """No float on the way."""
    assert scaled(cell, decimals) == number


@pytest.mark.parametrize("cell", ["", "1.0635", "1.063.000", "1 063", "one", "-", "²"])
def test_more_decimals_than_asked_are_not_rounded_away(cell: str) -> None:
    """An index of four decimals would change the budget by thousands."""
    with pytest.raises(NotANumber):
        scaled(cell, 3)


def test_a_number_beyond_any_municipality_is_too_large() -> None:
    """It would not be exact in a browser."""
    assert whole(str(LARGEST)) == LARGEST
    for cell in (str(LARGEST + 1), f"-{LARGEST}0", "9" * 5000):
        with pytest.raises(TooLarge):
            whole(cell)


@given(st.integers(-LARGEST, LARGEST))
def test_every_number_written_with_dots_or_spaces_is_read_back(number: int) -> None:
    """As Danes print it, and as Norwegians do."""
    assert whole(f"{number:,}".replace(",", ".")) == number
    assert whole(f" {number:,} ".replace(",", " ")) == number
