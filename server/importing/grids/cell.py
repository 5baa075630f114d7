"""One cell, and how a spreadsheet names its place. Never a float: a number is an int or a Decimal."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Flaw:
    """A cell that holds no value to read: a formula nobody worked out, an error. code: a key of REMEDIES."""

    code: str
    shown: str


Cell: TypeAlias = str | int | Decimal | Flaw
""""" is a blank cell."""


def shown(cell: Cell) -> str:
    """As a Dane would read it aloud: a decimal comma, nothing apart."""
    match cell:
        case str():
            return cell
        case int():
            return str(cell)
        case Decimal():
            return f"{cell:f}".replace(".", ",")
        case Flaw():
            return cell.shown


def reference(row: int, column: int) -> str:
    """H5 for row 5 (as a spreadsheet counts) and column 7 (from 0)."""
    return f"{letters(column)}{row}"


def letters(column: int) -> str:
    """A for 0, Z for 25, AA for 26."""
    name = ""
    column += 1
    while column:
        column, place = divmod(column - 1, len(LETTERS))
        name = LETTERS[place] + name
    return name


def column_of(name: str) -> int | None:
    """0 for A, 26 for AA; None for anything that is not the letters of a column."""
    if not (1 <= len(name) <= 3 and all(letter in LETTERS for letter in name)):
        return None
    number = 0
    for letter in name:
        number = number * len(LETTERS) + LETTERS.index(letter) + 1
    return number - 1
