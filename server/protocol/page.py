"""Writes the table of commands into PROTOCOL.md, from the code. Run: python -m server.protocol.page

A test fails when the page is not what this would write.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any, get_type_hints

from domain.workshop.rights import may
from server.protocol.commands import COMMANDS

PAGE = Path(__file__).resolve().parent.parent / "PROTOCOL.md"
BEGIN, END = "<!-- commands: written by python -m server.protocol.page -->\n", "<!-- end -->"

_TYPES: dict[Any, str] = {int: "int", str: "str", bool: "bool", tuple[int, ...]: "[int]"}
_ROLES = (("P", "participant"), ("T", "table"), ("F", "facilitator"), ("E", "finance"))


def _field(field: dataclasses.Field[Any], annotation: Any) -> str:
    shown = f"{field.name}: {_TYPES[annotation]}"
    if field.default is dataclasses.MISSING:
        return shown
    return (
        f"{shown} = {'true' if field.default is True else 'false' if field.default is False else repr(field.default)}"
    )


def table() -> str:
    """One row a command: its name, its fields, the roles that may send it."""
    rows = ["| command | args | who |", "|---|---|---|"]
    for name, cls in COMMANDS.items():
        hints = get_type_hints(cls)
        fields = ", ".join(_field(field, hints[field.name]) for field in dataclasses.fields(cls))
        who = " ".join(letter for letter, role in _ROLES if may(role, cls))  # type: ignore[arg-type]  # the roles above are Roles
        rows.append(f"| `{name}` | {f'`{fields}`' if fields else '-'} | {who} |")
    return "\n".join(rows) + "\n"


def page(text: str) -> str:
    """The page with its table of commands renewed."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + table() + END + after


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
