"""Writes the TypeScript types of the protocol from the Python side that defines it. Never invents a field.

Run it when a row, a command or a document changed:

    python tests/web/generate_protocol.py
"""

from __future__ import annotations

import dataclasses
import re
import sys
import types
import typing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "client" / "web" / "src" / "lib" / "protocol.generated.ts"

HEAD = """\
/* The protocol's shapes, written by tests/web/generate_protocol.py from projections/rows, the commands and the
   documents. Never edited by hand: a test compares it with what the generator writes. */
"""

_PLAIN: dict[object, str] = {str: "string", int: "number", bool: "boolean", float: "number", type(None): "null"}


def ts_type(hint: object) -> str:
    """The TypeScript type of a Python annotation; TypeError for one that does not travel."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return " | ".join(f'"{value}"' for value in args)
    if origin in (typing.Union, types.UnionType):
        return " | ".join(ts_type(arg) for arg in args)
    if origin is list or (origin is tuple and args[-1] is Ellipsis):
        inner = ts_type(args[0])
        return f"({inner})[]" if "|" in inner else f"{inner}[]"
    if origin is dict:
        return f"Record<{ts_type(args[0])}, {ts_type(args[1])}>"
    if typing.is_typeddict(hint) or dataclasses.is_dataclass(hint):
        return typing.cast(type, hint).__name__
    raise TypeError(f"{hint!r} has no TypeScript type: teach tests/web/generate_protocol.py about it")


def _first_line(cls: type) -> str:
    lines = (cls.__doc__ or "").strip().splitlines()
    text = lines[0] if lines and not lines[0].startswith(f"{cls.__name__}(") else ""
    return f"/** {text} */\n" if text and text != "dict() -> new empty dictionary" else ""


def row_interface(cls: type) -> str:
    """An interface for a TypedDict. A field that is NotRequired becomes optional."""
    fields = []
    for name, hint in typing.get_type_hints(cls, include_extras=True).items():
        optional = typing.get_origin(hint) is typing.NotRequired
        inner = typing.get_args(hint)[0] if optional else hint
        fields.append(f"  {name}{'?' if optional else ''}: {ts_type(inner)};")
    return f"{_first_line(cls)}export interface {cls.__name__} {{\n" + "\n".join(fields) + "\n}\n"


def _fields(cls: type, *, defaults_are_optional: bool) -> list[str]:
    hints = typing.get_type_hints(cls)
    lines = []
    for field in dataclasses.fields(cls):
        optional = defaults_are_optional and field.default is not dataclasses.MISSING
        lines.append(f"{field.name}{'?' if optional else ''}: {ts_type(hints[field.name])};")
    return lines


def document_interface(cls: type) -> str:
    """An interface for a dataclass of a document. Every field travels."""
    fields = "\n".join(f"  {line}" for line in _fields(cls, defaults_are_optional=False))
    return f"{_first_line(cls)}export interface {cls.__name__} {{\n{fields}\n}}\n"


def wire_name(cls: type) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


def commands_interface(commands: typing.Iterable[type]) -> str:
    """One map from a command's name on the wire to its arguments."""
    lines = []
    for cls in commands:
        fields = " ".join(_fields(cls, defaults_are_optional=True))
        lines.append(
            f"  {wire_name(cls)}: {{ {fields} }};" if fields else f"  {wire_name(cls)}: Record<string, never>;"
        )
    return (
        "/** Every command by its name on the wire, with its arguments. */\nexport interface Commands {\n"
        + "\n".join(lines)
        + "\n}\n"
    )


def _classes_of(module: types.ModuleType, wanted: typing.Callable[[type], bool]) -> list[type]:
    return [
        value
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__.startswith(module.__name__) and wanted(value)
    ]


def generate() -> str:
    """The whole file."""
    from domain.budget import accounts, documents, layouts
    from domain.proposals import catalogue
    from domain.table import commands as table_commands
    from domain.workshop import commands as workshop_commands
    from projections import rows

    parts = [HEAD]
    parts += [row_interface(cls) for cls in _classes_of(rows, typing.is_typeddict)]
    parts += [
        document_interface(cls)
        for module in (accounts, layouts, documents, catalogue)
        for cls in _classes_of(module, dataclasses.is_dataclass)
    ]
    commands = [
        cls
        for module in (workshop_commands, table_commands)
        for cls in _classes_of(module, dataclasses.is_dataclass)
        if cls is not workshop_commands.ReplaceDocuments  # made by the server, out of files
    ]
    parts.append(commands_interface(commands))
    return "\n".join(parts)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    TARGET.write_text(generate(), encoding="utf-8")
    print(f"wrote {TARGET.relative_to(ROOT)}")
