"""XLSX, XLS and ODS, read by a process of its own under limits, so that no workbook can move the server.

*Tried*: one far-away cell took a reader of this kind 2 GB (trust.md). Never opens a workbook in this process.
"""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgpack

from server.importing.grids import archive, limits
from server.importing.grids.cell import Cell, Flaw
from server.importing.grids.sheet import Book, Sheet
from server.importing.problems import ImportProblem, Problems

_CHILD = Path(__file__).with_name("child.py")
_DECIMAL, _FLAW = 1, 2
"""Types of the answer that msgpack does not have; `child.py` writes them."""


def read_workbook(file: str, data: bytes, problems: Problems, kind: str) -> Book | None:
    """All sheets, hidden ones too; None if there is nothing to read, and then it is told why."""
    fault = archive.fault(data) if data.startswith(b"PK") else None
    if fault is not None:
        problems.add(ImportProblem(file, 0, "", "", *fault))
        return None
    answer = _answer(data)
    if isinstance(answer, str):
        problems.add(ImportProblem(file, 0, "", "", answer))
        return None
    for sheet, cell, code, about in answer["faults"]:
        problems.add(ImportProblem(file, 0, "", "", code, about, sheet=sheet, cell=cell))
    if answer["faults"]:
        return None
    sheets = tuple(
        Sheet(file, sheet["name"], sheet["rows"], hidden=sheet["hidden"], merged=tuple(sheet["merged"]))
        for sheet in answer["sheets"]
    )
    if not any(sheet.rows for sheet in sheets):
        problems.add(ImportProblem(file, 0, "", "", "no_rows"))
        return None
    return Book(file, kind, sheets)


def _answer(data: bytes) -> dict[str, Any] | str:
    """What the child found, or the code of why it found nothing."""
    asked = (limits.ROWS, limits.COLUMNS, limits.CELLS, limits.MEMORY, limits.CPU_SECONDS)
    try:
        done = subprocess.run(  # noqa: S603 - our own file, our own interpreter, numbers for arguments
            [sys.executable, "-I", str(_CHILD), *map(str, asked)],
            input=data,
            capture_output=True,
            timeout=limits.WALL_SECONDS,
            env={},
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError):
        return "too_heavy"
    if done.returncode:
        return "too_heavy"
    answer: dict[str, Any] = msgpack.unpackb(done.stdout, ext_hook=_cell)
    return answer


def _cell(kind: int, data: bytes) -> Cell:
    text = data.decode()
    if kind == _DECIMAL:
        return Decimal(text)
    code, _, shown = text.partition("\n")
    return Flaw(code, shown)
