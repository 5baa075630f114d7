"""Tells by the columns whose files a folder holds, and has them read. Knows no cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from domain.budget.report import Report
from domain.proposals.covering import check_layouts
from domain.proposals.fit import check_fit
from domain.proposals.relations import Relations
from server.importing import bergen, fjordbaek
from server.importing.imported import Imported
from server.importing.problems import ImportFailed, ImportProblem
from server.importing.sheet import columns_of

_FORMATS: tuple[tuple[str, tuple[frozenset[str], ...], Callable[[Path], Imported]], ...] = (
    (fjordbaek.NAME, fjordbaek.HALLMARKS, fjordbaek.read_folder),
    (bergen.NAME, bergen.HALLMARKS, bergen.read_folder),
)


def read(folder: Path) -> Imported:
    """The municipality's budget, catalogue and assumptions. ImportFailed, with every problem and its remedy."""
    columns = [frozenset(columns_of(path)) for path in sorted(folder.glob("*.csv"))]
    fitting = [(name, read_folder) for name, hallmarks, read_folder in _FORMATS if _any_has(columns, hallmarks)]
    if len(fitting) != 1:
        code = "two_formats" if fitting else "not_recognised"
        names = " / ".join(name for name, *_ in (fitting or _FORMATS))
        raise ImportFailed((ImportProblem(str(folder), 0, "", "", code, names),))
    _, read_folder = fitting[0]
    imported = read_folder(folder)
    # What the files' own checks let through must fit together: a fault past this line is the mapping's, not the user's.
    Relations(imported.catalogue)
    report = Report(imported.budget, imported.assumptions)
    check_fit(imported.catalogue, report)
    check_layouts(report, imported.catalogue)
    return imported


def _any_has(files: Iterable[frozenset[str]], hallmarks: Iterable[frozenset[str]]) -> bool:
    marks = tuple(hallmarks)
    return any(mark <= columns for columns in files for mark in marks)
