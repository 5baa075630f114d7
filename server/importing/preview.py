"""What a screen shows of files before a mapping is chosen, from one reading of them. Understands no amount."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from server.importing.grids import books_of
from server.importing.guessing import guess_of
from server.importing.heads import Head, heads_of
from server.importing.mapping import Mapping as FileMapping
from server.importing.native import native_reader
from server.importing.problems import ImportProblem, Problems
from server.importing.reading import OURS, fitting


@dataclass(frozen=True, slots=True)
class Preview:
    """heads: of every sheet. problems: files that cannot be read. guess: None where no sheet's names mean enough.

    known: the name of the bundled mapping that the files belong to, "raaderum" for a workbook of our own, or "".
    """

    heads: tuple[Head, ...]
    problems: tuple[ImportProblem, ...]
    guess: FileMapping | None
    known: str


def preview(files: Mapping[str, bytes]) -> Preview:
    """A workbook is opened once, whatever is asked of it."""
    problems = Problems()
    books = books_of(files, problems)
    ours = native_reader(books) is not None
    belonging = fitting(books)
    known = OURS if ours else belonging[0].name if len(belonging) == 1 else ""
    return Preview(heads_of(books), problems.all, guess_of(books), known)
