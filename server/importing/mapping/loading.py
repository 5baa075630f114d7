"""Mappings as files: read strictly, written so that a person can read them. Never runs one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from server.importing.mapping.shape import Content, Field, Mapping, Table

FOLDER = Path(__file__).parents[1] / "mappings"
LONGEST = 512 * 1024
"""Bytes of a mapping's file."""

MONEY: frozenset[Content] = frozenset(("lines", "proposals", "assumptions", "statement"))
"""Contents that have amounts a year."""

NEEDED: dict[Content, tuple[tuple[Field, ...], ...]] = {
    "committees": (("id",), ("name",)),
    "policy_areas": (("id",), ("name",)),
    "lines": (("function", "name"),),
    "proposals": (("name",),),
    "assumptions": (("id",),),
    "participants": (("name",), ("group",)),
    "accounts": (("function",), ("name",)),
    "statement": (("id", "name"),),
}
"""Of each of these, one must be mapped."""

_PLACE = re.compile(r"\{([^{}]*)\}")

_DECODER = msgspec.json.Decoder(Mapping)
"""Made once, here: two threads that meet a shape for the first time together end the whole process (msgspec 0.22)."""


class MappingIsBroken(ValueError):
    """The mapping cannot be used; says which field, in English, as msgspec does."""


def decode(data: bytes) -> Mapping:
    """The mapping in a JSON file. MappingIsBroken."""
    if len(data) > LONGEST:
        raise MappingIsBroken(f"longer than {LONGEST} bytes")
    try:
        mapping = _DECODER.decode(data)
    except (msgspec.ValidationError, msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise MappingIsBroken(str(error)) from error
    for number, table in enumerate(mapping.tables, start=1):
        for fault in _faults(table):
            raise MappingIsBroken(f"{fault} - at `$.tables[{number - 1}]`")
    return mapping


def encode(mapping: Mapping) -> bytes:
    """JSON with line breaks; `decode` gives the same mapping again."""
    return msgspec.json.format(msgspec.json.encode(mapping), indent=2) + b"\n"


@cache
def bundled() -> dict[str, Mapping]:
    """The mappings that come with the house, by their file's name without .json."""
    return {path.stem: decode(path.read_bytes()) for path in sorted(FOLDER.glob("*.json"))}


def _faults(table: Table) -> Iterator[str]:
    given = {*table.columns, *table.constants, *table.composed}
    for fields in NEEDED[table.content]:
        if given.isdisjoint(fields):
            yield f"{table.content} need {' or '.join(fields)}"
    if (table.amounts is not None) != (table.content in MONEY):
        yield f"{table.content} {'need' if table.content in MONEY else 'have no'} amounts"
    amounts = table.amounts
    if amounts is not None:
        wide, long = bool(amounts.years), bool(amounts.year and amounts.amount)
        if wide == long or (wide and (amounts.year or amounts.amount)):
            yield "amounts need either `years`, or `year` and `amount`"
        if amounts.unit * 10**-amounts.decimals < 1:
            yield f"an amount in {amounts.unit} kroner cannot have {amounts.decimals} decimals"
    for pattern in (*(amounts.years if amounts else ()), *table.posts):
        if _PLACE.findall(pattern) != ["year"]:
            yield f"{pattern!r} needs one {{year}}"
    if table.group_by and table.content != "proposals":
        yield "only proposals are grouped"
