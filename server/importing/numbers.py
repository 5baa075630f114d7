"""Numbers as municipalities write them. Refuses what can be read in two ways; never a float."""

from __future__ import annotations

import re

LARGEST = 10**13
"""Kroner. Ten thousand billion: more than any municipality, and exact in every client."""

_SPACES = re.compile("[\u0020\u00a0\u2009\u202f]")
_PLAIN = re.compile(r"-?[0-9]+")
_GROUPED = re.compile(r"-?[0-9]{1,3}([. ])[0-9]{3}(?:\1[0-9]{3})*")
_DECIMAL = re.compile(r"(-?)([0-9]+)(?:[.,]([0-9]+))?")


class NotANumber(ValueError):
    pass


class TooLarge(ValueError):
    pass


def whole(cell: str) -> int:
    """A whole number, thousands apart by dots, by spaces, or not at all; a lone dash is zero. NotANumber, TooLarge."""
    text = _SPACES.sub(" ", cell).strip().replace("\u2212", "-")
    if text in ("-", "\u2013"):
        return 0
    text = re.sub(r"^- ", "-", text)
    if not (_PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)):
        raise NotANumber(cell)
    return _small(text.replace(".", "").replace(" ", ""))


def scaled(cell: str, decimals: int) -> int:
    """A number with at most `decimals` decimals, after a dot or a comma, times 10^decimals. NotANumber, TooLarge."""
    match = _DECIMAL.fullmatch(cell.strip().replace("\u2212", "-"))
    if match is None:
        raise NotANumber(cell)
    sign, before, after = match.group(1), match.group(2), match.group(3) or ""
    if after[decimals:].strip("0"):
        raise NotANumber(cell)
    return _small(sign + before + after[:decimals].ljust(decimals, "0"))


def _small(digits: str) -> int:
    if len(digits.lstrip("-0")) > len(str(LARGEST)) or abs(int(digits)) > LARGEST:
        raise TooLarge(digits)
    return int(digits)
