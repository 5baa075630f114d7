"""How a field of a document stands in a cell, and what a cell says of a field: both directions side by side.

Each kind takes back what it wrote. Never a float as money: what comes in as 1250.0 is 1250, and 1250.5 is refused.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Protocol, TypeAlias

from domain import clean, errors
from server.importing import numbers

Cell: TypeAlias = Any
"""As a reader of spreadsheets gives it: str, int, float, Decimal, bool, a date, None; "" where nothing stands."""


class CellIsWrong(ValueError):
    """code: a key of the import's REMEDIES. about: fills the remedy's place."""

    def __init__(self, code: str, about: str = "") -> None:
        super().__init__(f"{code} {about}")
        self.code = code
        self.about = about


class Kind(Protocol):
    """write: what stands in the cell; "" for a blank one. read: the field again; CellIsWrong."""

    def write(self, value: Any) -> str | int | float: ...

    def read(self, cell: Cell) -> Any: ...


def is_blank(cell: Cell) -> bool:
    return cell is None or cell == ""


@dataclass(frozen=True, slots=True)
class Text:
    """Also for numbers that are names: an account that somebody typed as 100 is "100"."""

    def write(self, value: str) -> str:
        return value

    def read(self, cell: Cell) -> str:
        if is_blank(cell):
            return ""
        if isinstance(cell, float) and cell.is_integer():
            return str(int(cell))
        try:
            return clean.reason(str(cell))
        except errors.TextTooLong:
            raise CellIsWrong("text_too_long", str(clean.REASON_LENGTH)) from None
        except errors.TextNotClean:
            raise CellIsWrong("text_not_clean") from None


@dataclass(frozen=True, slots=True)
class Whole:
    """blank: what an empty cell means; None where one must stand."""

    blank: int | None = None

    def write(self, value: int) -> int:
        return value

    def read(self, cell: Cell) -> int:
        if is_blank(cell):
            if self.blank is None:
                raise CellIsWrong("required")
            return self.blank
        return scaled(cell, 0, "not_whole", "-1250")


@dataclass(frozen=True, slots=True)
class Scaled:
    """A whole number shown with so many decimals: 3.5 for 350 hundredths. An empty cell is 0."""

    decimals: int

    def write(self, value: int) -> float:
        return float(Decimal(value).scaleb(-self.decimals))

    def read(self, cell: Cell) -> int:
        return 0 if is_blank(cell) else scaled(cell, self.decimals, "not_decimal", str(self.decimals))


@dataclass(frozen=True, slots=True)
class YesOrNo:
    def write(self, value: bool) -> str:
        return "ja" if value else "nej"

    def read(self, cell: Cell) -> bool:
        if isinstance(cell, bool):
            return cell
        word = str(cell or "").strip().lower()
        if word not in ("ja", "nej", ""):
            raise CellIsWrong("not_one_of", "ja, nej")
        return word == "ja"


@dataclass(frozen=True, slots=True)
class OneOf:
    """A code in the documents, a word in the cell."""

    words: Mapping[str, str]

    def write(self, value: str) -> str:
        return self.words[value]

    def read(self, cell: Cell) -> str:
        word = str(cell or "").strip().lower()
        for code, shown in self.words.items():
            if word == shown.lower():
                return code
        raise CellIsWrong("not_one_of", ", ".join(self.words.values()))


@dataclass(frozen=True, slots=True)
class Words:
    """Several ids in one cell, `R-01, A-21`; one that is empty, or holds a comma, stands in quotation marks."""

    def write(self, value: tuple[str, ...]) -> str:
        return ", ".join(map(_quoted, value))

    def read(self, cell: Cell) -> tuple[str, ...]:
        text = Text().read(cell)
        if not text:
            return ()
        return tuple(next(csv.reader([text], skipinitialspace=True)))


def _quoted(word: str) -> str:
    if word and word == word.strip() and not any(character in word for character in ',"'):
        return word
    return '"' + word.replace('"', '""') + '"'


def scaled(cell: Cell, decimals: int, code: str, about: str) -> int:
    """A number times 10^decimals, exactly; typed as text it may have a comma, dots or spaces. CellIsWrong."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal | str):
        raise CellIsWrong(code, about)
    try:
        if isinstance(cell, str):
            return numbers.scaled(cell, decimals) if decimals else numbers.whole(cell)
    except numbers.TooLarge:
        raise CellIsWrong("too_large") from None
    except numbers.NotANumber:
        raise CellIsWrong(code, about) from None
    exact = Decimal(str(cell)).scaleb(decimals)
    if not exact.is_finite() or exact != exact.to_integral_value():
        raise CellIsWrong(code, about)
    if abs(exact) > numbers.LARGEST:
        raise CellIsWrong("too_large")
    return int(exact)


TEXT: Final = Text()
WHOLE: Final = Whole()
YES: Final = YesOrNo()
WORDS: Final = Words()
