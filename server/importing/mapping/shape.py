"""The shape of a mapping, version 1, as MAPPING.md describes it. Strict: a field it does not know is refused."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import msgspec

from domain.budget.documents import LayerKind
from server.importing.numbers import Point

Content: TypeAlias = Literal[
    "committees", "policy_areas", "lines", "proposals", "assumptions", "participants", "accounts", "statement"
]
"""What the rows of a table are."""

Field: TypeAlias = Literal[
    "id", "name", "committee", "committee_name", "policy_area", "policy_area_name",
    "function", "function_name", "kind", "ownership", "grouping", "art", "steering_area", "layer", "reference",
    "post", "index",
    "type", "category", "group", "summary", "description", "consequence_service", "consequence_staff", "risk",
    "preconditions", "implementation", "derived", "works_council", "hearing", "origin", "status", "version",
    "excludes", "requires", "scalable", "earliest_start", "lasting", "price_level",
    "table",
]  # fmt: skip
"""What a column can be. group: what `numbered` counts by, and of a participant: council, management ..."""

Text: TypeAlias = Annotated[str, msgspec.Meta(max_length=200)]
Words: TypeAlias = Annotated[dict[Text, Text], msgspec.Meta(max_length=2_000)]


class Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Strict, and written without what is as usual."""


class Condition(Struct, frozen=True):
    """A row whose cell in `column` is one of `values`; `X*` stands for all that begin with X, "" for a blank cell."""

    column: Text
    values: Annotated[tuple[Text, ...], msgspec.Meta(max_length=500)]


class Rule(Struct, frozen=True):
    """What follows where every field of `when` has one of its values (`07.68.*`: all that begin so)."""

    when: Annotated[dict[Field, tuple[Text, ...]], msgspec.Meta(min_length=1)]
    then: dict[Literal["steering_area", "post", "index", "layer", "committee", "policy_area", "kind", "category"], Text]


class AmountColumns(Struct, frozen=True):
    """Wide: `years`, names of columns with {year} in them. Long: a column `year` and a column `amount`.

    unit: kroner in one of the column. decimals: how many an amount may have. reversed: income is written as plus.
    """

    years: Annotated[tuple[Text, ...], msgspec.Meta(max_length=20)] = ()
    year: Text = ""
    amount: Text = ""
    unit: Literal[1, 1_000, 1_000_000] = 1
    decimals: Annotated[int, msgspec.Meta(ge=0, le=6)] = 0
    point: Point = "comma"
    reversed: bool = False
    blank: Literal["problem", "zero"] = "problem"


class Measure(Struct, frozen=True):
    """How a row of assumptions is read. index: a price index. times: the unit in kroner. decimals: kept as 10^decimals.

    alone: one value, not one a year. id, name may hold {id}, the row's own. line: the budget line whose amounts these
    are (a grant), in place of the budget's own; such a row need not be there.
    """

    id: Text
    name: Text
    unit: Text = "antal"
    index: bool = False
    times: Literal[1, 1_000, 1_000_000] = 1
    decimals: Annotated[int, msgspec.Meta(ge=0, le=6)] = 0
    alone: bool = False
    line: Text = ""


class Table(Struct, frozen=True):
    """One sheet of one file, or those of its rows that are of one kind."""

    content: Content
    file: Text = ""
    sheet: Text = ""
    hallmarks: tuple[Text, ...] = ()
    header: Annotated[int, msgspec.Meta(ge=0, le=1_000)] = 1
    columns: dict[Field, Text] = {}
    optional: tuple[Field, ...] = ()
    constants: dict[Field, Annotated[str, msgspec.Meta(max_length=2_000)]] = {}
    composed: dict[Field, Text] = {}
    words: dict[Field, Words] = {}
    fill_down: tuple[Field, ...] = ()
    amounts: AmountColumns | None = None
    posts: Annotated[tuple[Text, ...], msgspec.Meta(max_length=20)] = ()
    only: Annotated[tuple[Condition, ...], msgspec.Meta(max_length=50)] = ()
    skip: Annotated[tuple[Condition, ...], msgspec.Meta(max_length=50)] = ()
    one_of_each: tuple[Text, ...] = ()
    totals: Annotated[tuple[Text, ...], msgspec.Meta(max_length=20)] = ()
    rules: Annotated[tuple[Rule, ...], msgspec.Meta(max_length=1_000)] = ()
    group_by: tuple[Field, ...] = ()
    numbered: Text = ""
    add_up: bool = False
    measures: Annotated[tuple[Measure, ...], msgspec.Meta(max_length=500)] = ()
    each: Measure | None = None


class LayerOf(Struct, frozen=True):
    id: Text
    name: Text
    kind: LayerKind = "other"


class StatementOf(Struct, frozen=True):
    """The report tree: a template's name, and the words it prints where it leaves them open."""

    template: Literal["danish", "committees"] = "danish"
    words: Words = {}


class Chart(Struct, frozen=True):
    """The chart of accounts that functions are checked against: "kontoplan", or "" for any number.

    unknown: whether a function that is not in it stands in the way. also: functions of the municipality's year.
    """

    list: Literal["", "kontoplan"] = ""
    unknown: Literal["problem", "remark"] = "problem"
    also: Words = {}


class Mapping(Struct, frozen=True):
    """A municipality's files, understood once and for all. `years`: to take only these, in a row; else all found."""

    mapping: Literal["mapping/1"]
    name: Text
    tables: Annotated[tuple[Table, ...], msgspec.Meta(max_length=100)]
    about: Annotated[str, msgspec.Meta(max_length=2_000)] = ""
    municipality: Text = ""
    currency: Literal["DKK", "NOK", "SEK", "EUR"] = "DKK"
    years: Annotated[tuple[Annotated[int, msgspec.Meta(ge=1900, le=2999)], ...], msgspec.Meta(max_length=20)] = ()
    catalogue: Text = "{municipality}, forslag til budget {year}"
    assumptions: Text = ""
    statement: StatementOf = StatementOf()
    chart: Chart = Chart()
    layers: Annotated[tuple[LayerOf, ...], msgspec.Meta(max_length=100)] = ()
    ignore: tuple[Text, ...] = ()
