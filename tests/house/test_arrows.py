"""The arrows between the rooms: domain <- projections <- server, and a client that speaks only the wire.

Never imports the rooms; it reads what they import.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house.sources import text_of, tracked

ROOMS = ("domain", "projections", "server", "client", "tests")
STANDARD = frozenset(sys.stdlib_module_names)
# The only clock, randomness and doors to the outside are the server's: the inner rooms get them as values.
IMPURE = frozenset(
    {"asyncio", "datetime", "http", "io", "logging", "multiprocessing", "os", "pathlib", "random", "secrets", "shutil"}
    | {"signal", "socket", "sqlite3", "ssl", "subprocess", "tempfile", "threading", "time", "urllib", "uuid"}
)


@dataclass(frozen=True, slots=True)
class Import:
    """One import: who asks, for which dotted module, in which line."""

    by: Path
    module: str
    line: int

    @property
    def room(self) -> str:
        """The first part of the module's name: one of ours, the standard library's, or a package's."""
        return self.module.partition(".")[0]

    def __str__(self) -> str:
        return f"{self.by}:{self.line} imports {self.module}"


def imports_of(file: Path, source: str) -> Iterator[Import]:
    """Everything that the source imports, wherever in it, with relative imports made whole."""
    package = file.parent.parts
    for node in ast.walk(ast.parse(source, str(file))):
        if isinstance(node, ast.Import):
            yield from (Import(file, alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            yield Import(file, ".".join((*above, *filter(None, [node.module]))), node.lineno)


def forbidden(found: Import) -> bool:
    """Whether this import goes against an arrow."""
    asking, asked = found.by.parts[0], found.room
    if asked == "eventsourcing":
        return found.by.parts[:2] != ("server", "log") and asking != "tests"
    if asked == "tests":
        return asking != "tests"
    match asking:
        case "domain":
            return asked in IMPURE or asked not in STANDARD | {"domain"}
        case "projections":
            return asked in IMPURE or asked not in STANDARD | {"domain", "projections"}
        case "server":
            return asked == "client"
        case "client":
            return asked in {"domain", "projections", "server"}
        case _:
            return False


def python_files() -> list[Path]:
    """The Python files in the rooms."""
    return [file for file in tracked(".py") if file.parts[0] in ROOMS]


@pytest.mark.parametrize("room", ROOMS)
def test_no_import_goes_against_an_arrow(room: str) -> None:
    """Each room imports only what it may know of."""
    files = [file for file in python_files() if file.parts[0] == room]
    wrong = [found for file in files for found in imports_of(file, text_of(file)) if forbidden(found)]
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("domain/table/decide.py", "import msgpack"),
        ("domain/table/decide.py", "from time import monotonic"),
        ("domain/table/decide.py", "def decide():\n    import random"),
        ("domain/table/decide.py", "from projections import rows"),
        ("domain/table/decide.py", "from ...server import room"),
        ("projections/house.py", "from server.protocol import frames"),
        ("projections/house.py", "import asyncio"),
        ("server/live/room.py", "from eventsourcing.persistence import StoredEvent"),
        ("server/live/room.py", "from client.session import Session"),
        ("server/live/room.py", "from tests.golden import day"),
        ("client/session.py", "from domain.table import commands"),
        ("client/session.py", "import server.protocol.frames"),
    ],
)
def test_an_import_against_an_arrow_is_seen(file: str, source: str) -> None:
    """The check can fail: each of these is an arrow turned round."""
    assert any(forbidden(found) for found in imports_of(Path(file), source))


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("domain/table/decide.py", "from dataclasses import replace\nfrom domain import errors\nfrom . import state"),
        ("projections/house.py", "from domain.recorded import Recorded"),
        ("server/log/recorder.py", "from eventsourcing.sqlite import SQLiteApplicationRecorder"),
        ("server/live/room.py", "import asyncio\nfrom projections import rows\nfrom domain import errors"),
        ("client/session.py", "import msgpack\nfrom websockets.asyncio.client import connect"),
        ("tests/server/test_log.py", "from eventsourcing.persistence import StoredEvent\nfrom tests import harness"),
    ],
)
def test_an_import_along_the_arrows_is_allowed(file: str, source: str) -> None:
    """Nor does the check cry wolf."""
    assert not [found for found in imports_of(Path(file), source) if forbidden(found)]
