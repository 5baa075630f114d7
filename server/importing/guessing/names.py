"""Whether a column of committees or policy areas holds their ids or their names: people call both "Udvalg". A guess."""

from __future__ import annotations

from collections.abc import Mapping

from server.importing.grids import Sheet, shown
from server.importing.mapping import Field
from server.importing.tables.header import Header

NAME_OF: dict[Field, Field] = {"committee": "committee_name", "policy_area": "policy_area_name"}
LOOKED_AT = 200
"""Rows below the names of the columns."""


def named(columns: Mapping[Field, str], sheet: Sheet, header: Header) -> dict[Field, str]:
    """The columns, with those of names called so; where the sheet has both, they stay as they are."""
    found = dict(columns)
    for id, name in NAME_OF.items():
        if id in found and name not in found and _holds_names(sheet, header, found[id]):
            found[name] = found.pop(id)
    return found


def _holds_names(sheet: Sheet, header: Header, column: str) -> bool:
    """Names have small letters; ids are numbers and capitals (PKO, 4.2)."""
    (place,) = header.find(column)
    rows = sheet.rows[header.row : header.row + LOOKED_AT]
    words = [word for row in rows if place < len(row) and (word := shown(row[place]).strip())]
    return 2 * sum(any(map(str.islower, word)) for word in words) > len(words)
