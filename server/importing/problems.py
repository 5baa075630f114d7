"""What is wrong with the files, each with its place and its remedy. Collects all before anything is refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal, TypeAlias

from server.importing.remedies import REMARKS, REMEDIES
from server.sentences import Language

Severity: TypeAlias = Literal["problem", "remark"]
"""A problem stands in the way of the import; a remark is shown and no more."""

_SHOWN = 60
"""Characters of a bad cell that are shown; more would drown the remedy."""

MOST_OF_A_KIND = 50
"""Of the same code in the same column; a shifted column of 30,000 rows is one mistake, not 30,000."""


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """row: as a spreadsheet counts, 0 for the file as a whole. column: its name, "" for the whole row.

    value: the cell as it stands. code: a key of REMEDIES. about: fills the remedy's place. sheet: "" for CSV.
    cell: as a spreadsheet names it (H5), "" for more than one.
    """

    file: str
    row: int
    column: str
    value: str
    code: str
    about: str = ""
    sheet: str = ""
    cell: str = ""

    @property
    def severity(self) -> Severity:
        return "remark" if self.code in REMARKS else "problem"

    def remedy(self, language: Language = "en") -> str:
        danish, english = REMEDIES[self.code]
        return (danish if language == "da" else english).format(about=self.about)

    def say(self, language: Language = "en") -> str:
        """One line: place, value, remedy."""
        row, column, sheet = ("række", "kolonne", "ark") if language == "da" else ("row", "column", "sheet")
        place = [self.file] if self.file else []
        if self.sheet:
            place.append(f"{sheet} {self.sheet}")
        if self.row:
            place.append(f"{row} {self.row}")
        if self.column:
            place.append(f"{column} {self.column}")
        if self.cell:
            place.append(self.cell)
        shown = self.value if len(self.value) <= _SHOWN else self.value[: _SHOWN - 1] + "…"
        value = f" »{shown}«" if shown else ""
        return f"{', '.join(place)}:{value} {self.remedy(language)}".removeprefix(": ")

    def as_map(self, language: Language) -> dict[str, str | int]:
        """For a screen: the place in parts, and the sentence."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "cell": self.cell,
            "value": self.value[:_SHOWN],
            "code": self.code,
            "severity": self.severity,
            "say": self.remedy(language),
        }


class ImportFailed(Exception):
    """Nothing was imported. Holds every problem found, in the order of the files."""

    def __init__(self, problems: tuple[ImportProblem, ...]) -> None:
        super().__init__("\n".join(problem.say() for problem in problems))
        self.problems = problems


class Problems:
    """Collects while the reading goes on, so that one look at the files mends them all."""

    def __init__(self) -> None:
        self._found: dict[ImportProblem, None] = {}
        self._counts: Counter[tuple[str, str, str, str]] = Counter()

    def add(self, problem: ImportProblem) -> None:
        """The same problem at the same place is told once, and a mistake of a whole column not for ever."""
        kind = (problem.file, problem.sheet, problem.column, problem.code)
        if problem not in self._found:
            self._counts[kind] += 1
            if self._counts[kind] <= MOST_OF_A_KIND:
                self._found[problem] = None

    @property
    def all(self) -> tuple[ImportProblem, ...]:
        """Problems and remarks; last, how many more of a kind there were."""
        more = (
            ImportProblem(file, 0, column, "", "more_of_them", f"{count - MOST_OF_A_KIND}", sheet=sheet)
            for (file, sheet, column, _), count in self._counts.items()
            if count > MOST_OF_A_KIND
        )
        return (*self._found, *more)

    @property
    def serious(self) -> tuple[ImportProblem, ...]:
        """Those that stand in the way."""
        return tuple(problem for problem in self._found if problem.severity == "problem")

    def refuse_if_any(self) -> None:
        """ImportFailed with all problems found so far; remarks do not refuse."""
        if self.serious:
            raise ImportFailed(self.serious)
