"""The account key (kontostreng) and its code lists. A list belongs to a budget's year, so it is data, never an enum.

`hovedkonto . hovedfunktion . funktion - dranst - ejerforhold - gruppering - art`, from the ministry's "Budget- og
regnskabssystem for kommuner"; names and numbers change from year to year (domain.md 1.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Account:
    """Codes as they are printed; "" where the source does not give one.

    function: 03.22.01, or whatever the municipality numbers its services by. kind: dranst (1 drift, 2 statsrefusion,
    3 anlæg, 4 renter, 5 finansforskydninger, 6 afdrag, 7 finansiering). ownership: ejerforhold. grouping: gruppering.
    """

    function: str = ""
    kind: str = ""
    ownership: str = ""
    grouping: str = ""
    art: str = ""


Dimension: TypeAlias = Literal["function", "kind", "ownership", "grouping", "art"]


@dataclass(frozen=True, slots=True)
class Code:
    """parent: the code it belongs to (03.22.01 to 03.22, that to 03), "" for one at the top."""

    code: str
    name: str
    parent: str


@dataclass(frozen=True, slots=True)
class CodeList:
    """The codes of one dimension of the account in the budget's year. Empty: any code is taken."""

    dimension: Dimension
    codes: tuple[Code, ...]
