"""Numbers as municipalities write them. Refuses what can be read in two ways; never a float."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, TypeAlias

from server.importing.grids.cell import Cell

LARGEST = 10**13
"""Kroner. Ten thousand billion: more than any municipality, and exact in every client."""

Point: TypeAlias = Literal["comma", "dot"]
"""What stands before the decimals. The other one, or a space, may stand between thousands."""

_SPACES = re.compile("[\u0020\u00a0\u2007\u2009\u202f]")
_MINUSES = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2014": "-", "\u2011": "-"})
_DECIMALS = {"comma": r"(?:,([0-9]+))?", "dot": r"(?:\.([0-9]+))?"}
_GROUPS = {"comma": "[. ]", "dot": "[, ]"}
_PLAIN = {point: re.compile(f"([0-9]+){_DECIMALS[point]}") for point in _DECIMALS}
_GROUPED = {
    point: re.compile(rf"([0-9]{{1,3}}({_GROUPS[point]})[0-9]{{3}}(?:\2[0-9]{{3}})*){_DECIMALS[point]}")
    for point in _DECIMALS
}
_EITHER = re.compile(r"(-?)([0-9]+)(?:[.,]([0-9]+))?")


class NotANumber(ValueError):
    pass


class TooLarge(ValueError):
    pass


def amount(cell: Cell, decimals: int = 0, point: Point = "comma") -> int:
    """A number times 10^decimals. Thousands apart by dots, by spaces, or not at all; a lone dash is zero; minus before,
    behind, or as parentheses. NotANumber if it has more decimals, or could be two numbers; TooLarge.
    """
    if type(cell) is int:
        return _small(cell * 10**decimals)
    if isinstance(cell, Decimal):
        return _exact(cell, decimals)
    if not isinstance(cell, str):
        raise NotANumber(cell)
    if cell.isascii() and cell.isdigit() and len(cell) < len(str(LARGEST)):
        return _small(int(cell) * 10**decimals)
    text = _SPACES.sub(" ", cell).strip().translate(_MINUSES)
    if text == "-":
        return 0
    bare, negative = _unsigned(text)
    match = _PLAIN[point].fullmatch(bare)
    whole, after = (match[1], match[2]) if match else ("", None)
    if match is None:
        grouped = _GROUPED[point].fullmatch(bare)
        if grouped is None:
            raise NotANumber(cell)
        whole, after = re.sub("[^0-9]", "", grouped[1]), grouped[3]
    after = after or ""
    if after[decimals:].strip("0"):
        raise NotANumber(cell)
    number = _digits(whole + after[:decimals].ljust(decimals, "0"))
    return -number if negative else number


def whole(cell: Cell) -> int:
    """A whole number; see `amount`."""
    return amount(cell)


def scaled(cell: Cell, decimals: int) -> int:
    """A rate: at most `decimals` decimals after a dot or a comma, thousands never apart, times 10^decimals."""
    if type(cell) is int:
        return _small(cell * 10**decimals)
    if isinstance(cell, Decimal):
        return _exact(cell, decimals)
    match = _EITHER.fullmatch(cell.strip().translate(_MINUSES)) if isinstance(cell, str) else None
    if match is None:
        raise NotANumber(cell)
    sign, before, after = match[1], match[2], match[3] or ""
    if after[decimals:].strip("0"):
        raise NotANumber(cell)
    number = _digits(before + after[:decimals].ljust(decimals, "0"))
    return -number if sign else number


def _unsigned(text: str) -> tuple[str, bool]:
    """The number without its one minus, and whether it had one."""
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip(), True
    if text.startswith("-"):
        return text[1:].lstrip(), True
    if text.endswith("-"):
        return text[:-1].rstrip(), True
    return text, False


def _exact(number: Decimal, decimals: int) -> int:
    try:
        moved = number.scaleb(decimals)
        whole = int(moved)
    except ArithmeticError as error:
        raise NotANumber(number) from error
    if whole != moved:
        raise NotANumber(number)
    return _small(whole)


def _digits(digits: str) -> int:
    digits = digits.lstrip("0") or "0"
    if len(digits) > len(str(LARGEST)) + 6:
        raise TooLarge(digits)
    return _small(int(digits))


def _small(number: int) -> int:
    if abs(number) > LARGEST:
        raise TooLarge(number)
    return number
