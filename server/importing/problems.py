"""What is wrong with the files, each with its place and its remedy. Collects all before anything is refused."""

from __future__ import annotations

from dataclasses import dataclass

from server.importing.remedies import REMEDIES
from server.sentences import Language

_SHOWN = 60
"""Characters of a bad cell that are shown; more would drown the remedy."""


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """row: as a spreadsheet counts, the column names are row 1; 0 for the file as a whole. column "" for the whole row.

    value: the cell as it stands. code: a key of REMEDIES. about: fills the remedy's place.
    """

    file: str
    row: int
    column: str
    value: str
    code: str
    about: str = ""

    def remedy(self, language: Language = "en") -> str:
        danish, english = REMEDIES[self.code]
        return (danish if language == "da" else english).format(about=self.about)

    def say(self, language: Language = "en") -> str:
        """One line: place, value, remedy."""
        row, column = ("række", "kolonne") if language == "da" else ("row", "column")
        place = [self.file]
        if self.row:
            place.append(f"{row} {self.row}")
        if self.column:
            place.append(f"{column} {self.column}")
        shown = self.value if len(self.value) <= _SHOWN else self.value[: _SHOWN - 1] + "…"
        value = f" »{shown}«" if shown else ""
        return f"{', '.join(place)}:{value} {self.remedy(language)}"


class ImportFailed(Exception):
    """Nothing was imported. Holds every problem found, in the order of the files."""

    def __init__(self, problems: tuple[ImportProblem, ...]) -> None:
        super().__init__("\n".join(problem.say() for problem in problems))
        self.problems = problems


class Problems:
    """Collects while the reading goes on, so that one look at the files mends them all."""

    def __init__(self) -> None:
        self._found: dict[ImportProblem, None] = {}

    def add(self, problem: ImportProblem) -> None:
        """The same problem at the same place is told once."""
        self._found[problem] = None

    def refuse_if_any(self) -> None:
        """ImportFailed with all that was found so far."""
        if self._found:
            raise ImportFailed(tuple(self._found))
