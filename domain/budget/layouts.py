"""How a statement is laid out for print: which amounts a row gathers. Data that comes with a budget; adds up nothing.

The report tree says what the budget *is* (targets, cash, law); a layout says how somebody is used to reading it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Selector:
    """Which amounts a row takes: those that fit every field that is not empty.

    posts: leaves of the report tree. functions: account functions, or what they begin with ("03", "07.68"). kinds:
    dranst. "" in any field stands for amounts of none.
    """

    posts: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    policy_areas: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    steering_areas: tuple[str, ...] = ()


RowKind: TypeAlias = Literal["select", "sum", "line", "text"]


@dataclass(frozen=True, slots=True)
class LayoutRow:
    """select: what `select` gathers. sum: the rows named in `terms`, all above. line: a report line as it is (cash
    at year's end). text: a heading without amounts. level: how far it is indented. heading: printed as a result.

    A row of which another is a part ("heraf refusion") stands in no sum; a negative sum is written by listing a row in
    `minus`.
    """

    id: str
    name: str
    kind: RowKind
    select: Selector = Selector()
    terms: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    line: str = ""
    level: int = 0
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """source: whose layout it is, printed below it. whole: the row that must equal the report line `equals`."""

    id: str
    name: str
    source: str
    rows: tuple[LayoutRow, ...]
    whole: str = ""
    equals: str = ""
